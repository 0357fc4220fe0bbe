"""`passage eval`: run the known answers, compare runs, hold the gate, write the report."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from eval.run import Answered, Run
    from eval.types import KnownAnswer, Result

app = typer.Typer(
    help="Run the known answers, compare runs, hold the gate, write the report.", no_args_is_help=True
)

RUNS_DRAWN = 30
"""How many saved runs the trend goes back."""

Home = Annotated[Path | None, typer.Option(help="The data folder; else PASSAGE_HOME.")]
Sets = Annotated[
    list[Path] | None,
    typer.Option(
        "--set", help="A file of known answers; else those that came with Passage. Repeatable."
    ),
]
Jobs = Annotated[
    int,
    typer.Option(min=1, max=64, help="Processes that share the rows; each takes about 1 GB."),
]
Rules = Annotated[bool, typer.Option("--rules", help="Also rows made by rule, in their own groups.")]


@app.command("run")
def run_command(
    *,
    home: Home = None,
    sets: Sets = None,
    rules: Rules = False,
    only: Annotated[
        list[str] | None, typer.Option(help="Only rows of this type, kind, set or id.")
    ] = None,
    name: Annotated[str, typer.Option(help="Ends the name of the run's folder.")] = "run",
    jobs: Jobs = 1,
    save: Annotated[bool, typer.Option(help="Keep the results, and take up an interrupted run.")] = True,
    misses: Annotated[bool, typer.Option(help="List every row that is not right.")] = True,
    intervals: Annotated[bool, typer.Option(help="Every figure with its interval.")] = False,
) -> None:
    """Put the known answers to the assistant and print figures by type and set, and the misses."""
    from eval import table
    from eval.measures import ALL, score, summarise
    from eval.reliability import reliability

    known = _rows(sets, rules, only or [])
    results = _record(home, known, name, jobs).results if save else _evaluate(home, known, jobs)
    scores = score(results)
    figures = summarise(results, scores)
    if misses:
        typer.echo(table.misses(results, scores) + "\n")
    typer.echo(table.by_group(figures) + "\n")
    typer.echo(table.with_intervals(f for f in figures if intervals or f.group == ALL) + "\n")
    for part, fit in reliability(results).items():
        told = f"Brier {fit.brier:.3f}, ECE {fit.ece:.3f}"
        typer.echo(f"confidence of {fit.count} answers to rows {part}: {told}")


@app.command("compare")
def compare_command(before: Path, after: Path) -> None:
    """List every question that flipped between two runs (their folders), and test the difference."""
    from eval.compare import apart, outcome, told
    from eval.run import open_run

    old, new = (open_run(folder) for folder in (before, after))
    typer.echo(told(apart(map(outcome, old.results), map(outcome, new.results))))


@app.command("gate")
def gate_command(
    *,
    home: Home = None,
    sets: Sets = None,
    thresholds: Annotated[Path | None, typer.Option(help="A file of thresholds; else ours.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="A stored baseline; else ours.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Store what is reached as baseline.")] = False,
    jobs: Jobs = 1,
) -> None:
    """Run all rows; exit with 1 if a threshold or the baseline is broken beyond chance."""
    from eval import gate, table
    from eval.compare import told
    from eval.measures import summarise

    limits, stored = gate.packaged()
    stored = baseline or stored
    # Read first: what is wrong with them is to be told before the run, not after it.
    held = gate.load_thresholds(thresholds or limits)
    before = () if update else gate.load_baseline(stored)
    results = _record(home, _rows(sets, True, []), "gate", jobs).results
    figures = summarise(results)
    typer.echo(table.by_group(figures) + "\n")
    breaches = gate.check_thresholds(figures, held)
    if update:
        gate.save_baseline(results, stored)
        typer.echo(f"baseline stored in {stored}")
    else:
        sorts, lost = gate.check_baseline(results, before)
        typer.echo(told(sorts))
        breaches += lost
    for breach in breaches:
        typer.echo(f"broken: {breach.why}")
    if breaches:
        raise typer.Exit(1)
    typer.echo("the gate holds")


@app.command("train")
def train_command(
    *,
    home: Home = None,
    sets: Sets = None,
    out: Annotated[Path | None, typer.Option(help="Where the weights go; else the package.")] = None,
    reader: Annotated[
        bool, typer.Option("--reader", help="First train the cross-encoder (hours on two cores).")
    ] = False,
    data: Annotated[
        Path | None, typer.Option(help="A folder of public sets that it learns from as well.")
    ] = None,
    epochs: Annotated[float, typer.Option(help="How often it reads each pair.")] = 2,
    further: Annotated[
        bool, typer.Option("--further", help="It begins with the layers that the package has.")
    ] = False,
    judging: Annotated[
        bool,
        typer.Option("--judging", help="Fit all that weighs what it reads; the linear rankers stay."),
    ] = False,
    confidence: Annotated[
        bool, typer.Option("--confidence", help="Fit confidence and threshold alone; the rest stays.")
    ] = False,
) -> None:
    """Fit rankers, confidence and threshold to known answers, with cross-validated figures.

    Sets that are held out are left out, unless a set is named.
    """
    from assistant.engine import Assistant
    from assistant.evidence.entailment import Entailment
    from corpus.errors import InputError
    from eval import training
    from index.embedding import SentenceEmbedder

    rows = [row for row in _rows(sets, False, []) if sets or not row.held_out]
    folder = out or training.packaged_folder()
    if not folder.is_dir():  # Told first: the weights are written when hours have passed.
        raise InputError(f"the folder {folder} does not exist; make it, or name another with --out")
    assistant = Assistant.open(home)
    if reader:
        weights = training.train_reader(
            assistant,
            SentenceEmbedder.load(),
            folder,
            typer.echo,
            data=data,
            epochs=epochs,
            further=further,
        )
        assistant = Assistant(assistant.index, entailment=Entailment.load(weights))
    fit = training.train
    if judging:
        fit = training.train_judging
    elif confidence:
        fit = training.train_confidence
    fit(assistant, rows, folder, typer.echo)


@app.command("report")
def report_command(
    *,
    run: Annotated[Path | None, typer.Argument(help="The folder of a run; else the latest.")] = None,
    home: Home = None,
    html: Annotated[Path | None, typer.Option(help="Where the page goes; else beside the run.")] = None,
    junit: Annotated[Path | None, typer.Option(help="Also write JUnit XML here.")] = None,
) -> None:
    """Write a run as one HTML page, with the trend over the saved runs."""
    from assistant.settings import Settings
    from corpus.errors import InputError
    from eval import report
    from eval.junit import xml
    from eval.run import open_run, saved

    folders = saved(Settings.read(home=home).home)
    if run is None and not folders:
        raise InputError("no run has been saved yet; make one with: passage eval run")
    chosen = open_run(run or folders[-1])
    runs = [open_run(folder) for folder in folders[-RUNS_DRAWN:]]
    trend = [report.point(each) for each in runs if each.complete]
    target = html or chosen.folder / "report.html"
    target.write_text(report.page(chosen, trend), encoding="utf-8")
    typer.echo(f"written {target}")
    if junit is not None:
        junit.write_text(xml(chosen.results), encoding="utf-8")
        typer.echo(f"written {junit}")


@app.command("validate")
def validate_command(sets: Sets = None) -> None:
    """Check known answers against the reports: every quote stands there, every answer passes itself."""
    from eval.dataset import load, packaged
    from eval.validate import catalogued, validate

    rows = load(*(sets or packaged()))
    faults = validate(rows, catalogued())
    for fault in faults:
        typer.echo(f"{fault.id}: {fault.why}")
    typer.echo(f"{len(rows)} rows, {len(faults)} faults")
    if faults:
        raise typer.Exit(1)


@app.command("import-feedback")
def import_feedback_command(
    *,
    home: Home = None,
    sets: Sets = None,
    out: Annotated[
        Path | None, typer.Option(help="The file of drafts; else eval/drafts.jsonl in the data folder.")
    ] = None,
) -> None:
    """Turn what users said of answers into drafts of known answers, for a person to complete."""
    from assistant.records.feedback import NAME, FeedbackStore
    from assistant.settings import Settings
    from corpus.errors import InputError
    from eval.dataset import load, packaged
    from eval.feedback import add_to

    folder = Settings.read(home=home).home
    if not (folder / NAME).exists():
        raise InputError(f"there is no feedback in {folder} yet; it comes from the chat page")
    target = out or folder / "eval" / "drafts.jsonl"
    made = add_to(target, FeedbackStore(folder / NAME).all(), load(*(sets or packaged())))
    typer.echo(
        f"{made.judgements} judgements: {len(made.rows)} new drafts, {made.drafted} drafted before, "
        f"{made.known} known already"
    )
    if made.rows:
        typer.echo(f"added to {target}; check them with: passage eval validate --set {target}")


def _rows(sets: Sequence[Path] | None, rules: bool, only: Sequence[str]) -> tuple[KnownAnswer, ...]:
    """The rows that a command is about."""
    from corpus.errors import InputError
    from eval.dataset import complete, load, packaged

    rows = complete(load(*(sets or packaged())))
    if rules:
        from eval.rules import made_from
        from eval.validate import catalogued

        rows += made_from(rows, (text for texts in catalogued().values() for text in texts))
    chosen = tuple(r for r in rows if not only or {r.id, r.kind, r.group, r.rule, r.source} & set(only))
    if not chosen:
        groups = ", ".join(dict.fromkeys(r.group for r in rows))
        raise InputError(f"no row is of {', '.join(only)}; choose from {groups}")
    return chosen


def _evaluate(home: Path | None, rows: Sequence[KnownAnswer], jobs: int) -> tuple[Result, ...]:
    from assistant.engine import Assistant
    from eval.run import evaluate

    engine = Assistant.open(home)
    with _shared(home, jobs) as shared:
        return evaluate(engine, rows, progress=True, shared=shared)


def _record(home: Path | None, rows: Sequence[KnownAnswer], name: str, jobs: int) -> Run:
    from assistant.engine import Assistant
    from assistant.settings import Settings
    from eval import fingerprint
    from eval.run import record

    engine = Assistant.open(home)
    manifest = engine.index.manifest
    with _shared(home, jobs) as shared:
        run = record(
            engine,
            rows,
            Settings.read(home=home).home,
            name=name,
            index=fingerprint.manifest(manifest),
            model=f"{manifest.model} {manifest.weights_sha256[:16]}",
            progress=True,
            shared=shared,
        )
    typer.echo(f"kept in {run.folder}\n")
    return run


def _shared(home: Path | None, jobs: int) -> AbstractContextManager[Answered | None]:
    """What answers in place of this process, if there are to be several `jobs`."""
    from eval.workers import shared

    return nullcontext() if jobs == 1 else shared(home, jobs)


def main() -> None:
    """The entry point of `python -m eval`."""
    from assistant.cli.edge import Edge
    from index.threads import wait_passively

    wait_passively()
    root = typer.Typer(cls=Edge, add_completion=False, no_args_is_help=True)
    root.add_typer(app)
    root()
