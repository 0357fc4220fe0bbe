"""What is left to ask of one side of a comparison, without the words that compare."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.words import MEASURE_STEMS, STOPWORDS, listed, stem, tokens

VERSUS = (
    r"v(?:s|ersus)?\b\.?|(?:as\s+)?(?:compared|opposed|relative)\s+(?:with|to)"
    r"|(?:set\s+)?(?:up\s+)?(?<!crime )(?<!crimes )(?<!offences )(?<!violence )against"
    r"|(?:stack|measure)\w*\s+up\s+(?:against|to|with|next\s+to)|next\s+to|alongside|beside|side\s+by\s+side\s+with"
)
"""How one thing is set against another."""


ASKING = frozenset(map(stem, listed("said_of_both")))
BY_HOW = re.compile(
    r"[,.;?–-]*\s*(?:\b(?:and\s+)?by\s+how\s+much(?:\s+in\s+each)?\b"
    r"|\b(?:please\s+)?(?:and\s+)?(?:i\s+need|give(?:\s+(?:me|us))?|what\s+(?:were|was|are|is)|with|show(?:\s+me)?)"
    r"\s+(?:the\s+)?(?:both|two|percentages|rates|figures|numbers|each)\b(?:\s+(?:the\s+)?(?:rates|figures|numbers|percentages|values))?"
    r"|\b(?:both|two|the)?\s*(?:rates|figures|numbers|percentages)\s+(?:from\s+both\s+\w+\s*)?(?:please|pls)\b"
    r"|\bboth\s+(?:rates|figures|numbers|percentages)\b"
    r"|\band\s+what\s+(?:were|are)\s+the\s+(?:two\s+)?(?:rates|figures|numbers|percentages)\b)",
    re.I,
)
_FRAMES = re.compile(
    rf"^\W*(?:please\s+)?(?:set|put|place|lay)\s+(?=(?:the|its|our|their)\b)|\bhow\s+(?:do|does|did|has|have)\b(?=.*\b(?:compar|differ|stack|chang|measur))"
    rf"|\bhow\s+(?:far|much)\s+(?:is|was|are|were|did|does|do|has|have)?(?=.*\b(?:behind|ahead)\b)|\bhow\s+far\b(?=\s+behind)"
    rf"|\bcompar(?:e|es|ed|ing|ison)\b(?:\s+(?:with|to|of|between))?|\bdiffer(?:s|ed|ence|ences|ent|ently)?\b(?:\s+(?:between|from|in))?"
    rf"|\bstack(?:s|ed)?\s+up\b|\bmeasure\s+up\b|\bset\s+(?:side\s+by\s+side|against)\b|(?<![\w'])(?:{VERSUS})(?!\w)"
    rf"|\bthan\b|\b(?:was|were|is|are)?\s*(?:above|below)(?:\s+or\s+(?:above|below))?\b|\bbehind\b|\bahead\s+of\b"
    rf"|\b(?:moved?\s+)?(?:in\s+)?the\s+same\s+(?:way|direction)(?:\s+as)?\b"
    rf"|\bthen\b|\bnow\b|\b(?:quoted|reported|given|told)\s*(?=\(|$)"
    r"|\blong[- ](?:run|term)\b|\btrend\b|,?\s*isn't\s+it\b"
    r"|\bwhich\s+(?:is|was|were|are|fell|rose)\b"
    r"(?=\s*(?:the\s+)?(?:bigger|higher|lower|larger|smaller|more))",
    re.I,
)
GRADED = re.compile(
    r"\b(?:the\s+)?(?:big(?:ger|gest)|small(?:er|est)|high(?:er|est)|low(?:er|est)|larg(?:er|est)|great(?:er|est)|"
    r"fast(?:er|est)|slow(?:er|est)|quick(?:er|est)|further|steep(?:er|est)|worse|better|happier|more|less|fewer|"
    r"long(?:er|est)|short(?:er|est))(?:\s+or\s+(?:more|less|fewer|better|worse|lower|higher))?(?:\s+(?:often|quickly|slowly|common|likely|number|figure))?\b",
    re.I,
)
_WENT = re.compile(
    r"\b(?:has|have|had|did|does|do)\b(?=.*\b(?:gone|go|risen|rise|fallen|fall|changed?|improved?|dropped|drop"
    r"|increased?|decreased?|got|get|come|came|moved?)\b)"
    r"|\b(?:gone|go|went|come|came|got|get|moved?)\s+(?:up|down|better|worse|more|less)(?:\s+or\s+(?:up|down|better|worse|more|less))?\b"
    r"|\b(?:risen|rise|rose|fallen|fall|fell|changed?|improved?|dropped|drop|increased?|decreased?|grown|grew|declined?)"
    r"(?:\s+or\s+(?:risen|rise|fallen|fall|decreased?|increased?|deteriorated|dropped))?\b|\bup\s+or\s+down\b",
    re.I,
)
CHANGES = re.compile(
    r"\b(?:yearly|annual|year[- ]on[- ]year|long[- ](?:run|term)"
    r"|(?:one|two|three|four|five|six|\d)[- ]years?)\s+(?:\w+\s+)?"
    r"(?:change|movement|fall|drop|rise|reduction|increase|decrease|trend|growth|decline)\b|\bchanges?\s+in\b|\bsince\s+(?:19|20)\d\d"
    r"|\bthe\s+(?:fall|drop|rise|reduction|increase|decrease)s?\s+(?:in|of|since)\b|\bthe\s+previous\s+(?:year|12)",
    re.I,
)
"""What says that changes are asked of each side, not levels."""


_PER_HEAD = re.compile(r"\bper\s+(?:head|capita|person)\b(?:\s+of\s+(?:the\s+)?population)?", re.I)


def asked_alone(text: str, *, changes: bool) -> str:
    """`text` without the words that compare; those of change stay if `changes` are asked of a side."""
    rest = _PER_HEAD.sub("per population", BY_HOW.sub(" ", text))
    rest = _FRAMES.sub(" ", rest)
    if not changes:
        rest = _WENT.sub(" ", rest)
    rest = GRADED.sub(" ", rest)
    rest = re.sub(r"\(\s*\)", " ", rest)
    rest = re.sub(
        r"(?:\b(?:and|or|between|from|with|to|in|of|the|what\s+was\s+it)\b[\s,;:.?–-]*)+$",
        "",
        rest.strip(),
        flags=re.I,
    )
    rest = re.sub(r"\s+([,.;:?])", r"\1", " ".join(rest.split()))
    return re.sub(r"([,.;:])(?:\s*[,.;:])+", r"\1", rest).strip(" ,.;:–-") or text


def content_of(text: str) -> frozenset[str]:
    """The stems of what a text is about: no stopwords, no words of measure."""
    return frozenset(
        t.stem
        for t in tokens(text)
        if t.text.lower().replace("’", "'") not in STOPWORDS and t.stem not in MEASURE_STEMS
    )


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """`text` with blanks in the place of `spans`."""
    return "".join(" " if any(a <= i < b for a, b in spans) else c for i, c in enumerate(text))
