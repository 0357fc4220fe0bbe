"""What a benchmark measures, and the machine that it was measured on."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from math import ceil
from pathlib import Path

PACKAGES = ("torch", "sentence-transformers", "faiss-cpu", "tantivy", "langchain-core")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value. `aim` is what it should be ("at most 3"), or "" where nothing was set."""

    name: str
    value: float
    unit: str
    aim: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of `values` do not exceed, by the nearest rank.

    Raises:
        ValueError: there are no values, or `share` is not in (0, 1].
    """
    if not values or not 0 < share <= 1:
        raise ValueError(f"no percentile {share} of {len(values)} values")
    ordered = sorted(values)
    return ordered[ceil(len(ordered) * share) - 1]


def machine() -> dict[str, str]:
    """The processor, its cores, the system and the versions that matter."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
