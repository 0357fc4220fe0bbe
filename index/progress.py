"""How a build tells what it is doing, and a bar that shows it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

Stage = Literal["unchanged", "read", "embed", "index", "verify", "done"]


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of a build.

    `done` of `total` counts reports; `texts_done` of `texts` those of this report that need a vector
    (stage `embed` only). `unchanged` means that nothing had to be done.
    """

    stage: Stage
    report_id: str = ""
    done: int = 0
    total: int = 0
    texts_done: int = 0
    texts: int = 0


Listener = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """The listener that ignores every step."""


@contextmanager
def bar() -> Iterator[Listener]:
    """A listener that draws a bar on standard error, if that is a terminal."""
    from tqdm import tqdm

    with tqdm(total=None, unit="report", file=sys.stderr, disable=None, leave=False) as drawn:

        def listen(step: Progress) -> None:
            if step.total:
                drawn.total = step.total
            share = step.texts_done / step.texts if step.texts else 0.0
            drawn.n = (
                round(step.done + share, 2) if step.stage in ("read", "embed") else drawn.total or 0
            )
            drawn.set_description_str(f"{step.stage} {step.report_id}".strip())

        yield listen
