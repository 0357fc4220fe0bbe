"""`passage search`."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.options import Force, Home, Json, ReportId, Reports, Year

MOST = 100


def search(
    text: Annotated[str, typer.Argument(help="What to look for; - reads it from stdin.")],
    count: Annotated[
        int, typer.Option("-k", "--count", min=1, max=MOST, help="How many passages.")
    ] = 10,
    json: Json = False,
    force: Force = None,
    year: Year = None,
    report: ReportId = None,
    home: Home = None,
    reports: Reports = None,
) -> None:
    """Find passages, best first, and show why each was found."""
    from assistant.cli.console import out, print_json
    from assistant.cli.scope import read_scope
    from assistant.cli.session import by_id, given_text, open_assistant
    from assistant.cli.show_hits import hits_view
    from assistant.wire import passage_object

    wanted = given_text(text)
    assistant = open_assistant(home, reports)
    infos = assistant.index.infos()
    hits = assistant.find(wanted, k=count, scope=read_scope(infos, force, year, report))
    if json:
        print_json([passage_object(hit) for hit in hits])
    else:
        out().print(hits_view(hits, by_id(infos)))
