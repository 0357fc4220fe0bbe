"""Which rows satisfy the filters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import FilterError
from index.types import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from numpy.typing import NDArray

    from corpus.types import ReportInfo

_SHOWN = 12


class Selection:
    """Turns `Filters` into rows. Force, year and report are properties of a report, whose rows are
    neighbours; the kinds are read only when a filter first asks for them."""

    def __init__(
        self,
        infos: Iterable[ReportInfo],
        ranges: Mapping[str, tuple[int, int]],
        kinds: Callable[[], NDArray[np.str_]],
    ) -> None:
        """`ranges` holds the rows `[first, end)` of each report id; `kinds` gives each row's kind."""
        self._infos = tuple(infos)
        self._ranges = ranges
        self._kinds = cache(kinds)

    def rows(self, filters: Filters) -> NDArray[np.int64] | None:
        """The rows allowed, ascending; None where the filters restrict nothing."""
        reports = self._reports(filters)
        if len(reports) == len(self._infos) and not filters.kinds:
            return None
        spans = sorted(self._ranges[info.id] for info in reports)
        allowed = [np.arange(first, end, dtype=np.int64) for first, end in spans]
        rows = np.concatenate(allowed) if allowed else np.empty(0, dtype=np.int64)
        if filters.kinds:
            rows = rows[np.isin(self._kinds()[rows], sorted(filters.kinds))]
        return rows

    def check(self, filters: Filters) -> None:
        """Does nothing if the filters can be satisfied.

        Raises:
            FilterError: a value is not in the index, or no passage has all that is asked for.
        """
        _require("force", filters.forces, {info.force for info in self._infos})
        _require("year", filters.years, {info.year for info in self._infos})
        _require("report", filters.reports, {info.id for info in self._infos})
        if filters.kinds:
            _require("kind", filters.kinds, {str(kind) for kind in np.unique(self._kinds())})
        rows = self.rows(filters)
        if rows is not None and not len(rows):
            some = Filters(forces=filters.forces, reports=filters.reports)
            near = self._reports(some) or self._infos
            raise FilterError(
                f"no report fits all filters at once; there are: "
                f"{_listed(f'{info.id} ({info.force}, {info.year})' for info in near)}"
            )

    def _reports(self, filters: Filters) -> list[ReportInfo]:
        return [
            info
            for info in self._infos
            if (not filters.forces or info.force in filters.forces)
            and (not filters.years or info.year in filters.years)
            and (not filters.reports or info.id in filters.reports)
        ]


def _require(name: str, wanted: Iterable[object], present: set[str] | set[int]) -> None:
    for value in sorted(wanted, key=str):
        if value not in present:
            raise FilterError(
                f"no {name} {value!r} in the index; there are: {_listed(map(str, present))}"
            )


def _listed(values: Iterable[str]) -> str:
    ordered = sorted(values)
    more = f" and {len(ordered) - _SHOWN} more" if len(ordered) > _SHOWN else ""
    return ", ".join(ordered[:_SHOWN]) + more
