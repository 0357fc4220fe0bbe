"""A run as one self-contained HTML page, which fetches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import isnan
from typing import TYPE_CHECKING

from eval import drawing
from eval.judge import holds, judge
from eval.measures import ALL, score, summarise
from eval.page import SCRIPT, STYLE
from eval.reliability import Reliability, reliability
from eval.table import COLUMNS, asked, expected, got, ranks, sections
from eval.types import PARTS, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from eval.measures import Figure
    from eval.run import Meta, Run
    from eval.types import Result

TREND = ("right", "cited", "refused")
"""What is drawn over the saved runs: measures of a part's rows written by hand that need no ranking."""

SPELLED = {
    "short": "short answer",
    "full": "full answer",
    "RR": "reciprocal rank",
    "cite_precision": "citation precision",
    "refused": "unanswerable refused",
    "wrongly_refused": "answerable refused",
    "premise": "premise corrected",
    "verdict": "claim verdict",
    "reason": "reason of refusal",
    "same": "same as base row",
    "elapsed_p50": "p50, ms",
    "elapsed_p95": "p95, ms",
}
"""Heads of the columns of figures, where the measure's name does not say enough."""

PASSAGES = 5
"""How many passages of a miss are shown."""


@dataclass(frozen=True, slots=True)
class Point:
    """One saved run in the trend: its folder's name and, for each part, the mean of each measure of
    `TREND` (nan where the run has none)."""

    name: str
    means: Mapping[Part, tuple[float, ...]]


def point(run: Run) -> Point:
    """A run's place in the trend."""
    scores = [s for result in run.results for s in judge(result)]
    figures = summarise(run.results, scores)
    at = {(f.part, f.measure): f.mean for f in figures if f.group == ALL}
    means = {part: tuple(at.get((part, measure), float("nan")) for measure in TREND) for part in PARTS}
    return Point(run.folder.name, means)


def page(run: Run, trend: Sequence[Point] = ()) -> str:
    """The whole page: figures with intervals, trend, calibration, and every row with its passages.

    Everything that comes from rows, answers or reports is escaped.
    """
    scores = score(run.results)
    why = {s.id: s.why for s in scores if s.measure == "right" and s.value < 1}
    title = f"Known answers: {run.meta.name}, {run.meta.started}"
    return "".join(
        (
            '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>",
            '<a class="skip" href="#rows">Skip to the rows</a>',
            f"<main><h1>{escape(title)}</h1>{_meta(run.meta)}",
            _figures(summarise(run.results, scores)),
            _trend(trend),
            _confidence(reliability(run.results)),
            _rows(run.results, why),
            f"</main><script>{SCRIPT}</script></body></html>\n",
        )
    )


def _meta(meta: Meta) -> str:
    told = (
        ("Rows", f"{meta.count} ({meta.rows})"),
        ("Code", meta.code),
        ("Index", meta.index),
        ("Model", meta.model),
    )
    return f"<dl>{''.join(_pair(name, value) for name, value in told)}</dl>"


def _figures(figures: Sequence[Figure]) -> str:
    head = "".join(f'<th scope="col">{escape(SPELLED.get(m, m))}</th>' for m in COLUMNS)
    tables = "".join(
        f'<h3 id="figures-{number}">{escape(title)}</h3>'
        + _table(
            f"figures-{number}",
            f'<th scope="col">Group</th>{head}',
            (
                f'<th scope="row">{escape(name)}</th>' + "".join(_figure(of.get(m)) for m in COLUMNS)
                for name, of in lines
            ),
        )
        for number, (title, lines) in enumerate(sections(figures), start=1)
    )
    return (
        '<h2 id="figures">Figures</h2><p>Means with 95 percent bootstrap intervals and counts; the '
        "denominator is every row of the group. Rows that were used to build Passage and rows that were "
        f"not are told apart.</p>{tables}"
    )


def _table(label: str, head: str, rows: Iterable[str]) -> str:
    """A table that scrolls within itself, named by the heading `label`."""
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f'<div class="wide" role="region" aria-labelledby="{label}" tabindex="0"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _figure(figure: Figure | None) -> str:
    if figure is None or isnan(figure.mean):
        return "<td></td>"
    form = ".0f" if figure.measure.startswith("elapsed") else ".3f"
    low, high = format(figure.low, form), format(figure.high, form)
    notes = f"<small>{low} to {high}</small><small>n = {figure.count:.0f}</small>"
    return f"<td>{figure.mean:{form}}{notes}</td>"


def _trend(points: Sequence[Point]) -> str:
    if len(points) < 2:
        return ""
    keys = ", ".join(f"{stroke}: {m}" for stroke, m in zip(drawing.STROKES, TREND, strict=True))
    head = "".join(f'<th scope="col">{escape(measure)}</th>' for measure in TREND)
    parts = []
    for number, part in enumerate(PARTS, start=1):
        drawn = [p for p in points if not all(map(isnan, p.means[part]))]
        if len(drawn) < 2:
            continue
        rows = (
            f'<th scope="row">{escape(p.name)}</th>' + "".join(map(_mean, p.means[part])) for p in drawn
        )
        title = f"Trend: rows {part}, {len(drawn)} runs"
        parts.append(
            f'<h3 id="trend-{number}">{title}</h3>'
            + drawing.lines(
                f"{title}, from 0 to 1", tuple(zip(*(p.means[part] for p in drawn), strict=True))
            )
            + _table(f"trend-{number}", f'<th scope="col">Run</th>{head}', rows)
        )
    intro = f"<p>From 0 to 1, oldest run first; {keys}.</p>"
    return f'<h2 id="trend">Trend over {len(points)} saved runs</h2>{intro}{"".join(parts)}'


def _mean(mean: float) -> str:
    return f"<td>{'' if isnan(mean) else format(mean, '.3f')}</td>"


def _confidence(fits: Mapping[Part, Reliability]) -> str:
    if not fits:
        return ""
    heads = ("Confidence", "Answers", "Mean confidence", "Share right")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    parts = []
    for number, (part, fit) in enumerate(fits.items(), start=1):
        rows = (
            f'<th scope="row">{b.low:.1f} to {b.high:.1f}</th><td>{b.count}</td>'
            f"<td>{b.confidence:.3f}</td><td>{b.right:.3f}</td>"
            for b in fit.bins
        )
        parts.append(
            f'<h3 id="confidence-{number}">Confidence: rows {part}</h3>'
            f"<p>Of {fit.count} answers that were not refused: Brier {fit.brier:.3f}, expected "
            f"calibration error {fit.ece:.3f}.</p>"
            + drawing.reliability(f"Share right against confidence, rows {part}", fit)
            + _table(f"confidence-{number}", head, rows)
        )
    intro = (
        "<p>A dot for each tenth of the confidence, larger for more answers: across, the mean "
        "confidence; upwards, the share that is right. On the dashed line the two are the same.</p>"
    )
    return f'<h2 id="confidence">Confidence</h2>{intro}{"".join(parts)}'


def _rows(results: Sequence[Result], why: Mapping[str, str]) -> str:
    choices: dict[str, Iterable[str]] = {
        "set": dict.fromkeys(result.known.source for result in results),
        "group": dict.fromkeys(result.known.label for result in results),
        "status": dict.fromkeys(result.answer.status for result in results),
        "right": ("wrong", "right"),
    }
    selects = "".join(
        f'<div><label for="by-{name}">{name.capitalize()}</label><select id="by-{name}" name="{name}">'
        '<option value="">all</option>'
        + "".join(_option(value, value == "wrong") for value in values)
        + "</select></div>"
        for name, values in choices.items()
    )
    return (
        f'<h2 id="rows">Rows</h2><form id="filters" aria-label="Filter the rows">{selects}'
        '<div><label for="by-text">Text</label><input id="by-text" name="text" type="search"></div>'
        '</form><p id="told" role="status"></p>'
        + "".join(_row(result, why.get(result.known.id)) for result in results)
    )


def _row(result: Result, why: str | None) -> str:
    known, answer = result.known, result.answer
    verdict = "right" if why is None else "wrong"
    pairs = [
        ("Set", f"{known.source} ({known.part})"),
        ("Expected", expected(result)),
        ("Got", got(result)),
        ("Understood", answer.understood),
    ]
    if why:
        pairs.append(("Why wrong", why))
    pairs += [("Evidence rank", ranks(result)), ("Confidence", f"{answer.confidence:.2f}")]
    body = f"<dl>{''.join(_pair(name, value) for name, value in pairs)}</dl>"
    if why is not None:
        body += _quotes("Answer", [answer.text or answer.explanation])
        body += _quotes(
            "Citations",
            [f"[{c.marker}] {c.report_id}, p. {c.page}: {c.quote}" for c in answer.citations],
        )
        body += _quotes("Evidence", [f"{e.report}: {e.quote}" for e in known.evidence])
        body += _passages(result)
    return (
        f'<details data-set="{escape(known.source)}" data-group="{escape(known.label)}" '
        f'data-status="{escape(answer.status)}" data-right="{verdict}"><summary>'
        f'<span class="{verdict}">{verdict}</span> {escape(known.id)}: {escape(asked(result))}</summary>'
        f"<div>{body}</div></details>"
    )


def _passages(result: Result) -> str:
    quotes = []
    for number, hit in enumerate(result.answer.hits[:PASSAGES], start=1):
        p = hit.passage
        found = any(holds(p.text, p.report_id, e, result.known) for e in result.known.evidence)
        place = f"{number}. {p.report_id}, p. {p.first_page}" + (" (holds evidence)" if found else "")
        mark = ' class="found"' if found else ""
        quotes.append(f"<blockquote{mark}>{escape(place)}\n{escape(p.text)}</blockquote>")
    return f"<h3>Passages</h3>{''.join(quotes)}" if quotes else ""


def _quotes(head: str, quotes: Iterable[str]) -> str:
    shown = "".join(f"<blockquote>{escape(quote)}</blockquote>" for quote in quotes if quote)
    return f"<h3>{escape(head)}</h3>{shown}" if shown else ""


def _pair(name: str, value: str) -> str:
    return f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"


def _option(value: str, chosen: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if chosen else ""}>{escape(value)}</option>'
