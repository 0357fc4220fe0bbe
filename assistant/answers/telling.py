"""Figures told: one after the other, or two held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.evidence.comparable import Caveat
from assistant.evidence.extent import clean
from assistant.evidence.reading import Reading, labelled
from assistant.language import polarity
from assistant.language.areas import short_name
from assistant.support.draft import Draft, Quote
from assistant.support.gate import Derived


def one_by_one(readings: Sequence[Reading], *, areas: bool, times: bool) -> Draft:
    """Each figure with the sentence or row that gives it; in the short answer with its area and time
    where asked, and with its way where they went different ways."""
    quotes, marks = _quotes(readings)
    lines = [f"{statement(r)} [{marks[i]}]" for i, r in enumerate(readings)]
    short = labelled(readings, areas=areas, times=times)
    ways = [way_told(reading) for reading in readings]
    if {"up", "down"} <= set(ways):
        said = (labelled((reading,), areas=areas, times=times) for reading in readings)
        short = "; ".join(f"{way} {one}" if way else one for way, one in zip(ways, said, strict=True))
    confidence = min(r.candidate.score for r in readings)
    return Draft(short, " ".join(dict.fromkeys(lines)), quotes, confidence)


def _quotes(readings: Iterable[Reading]) -> tuple[tuple[Quote, ...], list[int]]:
    quotes: list[Quote] = []
    marks = []
    for reading in readings:
        passage = reading.candidate.hit.passage
        start, end = reading.spans[0][0], reading.spans[-1][1]
        quote = Quote(passage, start, end)
        if quote not in quotes:
            quotes.append(quote)
        marks.append(quotes.index(quote) + 1)
    return tuple(quotes), marks


def statement(reading: Reading) -> str:
    """A sentence that gives a figure: the one it stands in, or of a row its label, area and time."""
    passage = reading.candidate.hit.passage
    if passage.kind == "table_row":
        when = f", {reading.period}" if reading.period else ""
        return f"{reading.label}, {short_name(reading.area)}{when}: {reading.value}."
    start, end = reading.spans[0][0] - passage.start, reading.spans[-1][1] - passage.start
    return clean(passage.text[start:end])


def compared(
    left: Reading,
    right: Reading,
    asked: polarity.Direction | None,
    caveats: Sequence[Caveat],
    *,
    labels: tuple[str, str] = ("", ""),
    alike: bool = False,
) -> Draft:
    """Both figures and their difference; where they must not be compared, neither that nor a verdict.

    `asked` is the way that a question of yes or no names: was the first area, or the later time, above
    (or below) the other; `alike` says that it is whether both went the same way. `labels` name the two
    where neither area nor time does.
    """
    barred = any(caveat.bars for caveat in caveats)
    derived = Derived(round(abs(left.number - right.number), 6), left.number, right.number)
    areas, times = left.area != right.area, (left.year, left.period) != (right.year, right.period)
    ways = way_told(left), way_told(right)
    opposed = None not in ways and ways[0] != ways[1]
    said = [
        (f"{name}: " if name else "")
        + (f"{'up' if way == 'up' else 'down'} " if opposed else "")
        + labelled((reading,), areas=areas, times=times and not areas)
        for reading, name, way in zip((left, right), labels, ways, strict=True)
    ]
    short = "; ".join(said)
    verdict = None
    if alike and None not in ways:
        verdict = not opposed
    elif asked is not None and not barred and not alike:
        # "rise", "more": was the second above the first; for two areas, the first above the second.
        gap = (left.number - right.number) if areas else (right.number - left.number)
        verdict = gap > 0 if asked == "up" else gap < 0
        if opposed:
            verdict = (ways[0] if areas else ways[1]) == asked
    if verdict is not None:
        short = f"{'Yes' if verdict else 'No'}: {short}"
    quotes, marks = _quotes((left, right))
    statements = dict.fromkeys(
        f"{statement(r)} [{m}]" for r, m in zip((left, right), marks, strict=True)
    )
    high, low = max(left.number, right.number), min(left.number, right.number)
    gap_text = f"Difference: {_plain(high)} − {_plain(low)} = {_plain(derived.value)}."
    apart = barred or opposed
    return Draft(
        short,
        " ".join([*statements, *(() if apart else (gap_text,))]),
        quotes,
        min(left.candidate.score, right.candidate.score),
        derived=() if apart else (derived,),
        cautions=tuple(caveat.text for caveat in caveats),
    )


_LIES = re.compile(r"\b(?:above|below|highest|lowest)\b", re.I)
"""Where a level lies among others, which is no way that it went."""


def way_told(reading: Reading) -> polarity.Direction | None:
    """Which way the clause of a figure says that it went; None of a level."""
    if reading.label or reading.unit_kind != "percent":
        return None
    passage = reading.candidate.hit.passage
    clause = passage.text[reading.clause[0] - passage.start : reading.clause[1] - passage.start]
    return polarity.direction(_LIES.sub(" ", clause))


def _plain(number: float) -> str:
    return f"{round(number, 6):,g}" if number < 1e6 else f"{number:,.0f}"
