"""Small reports, as files to be built from and as values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.types import (
    Abbreviation,
    Cell,
    Column,
    Figure,
    Footnote,
    Judgement,
    PageRun,
    Passage,
    Report,
    ReportInfo,
    Row,
    Section,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus.types import Kind

FORCES = ("Avon Constabulary", "Borset Police", "Calder Police")
_TOPICS = (
    "burglary",
    "domestic abuse",
    "response times",
    "custody",
    "cyber crime",
    "vulnerable victims",
)
_DETAILS = (
    "new teams of officers with the training that they had asked for",
    "meetings with councils, schools and charities in each district",
    "plans that named who would act and by which date",
    "supervisors who read every file before it was closed",
    "computers that showed what was known of a caller at once",
    "letters to people who had waited for longer than a month",
    "cases in which the first officer had not secured evidence",
)


def prose(force: str, year: int) -> str:
    """A report's text, with figures that no other force and year has, a passage or so for each topic."""
    findings = [
        f"{force} has changed how it deals with {topic}. In {year} officers recorded"
        f" {year % 100 * 7 + place * 13 + len(force)} cases of {topic}. "
        + " ".join(
            f"We saw {place + 3} {detail}, and {topic} was better understood." for detail in _DETAILS
        )
        for place, topic in enumerate(_TOPICS)
    ]
    return (
        f"Introduction\n\nThis report is about {force}.\n\nFindings\n\n" + "\n\n".join(findings) + "\n"
    )


def write_folder(folder: Path, texts: Mapping[tuple[str, int], str]) -> Path:
    """A folder of reports with its catalogue, one for each force and year."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    entries = []
    for (force, year), text in texts.items():
        report_id = report_id_of(force, year)
        (folder / f"{report_id}.txt").write_text(text, encoding="utf-8")
        entries.append(
            f'[[report]]\nid = "{report_id}"\nfile = "{report_id}.txt"\n'
            f'title = "Inspection {year}: {force}"\npublisher = "Inspectors"\nforce = "{force}"\n'
            f'year = {year}\nperiod = "12 months to 31 March {year}"\npublished = "{year}-11-01"\n'
            'licence = "Open Government Licence v3.0"\n'
        )
    (folder / "catalogue.toml").write_text("\n".join(entries), encoding="utf-8")
    return folder


def report_id_of(force: str, year: int) -> str:
    return f"{force.split(maxsplit=1)[0].lower()}-{year}"


def six_reports() -> dict[tuple[str, int], str]:
    return {(force, year): prose(force, year) for force in FORCES for year in (2014, 2015)}


def info(report_id: str = "avon-2014", force: str = FORCES[0], year: int = 2014) -> ReportInfo:
    return ReportInfo(
        id=report_id,
        file=f"{report_id}.txt",
        title=f"Inspection {year}",
        publisher="Inspectors",
        force=force,
        year=year,
        period="",
        published=f"{year}-11",
        isbn=None,
        url="https://example.org/r",
        licence="OGL",
    )


def short_report(
    about: ReportInfo, *texts: str, kinds: tuple[Kind, ...] = ()
) -> tuple[Report, list[Passage]]:
    """A report whose passages are `texts`, one paragraph and one sentence each, without context."""
    passages, at = [], 0
    for number, text in enumerate(texts):
        end = at + len(text)
        passages.append(
            Passage(
                id=f"{about.id}:{at}-{end}",
                report_id=about.id,
                force=about.force,
                year=about.year,
                kind=kinds[number] if kinds else "paragraph",
                role="text",
                section=("Findings",),
                first_page=1,
                last_page=1,
                page_exact=True,
                start=at,
                end=end,
                text=text,
                context="",
                sentences=((at, end),),
            )
        )
        at = end + 1
    return Report(about, "\n".join(texts), (PageRun(0, 1),), (), (), (), (), (), ()), passages


def full_report() -> tuple[Report, tuple[Passage, ...]]:
    """A report and passages in which every field of every type has a value, awkward ones included."""
    text = "Heading ‘quoted’\nRate 60.7*\nNote “24” — é \x00 \U0001f600. Second sentence."
    row = Row(
        label="Rate",
        code="*",
        group="All crime",
        cells=(Cell("60.7", 60.7, 22, 26), Cell("n/a", None, 0, 0)),
        unit="percent",
        period="2014",
        notes=("* provisional",),
        start=17,
        end=27,
    )
    table = Table(
        "Figure 1", "Rates", (Column("Rate", "per 1,000"),), (row,), "%", "2014", ("n",), 17, 27
    )
    report = Report(
        info=info(),
        text=text,
        pages=(PageRun(0, 4), PageRun(17, 5, exact=False)),
        sections=(Section(("Top", "Heading ‘quoted’"), 0, len(text)),),
        footnotes=(Footnote("24", 28, 35, (3, 9)),),
        judgements=(Judgement("How effective?", "Good", 0, 5),),
        abbreviations=(Abbreviation("OCG", "organised crime group", 0, 3),),
        tables=(table,),
        figures=(Figure("Figure 2", "A chart", "picture", 0, 7),),
    )
    place = replace(short_report(report.info, text)[1][0], section=("Top", "‘q’"))
    cut = replace(
        place,
        id="avon-2014:17-27",
        kind="table_row",
        role="method",
        first_page=4,
        last_page=5,
        page_exact=False,
        start=17,
        end=27,
        text=text[17:27],
        context="Inspection — rates",
        sentences=((17, 27),),
        notes=((28, 35),),
        table=0,
        row=0,
    )
    rest = replace(
        place,
        id=f"avon-2014:28-{len(text)}",
        kind="footnote",
        role="recommendation",
        start=28,
        end=len(text),
        text=text[28:],
        sentences=((28, 44), (45, len(text))),
    )
    return report, (cut, rest)
