"""An answer as a person reads it: short answer, text, then each passage with its evidence marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from assistant import labels
from assistant.cli.show_hits import excerpt
from assistant.drafting.cite import cite, pages
from assistant.language.plain import one_line, plain
from assistant.types import Answer, Citation
from assistant.wire import PATH_SEPARATOR
from corpus.types import Passage, ReportInfo

EVIDENCE = "bold black on bright_yellow"
MARKER = re.compile(r"\[\d+\]")
NEAREST = 3
"""How many passages a refusal shows."""

GOOD, BAD, NEUTRAL = "bold green", "bold red", "bold yellow"
_COLOURS = {"answered": GOOD, "supported": GOOD, "contradicted": BAD}


def answer_view(
    answer: Answer, infos: Mapping[str, ReportInfo], *, style: str, styled: bool
) -> RenderableType:
    """What `ask` and `check` print.

    `infos` holds every report that is cited, by id; `style` is one of `cite.STYLES`; where the
    console is not `styled`, evidence stands between ** and **.
    """
    return Group(*_parts(answer, infos, style, styled))


def _parts(
    answer: Answer, infos: Mapping[str, ReportInfo], style: str, styled: bool
) -> Iterator[RenderableType]:
    colour = _COLOURS.get(answer.status, NEUTRAL)
    if answer.status != "answered":
        yield Text(labels.headline(answer), style=colour)
    if answer.short:
        yield Text(plain(answer.short), style="bold")
    if answer.right:
        yield Text.assemble((f"{labels.REPORT_SAYS}: ", "bold"), plain(answer.right))
    if answer.explanation:
        yield Text(plain(answer.explanation))
    if answer.text not in answer.short and answer.text not in answer.explanation:
        yield Text()
        yield _with_markers(answer.text)
    for caution in answer.cautions:
        yield Text.assemble((f"{labels.CAUTION}: ", NEUTRAL), plain(caution))
    yield Text()
    yield _particulars(answer)
    for passage, citations in _by_passage(answer):
        yield _evidence(passage, citations, infos[citations[0].report_id], style, styled)
    if not answer.citations and answer.hits:
        yield Text()
        yield Text(f"{labels.NOT_AN_ANSWER}:", style=NEUTRAL)
        for hit in answer.hits[:NEAREST]:
            yield excerpt(hit.passage, infos[hit.passage.report_id])


def _with_markers(text: str) -> Text:
    body = Text(plain(text))
    body.highlight_regex(MARKER, "bold cyan")
    return body


def _particulars(answer: Answer) -> Text:
    lines = [("Scope", labels.scope_words(answer.scope))]
    if answer.understood:
        lines.append(("Understood as", answer.understood))
    if answer.status not in {"refused", "not_found"}:
        lines.append(("Confidence", labels.confidence(answer.confidence)))
    return Text("\n").join(Text(f"{name}: {one_line(value)}", style="dim") for name, value in lines)


def _by_passage(answer: Answer) -> Iterator[tuple[Passage | None, list[Citation]]]:
    """The citations, those of one passage together, in the order of their markers."""
    groups: dict[str, tuple[Passage | None, list[Citation]]] = {}
    for citation in answer.citations:
        passage = next((hit.passage for hit in answer.hits if _holds(hit.passage, citation)), None)
        key = passage.id if passage else f"{citation.report_id}:{citation.start}-{citation.end}"
        groups.setdefault(key, (passage, []))[1].append(citation)
    yield from groups.values()


def _holds(passage: Passage, citation: Citation) -> bool:
    return (
        passage.report_id == citation.report_id
        and passage.start <= citation.start
        and citation.end <= passage.end
    )


def _evidence(
    passage: Passage | None, citations: list[Citation], info: ReportInfo, style: str, styled: bool
) -> Panel:
    first = citations[0]
    if passage is None:
        body = _marked(first.quote, [(0, len(first.quote))], styled)
    else:
        spans = [(c.start - passage.start, c.end - passage.start) for c in citations]
        body = _marked(passage.text, spans, styled)
    lines = [Text(one_line(info.title), style="bold")]
    if first.section:
        lines.append(Text(one_line(PATH_SEPARATOR.join(first.section)), style="dim"))
    lines += [Text(), body]
    if passage is not None and passage.kind == "table_row":
        lines.append(Text(one_line(passage.context), style="dim italic"))
    lines.append(Text())
    for citation in citations:
        lines.append(Text(f"[{citation.marker}] {one_line(cite(citation, info, style))}", style="cyan"))
        lines.append(Text(f"    {labels.VOICES[citation.voice]}", style="dim"))
    markers = " ".join(f"[{citation.marker}]" for citation in citations)
    title = Text(f"{markers} {pages(first.page, first.last_page, first.page_exact)}", style="bold cyan")
    return Panel(Group(*lines), title=title, title_align="left", box=ROUNDED)


def _marked(text: str, spans: list[tuple[int, int]], styled: bool) -> Text:
    """`text` with `spans` marked: by style, or by asterisks where there is none."""
    body = Text(plain(text))
    if styled:
        for start, end in spans:
            body.stylize(EVIDENCE, start, end)
        return body
    pieces, position = [], 0
    for start, end in _merged(spans):
        pieces += [body.plain[position:start], "**", body.plain[start:end], "**"]
        position = end
    return Text("".join([*pieces, body.plain[position:]]))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
