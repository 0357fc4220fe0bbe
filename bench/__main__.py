"""`python -m bench [NAME ...]`: run the benchmarks, print their figures, and keep them as JSON.

A benchmark is a module of this package with a `TITLE` and a `measure() -> list[Figure]`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules

from rich.console import Console
from rich.table import Table

import bench
from assistant.settings import Settings
from bench.figures import Figure, machine


def main(wanted: list[str]) -> None:
    """Run the benchmarks that are `wanted` by name, or all, one after the other.

    Raises:
        SystemExit: there is none of a name that is wanted; the message says which there are.
    """
    known = _names()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise SystemExit(f"bench: there is no benchmark {unknown[0]!r}; there are {', '.join(known)}")
    console = Console()
    about = machine()
    console.print(", ".join(f"{name} {value}" for name, value in about.items()))
    results: dict[str, list[Figure]] = {}
    for name in wanted or known:
        module = import_module(f"bench.{name}")
        results[name] = module.measure()
        console.print(_table(module.TITLE, results[name]))
    path = Settings.read().home / "bench.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": about,
        "figures": {name: [asdict(figure) for figure in figures] for name, figures in results.items()},
    }
    path.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    console.print(f"kept in {path}", soft_wrap=True)


def _names() -> list[str]:
    """Names of the benchmarks in this package."""
    modules = sorted(one.name for one in iter_modules(bench.__path__) if not one.name.startswith("_"))
    return [name for name in modules if hasattr(import_module(f"bench.{name}"), "measure")]


def _table(title: str, figures: list[Figure]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("figure")
    table.add_column("value", justify="right")
    table.add_column("unit")
    table.add_column("aim")
    for figure in figures:
        table.add_row(figure.name, f"{figure.value:,.4g}", figure.unit, figure.aim)
    return table


if __name__ == "__main__":
    main(sys.argv[1:])
