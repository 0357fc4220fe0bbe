"""What a figure must measure to be the one asked for.

A figure can stand beside the right words and still not answer. These demands are hard: a figure that
fails them is passed over, and a question whose figures fail them all is refused.
"""

from __future__ import annotations

import re
from itertools import takewhile

from assistant.asked import asking
from assistant.asked.question import Query
from assistant.evidence import aims, forms, subject
from assistant.evidence.counted import head_unmet, other_kind
from assistant.evidence.excepted import of_what_is_set_aside
from assistant.evidence.reading import Reading
from assistant.language import baseline, quantities, spans
from assistant.language.areas import NATIONAL
from assistant.language.quantities import SMALL
from assistant.language.words import STOPWORDS, stem, stems, tokens

__all__ = ["head_unmet", "reading_answers"]


def reading_answers(query: Query, reading: Reading) -> bool:
    """Whether a figure is of the measure asked for, and counts what is to be counted."""
    if of_what_is_set_aside(query, reading) or _given(query, reading):
        return False
    if reading.features.get("mentioned") or not _of_unit(query, reading):
        return False
    if subject.apart(query.text, f"{reading.clause_text} {reading.label}"):
        return False
    if _over_another_time(query, reading) or aims.unmet(query.text, reading.value):
        return False
    if _of_a_range(query, reading) or _at_the_end(query, reading):
        return False
    if (
        reading.unit_kind == "count"
        and forms.asks_how_often(query.text)
        and not forms.tells_how_often(f"{reading.value} {reading.near}")
    ):
        return False
    if _some_share(query, reading):
        return False
    if _averages(query, reading):
        return False
    if reading.counts and query.unit == "count" and other_kind(query, reading):
        return False
    if reading.unit_kind == "rate" and _of_no_such_thing(query, reading):
        return False
    if query.changes and _of_a_number(reading):
        return False
    if _source_unspoken(query, reading) or _deed_unspoken(query, reading):
        return False
    # How far a rate fell is a percentage: its sentence need not say what the rate was of.
    unsaid = query.changes and not _RATE_OF.search(reading.clause_text)
    measured = () if unsaid else _measured(query)
    said = stems(f"{reading.value} {reading.near} {reading.clause_text}")
    return not measured or any(m <= said for m in measured)


def _given(query: Query, reading: Reading) -> bool:
    """Whether a figure answered the turn before, where the same is asked of something else."""
    report_id = reading.candidate.hit.passage.report_id
    return any(
        place.said == reading.value
        and place.report_id == report_id
        and place.start < reading.clause[1]
        and reading.clause[0] < place.end
        for place in query.beside
    )


_RANGE = re.compile(
    r"\b(?:var(?:y|ie[sd]|ying)|rang(?:es?|ed|ing))\b[^.;]{0,60}\b(?:between|from)\b", re.I
)
_ACROSS = re.compile(r"\b(?:across|between|among|by|in each)\b[^.;]{0,20}\bforces?\b", re.I)


def _of_a_range(query: Query, reading: Reading) -> bool:
    """Whether a figure is an end of a range over all forces, which none of them in particular has."""
    told = reading.clause_text
    over_all = _RANGE.search(told) and _ACROSS.search(told)
    return bool(over_all) and not query.ranged and bool(query.forces)


_YEARS_TO = re.compile(rf"\b(?:\d{{1,2}}|{'|'.join(SMALL[1:])})[\s-]years?\s+(?:up\s+)?to\b", re.I)


def _over_another_time(query: Query, reading: Reading) -> bool:
    """Whether a change over so many years is asked for ("in the five years to June"), and the figure is
    one over another time."""
    if not query.changes or not _YEARS_TO.search(query.text):
        return False
    asked, told = spans.change(query.text), spans.change(reading.clause_text)
    return asked is not None and told is not None and asked != told


_AT_FIRST = re.compile(
    r"\b(?:start|beginning|outset|original(?:ly)?|initial(?:ly)?|at first|to begin with|"
    r"before it|before they)\b",
    re.I,
)


def _at_the_end(query: Query, reading: Reading) -> bool:
    """Whether it is asked what there was at first, and the figure is what it came to ("to 1,300")."""
    came_to = rf"\bfrom\b[^.;]*\d[^.;]*\bto\s+(?:[a-z]+\s+){{0,2}}{re.escape(reading.value)}(?!\w)"
    first = _AT_FIRST.search(query.text) or _as_long_ago(query, reading)
    return bool(first and re.search(came_to, reading.clause_text, re.I))


_AGO = re.compile(r"\byears?\s+(?:ago|before|earlier|previously|prior)\b", re.I)
_AND_SINCE = re.compile(r"\b(?:now|today|than|compared|against|since|from|up|down)\b", re.I)


def _as_long_ago(query: Query, reading: Reading) -> bool:
    """Whether it is asked what there was so many years before, over which the sentence tells a move."""
    if query.changes or query.ranged or not _AGO.search(query.put) or _AND_SINCE.search(query.put):
        return False
    asked = baseline.years(query.put)
    return asked is not None and asked == baseline.years(reading.candidate.text)


OPEN = 2
"""The concepts that a question may have, "often" among them, without saying of what it asks."""


def _some_share(query: Query, reading: Reading) -> bool:
    """Whether it is asked how often, and a share is of something else: some share stands in most
    sentences."""
    if reading.unit_kind != "percent" or not forms.asks_how_often(query.text):
        return False
    said = len({*query.concepts, *query.background}) > OPEN  # "How often is it held?" says of nothing.
    return said and not reading.features["clause_bearing"]


def _of_no_such_thing(query: Query, reading: Reading) -> bool:
    """Whether it is asked how many there are, and the rate of a row is one of other things: of incidents
    where panels are to be counted."""
    per = any(figure.kind == "denominator" for figure in query.figures)
    return bool(reading.label) and not per and head_unmet(query, reading)


def _of_a_number(reading: Reading) -> bool:
    """Whether a figure counts some of a number ("31 of the 40 forces"), which is no change."""
    return bool(
        re.search(rf"{re.escape(reading.value)}\s+(?:out\s+)?of\s+(?:the\s+)?\d", reading.clause_text)
    )


_SOURCE = re.compile(
    r"\b(?:survey(?:s|ed)?|poll(?:s|ed)?|questionnaires?|consultations?|census)\b", re.I
)
"""What a survey is called; to consult a plan is to look at it."""
_RESPONDS = stems("survey surveyed poll polled questionnaire consultation census respondents responses")


def _source_unspoken(query: Query, reading: Reading) -> bool:
    """Whether it is asked what a survey found, and neither the sentence of a figure nor the one before
    it, nor its heading, speaks of one."""
    if not any(_SOURCE.search(c.surface) for c in query.concepts):
        return False
    passage = reading.candidate.hit.passage
    before = [a for a, b in passage.sentences if b <= reading.spans[0][0]][-1:] or [passage.start]
    said = passage.text[before[0] - passage.start : reading.spans[-1][1] - passage.start]
    return not _RESPONDS & stems(f"{passage.context} {said} {reading.near}")


_DEED = re.compile(
    r"\bhow many of (?:all )?(?:the|these|those|its|their|our)\b[^?;]*?"
    r"\b(?:ha(?:d|ve|s)\s+(?:\w+\s+)?been|(?:was|were)(?:\s+\w+ly)?)\s+(?P<deed>[a-z]+ed)\b",
    re.I,
)
"""What was done with a part of what is counted ("how many of the posts had been filled?")."""


def _deed_unspoken(query: Query, reading: Reading) -> bool:
    """Whether it is asked with how many of a whole something was done, and what gives a figure does not
    speak of that: it is the whole, or a part of which something else is told."""
    match = _DEED.search(query.text)
    if match is None or reading.label:
        return False
    deed = stem(match["deed"])
    done = next((c for c in query.concepts if deed in c.alternatives[0]), None)
    passage = reading.candidate.hit.passage
    start, end = reading.spans[0][0], reading.spans[-1][1]
    said = stems(passage.text[start - passage.start : end - passage.start])
    return done is not None and not done.met_by(said)


_NOT_RATE = re.compile(
    r"\bnot (?:just |only )?(?:the |a )?(?:rates?|percent\w*|shares?)\b|\bnot (?:the |a |in )?%"
    r"|\babsolute (?:numbers?|figures?|counts?|terms|totals?)\b|\btotal (?:count|number)\b",
    re.I,
)
_RATE = re.compile(r"\brates?\b", re.I)
_CHANGE = re.compile(
    r"\b(?:fall|rise|drop|increase|decrease|reduction|decline|growth|change)s?\s+(?:in|of|to)\b", re.I
)


def _of_unit(query: Query, reading: Reading) -> bool:
    """Whether a figure is measured in what the question asks for."""
    kind, money = reading.unit_kind, reading.value.startswith("£")
    if kind in {"rate", "percent"} and query.unit == "count" and _NOT_RATE.search(query.text):
        return False
    if query.unit == "margin" and not _of_figure(query, reading):
        return False
    if reading.lasts:
        if _is_age(reading) and not _AGE.search(query.text):
            return False
        if query.unit is None:
            extent = _EXTENT.search(query.text) or _asks_change(query) or _asks_rate(query)
            return not (extent or _places(reading))
        if query.unit != "duration" or not _spent_on(query, reading):
            return False
        return not (_demanded(reading) and _asks_fact(query))
    if kind == "percent" and reading.features.get("change_same") and _asks_change(query):
        # How much a number or a rate fell is told in percent.
        return query.unit in {None, "percent", "rate", "count"}
    if query.unit is None:
        other = _asks_rate(query) or _of_another_stuff(query, reading) or _of_forces(query, reading)
        return not (kind == "count" and other)
    if query.unit == "percent":
        return kind == "percent" or bool(re.search(r"\b100\b", reading.unit))
    if query.unit == "count":
        return not money and (kind == "count" or (kind == "rate" and bool(reading.label)))
    if query.unit == "money":
        return money
    return kind == "rate" if query.unit == "rate" else query.unit != "duration"


def _of_figure(query: Query, reading: Reading) -> bool:
    """Whether a margin is one of a figure that the question names, if it names any."""
    named = {figure.value for figure in query.figures if figure.kind == "percent"}
    return not named or bool(named & quantities.values(reading.clause_text))


_HOURS_OF = re.compile(
    r"(?<!within )\bhow many (?:minutes|hours|days|weeks|months|years)(?:['’]? worth of|['’]| of)\s+"
    r"(?!(?:an?|the|its|their|this|that|being|having)\b)((?:[\w-]+\s*){1,5})",
    re.I,
)
"""What a time is spent on ("hours of training"); of an event ("within how many days of the call?") a
time is only counted from it."""


def _spent_on(query: Query, reading: Reading) -> bool:
    """Whether a length of time is one of what the question wants so many hours or days of."""
    match = _HOURS_OF.search(query.text)
    if match is None:
        return True
    words = takewhile(lambda t: t.text.lower() not in STOPWORDS, tokens(match.group(1)))
    own, said = frozenset(t.stem for t in words), stems(reading.clause_text)
    said = said.union(*(c.alternatives[0] for c in query.concepts if c.met_by(said)))
    return 2 * len(own & said) >= len(own)


_HOW_MUCH = re.compile(r"\bhow much\b(?P<of>(?:\s+[\w-]+){0,3})", re.I)


def _of_another_stuff(query: Query, reading: Reading) -> bool:
    """Whether it is asked how much there is of something, and the figure counts things that are none of
    that: plans of "How much does the worker cost?"."""
    match = _HOW_MUCH.search(query.text)
    if match is None or not reading.counts or reading.label or _asks_change(query):
        return False
    return not stems(match["of"]) & stems(reading.value)


_FORCES = re.compile(r"\bforces\b", re.I)


def _of_forces(query: Query, reading: Reading) -> bool:
    """Whether a figure is only the number of forces that something is told of, which was not asked."""
    return bool(_FORCES.search(reading.unit)) and not _FORCES.search(query.text)


_EXTENT = re.compile(r"\bhow (?:much|many|far|big|large|high|low)\b", re.I)


def _places(reading: Reading) -> bool:
    """Whether a length of time says when something was: "over the previous 12 months"."""
    lead = rf"\b(?:previous|preceding|prior|past|last|these|those)\s+{re.escape(reading.value)}"
    return bool(re.search(lead, reading.clause_text, re.I))


_AGE = re.compile(r"\b(?:old|older|age[ds]?|aged)\b", re.I)


def _is_age(reading: Reading) -> bool:
    """Whether a length of time says how old something or someone is ("no calls over two hours old",
    "aged 16 years and over"), which is not how long it takes."""
    value = re.escape(reading.value)
    aged = rf"\bage[ds]?\s+(?:\w+\s+)?{value}|{value}\s+(?:old|of\s+age)\b"
    return bool(re.search(aged, reading.clause_text, re.I))


def _asks_rate(query: Query) -> bool:
    return bool(_RATE.search(query.text)) and not _NOT_RATE.search(query.text)


def _asks_change(query: Query) -> bool:
    return query.changes or bool(_CHANGE.search(query.text))


_SHOULD = re.compile(r"\b(?:should|must)\b", re.I)
_TAKEN = re.compile(r"\bhow (?:long|many (?:minutes|hours|days|weeks|months|years))\b", re.I)
_ALLOWED = re.compile(
    r"\b(?:giv(?:e|es|en(?! (?:it|them|one|the|an?)\b))|gave|allow\w*|set|told|recommend\w*|target)\b"
    r"|\bhow long (?:do|does|did|have|has|had|will|would) (?:[\w'’-]+ ){1,4}(?:get|got)\b"
    r"(?=\s*[?!.]|\s*$| to (?!wait))",
    re.I,
)


def _demanded(reading: Reading) -> bool:
    """Whether a length of time is that within which something ought to be."""
    return bool(_SHOULD.search(reading.clause_text))


def _asks_fact(query: Query) -> bool:
    """Whether how long something takes is asked, not how long it may take."""
    allowed = asking.says("ahead", query.text) or _ALLOWED.search(query.text)
    return bool(_TAKEN.search(query.text)) and not allowed


_AVERAGE = re.compile(r"\b(?:on average|average(?! (?:for|across|of)\b))\b", re.I)
_NUMBER_AVERAGED = re.compile(
    r"\baverage (?:number|caseload|workload|length|time|age|size|cost|salary|pay|wait)\b", re.I
)
"""What asks for an average that is no share."""
_TYPICAL = stems("average mean typical typically anticipated expected")


def _averages(query: Query, reading: Reading) -> bool:
    """Whether an average is asked for, and the figure is of one case or of all, or no such average."""
    if reading.unit_kind == "percent":
        return _NUMBER_AVERAGED.search(query.text) is not None
    if reading.unit_kind != "count":
        return False
    asked = _AVERAGE.search(query.text) is not None and NATIONAL not in query.areas
    return asked and not reading.label and not _TYPICAL & stems(reading.clause_text)


_RATE_OF = re.compile(r"\b(?!(?:both|two)\b)([\w'’-]+)\s+(?:rates?|percentages?)\b", re.I)


def _measured(query: Query) -> tuple[frozenset[str], ...]:
    """What "rate" is a rate of, by every name: {arrest} of "the domestic abuse arrest rate"."""
    match = _RATE_OF.search(query.text)
    if match is None:
        return ()
    words = [t for t in tokens(match.group(1)) if t.text.lower() not in STOPWORDS]
    if not words:
        return ()
    last = words[-1].stem
    return next((c.alternatives for c in query.concepts if last in c.alternatives[0]), ())
