"""`passage index`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Home, Json, Reports

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.status import Status

app = typer.Typer(help="Build the index, say what it holds, or verify it.", no_args_is_help=True)


@app.command()
def build(
    anew: Annotated[bool, typer.Option("--anew", help="Read every report again.")] = False,
    json: Json = False,
    home: Home = None,
    reports: Reports = None,
) -> None:
    """Index the reports: what has not changed is kept, and the old index serves until the end."""
    from assistant.cli.console import out, print_json
    from index.build import build as build_index
    from index.embedding import SentenceEmbedder
    from index.progress import Progress, bar

    settings, folder = _places(home, reports)
    stages: set[str] = set()
    embedder = SentenceEmbedder.load(settings.embedding_model)
    with bar() as draw:

        def listen(step: Progress) -> None:
            stages.add(step.stage)
            draw(step)

        manifest = build_index(folder, settings.home, embedder, force=anew, progress=listen)
    unchanged = "unchanged" in stages
    counts = manifest.counts
    if json:
        print_json({
            "generation": manifest.generation,
            "unchanged": unchanged,
            "reports": counts.reports,
            "passages": counts.passages,
            "seconds": manifest.seconds,
            "home": str(settings.home),
        })  # fmt: skip
        return
    holds = f"{counts.reports} reports, {counts.passages} passages in {settings.home}"
    took = f"{counts.embedded} texts embedded, {counts.reused} kept, {manifest.seconds:.1f} s"
    out().print(f"Up to date: {holds}." if unchanged else f"Built: {holds} ({took}).", soft_wrap=True)


@app.command()
def status(json: Json = False, home: Home = None, reports: Reports = None) -> None:
    """Say what the index holds; exit code 2 if it does not fit the reports as they are now."""
    from dataclasses import asdict

    from assistant.cli.console import print_json
    from corpus.errors import IndexStale
    from index.manifest import REMEDY
    from index.status import status as index_status

    settings, folder = _places(home, reports)
    found = index_status(settings.home, folder)
    if json:
        print_json({**asdict(found), "up_to_date": found.up_to_date, "home": str(settings.home)})
    else:
        _print_status(found, settings.home)
    if not found.up_to_date:
        raise IndexStale(f"the index is out of date: {found.out_of_date[0]}; {REMEDY}")


@app.command()
def verify(json: Json = False, home: Home = None, reports: Reports = None) -> None:
    """Check every file and every vector of the index; exit code 2 at the first fault."""
    from assistant.cli.console import out, print_json
    from index.verify import verify as verify_index

    settings, _ = _places(home, reports)
    manifest = verify_index(settings.home)
    if json:
        print_json({"generation": manifest.generation, "sound": True, "files": len(manifest.files)})
    else:
        out().print(f"Sound: generation {manifest.generation}, {len(manifest.files)} files.")


def _places(home: Path | None, reports: Path | None) -> tuple[Settings, Path]:
    """The settings, and the folder of reports that they mean."""
    from assistant.settings import Settings
    from corpus.catalogue import DEFAULT_FOLDER

    settings = Settings.read(home=home, reports=reports)
    return settings, settings.reports or DEFAULT_FOLDER


def _print_status(status: Status, home: Path) -> None:
    from assistant.cli.console import out

    counts, console = status.counts, out()
    for name, value in (
        ("Data folder", str(home)),
        ("Generation", f"{status.generation}, built {status.built} in {status.seconds:.1f} s"),
        ("Holds", f"{counts.reports} reports, {counts.passages} passages, {counts.sentences} sentences"),
        ("Model", status.model),
        ("Search", f"{status.nearest.kind}; {status.size / 1e6:.1f} MB on disk"),
        ("State", "; ".join(status.out_of_date) or "up to date"),
    ):
        console.print(f"{name}: {value}", soft_wrap=True)
