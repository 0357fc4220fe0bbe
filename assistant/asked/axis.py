"""What a contrast is: two sides, and the axis along which they are held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.language.polarity import Direction

Axis = Literal["reports", "areas", "moments", "things"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contrast: `text` is what is asked of it alone, `label` how the question calls it
    where it is a thing; `year` is the inspection year that it is confined to, `month` the (year, month)
    of its moment, `area` its area, each as its axis needs it."""

    text: str
    label: str = ""
    year: int | None = None
    month: tuple[int, int] | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sides held against each other along one axis. `way` says which way a comparison goes ("is the
    first higher than the second?"); None if it is not said or depends on what is good. `decides` says
    that yes or no is asked, `ranks` that one of the sides is; `alike` that it is whether both went the
    same way; `changes` that changes are compared, not levels."""

    axis: Axis
    sides: tuple[Side, Side]
    way: Direction | None = None
    decides: bool = False
    ranks: bool = False
    alike: bool = False
    changes: bool = False
