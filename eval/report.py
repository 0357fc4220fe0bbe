"""A run as one self-contained HTML page, which fetches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import isnan
from typing import TYPE_CHECKING

from eval.calibration import Calibration, calibrate
from eval.judge import holds, judge
from eval.measures import score, summarise
from eval.page import SCRIPT, STYLE
from eval.table import COLUMNS, asked, expected, got, ranks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from eval.measures import Figure
    from eval.run import Meta, Run
    from eval.types import Result

TREND = ("right", "cited", "refused")
"""What is drawn over the saved runs: measures of all rows written by hand, found without ranking."""

PASSAGES = 5
"""How many passages of a miss are shown."""

_STROKES = ("", "6 3", "2 3")


@dataclass(frozen=True, slots=True)
class Point:
    """One saved run in the trend: its folder's name and the mean of each measure of `TREND`."""

    name: str
    means: tuple[float, ...]


def point(run: Run) -> Point:
    """A run's place in the trend."""
    scores = [s for result in run.results for s in judge(result)]
    at = {f.measure: f.mean for f in summarise(run.results, scores) if f.group == "all"}
    return Point(run.folder.name, tuple(at.get(measure, float("nan")) for measure in TREND))


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
            _calibration(calibrate(run.results)),
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
    at = {(f.group, f.measure): f for f in figures}
    groups = dict.fromkeys(f.group for f in figures)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in COLUMNS.values())
    body = "".join(
        f'<tr><th scope="row">{escape(group)}</th>'
        + "".join(_figure(at.get((group, measure))) for measure in COLUMNS)
        + "</tr>"
        for group in groups
    )
    return (
        '<h2 id="figures">Figures</h2><p>Means with 95 percent bootstrap intervals and counts; the '
        "denominator is every row of the group.</p>"
        '<div class="wide" role="region" aria-labelledby="figures" tabindex="0"><table>'
        f'<thead><tr><th scope="col">Group</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
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
    lines, keys = [], []
    for number, measure in enumerate(TREND):
        spots = [
            f"{20 + 580 * i / (len(points) - 1):.1f},{190 - 180 * p.means[number]:.1f}"
            for i, p in enumerate(points)
            if not isnan(p.means[number])
        ]
        dash = f' stroke-dasharray="{_STROKES[number]}"' if _STROKES[number] else ""
        drawn = f'points="{" ".join(spots)}"{dash}'
        lines.append(f'<polyline fill="none" stroke="currentColor" stroke-width="2" {drawn}/>')
        keys.append(f"{('solid', 'dashed', 'dotted')[number]}: {measure}")
    rows = "".join(
        f'<tr><th scope="row">{escape(p.name)}</th>'
        + "".join(f"<td>{'' if isnan(mean) else format(mean, '.3f')}</td>" for mean in p.means)
        + "</tr>"
        for p in points
    )
    head = "".join(f'<th scope="col">{escape(measure)}</th>' for measure in TREND)
    axis = '<path d="M20 10V190H600" fill="none" stroke="currentColor" opacity=".4"/>'
    return (
        f'<h2 id="trend">Trend over {len(points)} saved runs</h2><p>From 0 to 1; {", ".join(keys)}.</p>'
        f'<svg viewBox="0 0 620 200" aria-hidden="true">{axis}{"".join(lines)}</svg>'
        '<div class="wide" role="region" aria-labelledby="trend" tabindex="0"><table><thead><tr>'
        f'<th scope="col">Run</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _calibration(fit: Calibration) -> str:
    if not fit.count:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{b.low:.1f} to {b.high:.1f}</th><td>{b.count}</td>'
        f"<td>{b.confidence:.3f}</td><td>{b.right:.3f}</td></tr>"
        for b in fit.bins
    )
    return (
        f'<h2 id="confidence">Confidence</h2><p>Of {fit.count} answers that were not refused: Brier '
        f"{fit.brier:.3f}, expected calibration error {fit.ece:.3f}.</p>"
        '<div class="wide" role="region" aria-labelledby="confidence" tabindex="0"><table><thead><tr>'
        '<th scope="col">Confidence</th><th scope="col">Answers</th><th scope="col">Mean confidence</th>'
        f'<th scope="col">Share right</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _rows(results: Sequence[Result], why: Mapping[str, str]) -> str:
    choices: dict[str, Iterable[str]] = {
        "group": dict.fromkeys(_group(result) for result in results),
        "status": dict.fromkeys(result.answer.status for result in results),
        "right": ("wrong", "right"),
    }
    selects = "".join(
        f'<label>{name.capitalize()}<select name="{name}"><option value="">all</option>'
        + "".join(_option(value, value == "wrong") for value in values)
        + "</select></label>"
        for name, values in choices.items()
    )
    return (
        f'<h2 id="rows">Rows</h2><form id="filters" aria-label="Filter the rows">{selects}'
        '<label>Text<input name="text" type="search"></label></form>'
        '<p id="told" role="status"></p>'
        + "".join(_row(result, why.get(result.known.id)) for result in results)
    )


def _row(result: Result, why: str | None) -> str:
    known, answer = result.known, result.answer
    verdict = "right" if why is None else "wrong"
    pairs = [("Expected", expected(result)), ("Got", got(result)), ("Understood", answer.understood)]
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
        f'<details data-group="{escape(_group(result))}" data-status="{escape(answer.status)}" '
        f'data-right="{verdict}"><summary><span class="{verdict}">{verdict}</span> '
        f"{escape(known.id)}: {escape(asked(result))}</summary><div>{body}</div></details>"
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


def _group(result: Result) -> str:
    return f"rule {result.known.rule}" if result.known.rule else result.known.group
