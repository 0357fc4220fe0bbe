"""`passage batch`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Force, Home, Json, ReportId, Reports, Year

if TYPE_CHECKING:
    from assistant.wire import AnswerObject


def batch(
    source: Annotated[
        Path, typer.Argument(metavar="IN.jsonl", help="Questions, follow-ups and claims.")
    ],
    target: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="Where the answers go.")],
    resume: Annotated[bool, typer.Option("--resume", help="Continue a run that was cut short.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the output.")] = False,
    json: Json = False,
    force: Force = None,
    year: Year = None,
    report: ReportId = None,
    home: Home = None,
    reports: Reports = None,
) -> None:
    """Answer every row of a file, one row out for each in, in order."""
    from assistant.cli.console import out, print_json, progress
    from assistant.cli.output import Output
    from assistant.cli.rows import lines, respond
    from assistant.cli.scope import read_scope
    from assistant.cli.session import open_assistant

    total = sum(1 for _ in lines(source))
    output = Output.open(target, source, resume=resume, overwrite=overwrite)
    remaining = output.remaining(lines(source))
    assistant = open_assistant(home, reports)
    scope = read_scope(assistant.index.infos(), force, year, report)
    statuses: Counter[str] = Counter()

    def answered() -> Iterator[AnswerObject]:
        with progress("Answering", total, output.done) as advance:
            for line in remaining:
                row = respond(assistant, line, scope)
                statuses[row["reason"] if row["reason"] == "unreadable" else row["status"]] += 1
                yield row
                advance()

    output.write(answered())
    if json:
        print_json({"rows": total, "statuses": dict(statuses), "output": str(target)})
        return
    counts = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in statuses.most_common())
    out().print(f"{total} rows in {target}" + (f"; this run: {counts}" if counts else ""))
