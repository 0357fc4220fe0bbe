"""Which way a sentence points: up or down, affirmed or denied. By word lists, to compare two texts."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from assistant import shipped
from assistant.language.words import listed, stem, tokens

Direction = Literal["up", "down"]

_UP = frozenset(map(stem, listed("up_wide")))
_DOWN = frozenset(map(stem, listed("down_wide")))


_NO_WAY = re.compile(
    r"\b(?:up|down)[ -]to\b|\bf[ae]ll(?:s|ing)?[ -]short\b|\bslip(?:s|ped|ping)?\s+through\b"
    r"|\b(?:set|make|made|follow|back|pick|sign|take|took|bring|brought|catch|end|look|draw|drew|drawn|"
    r"keep|kept|team|stand|stood|build|built|break|broke|broken|write|wrote|written|shut|close|"
    r"slow|sit|sat|lie|lay|lain|calm|settle|nail|narrow|track)(?:\w{0,3})[ -]"
    r"(?:up|down)\b",
    re.I,
)
"""Where "up" and "down" say nothing of a direction: "up to 28 days", "set up"."""


def direction(text: str) -> Direction | None:
    """ "up" or "down" if the words of change or comparison in `text` all point one way, else None."""
    found = {t.stem for t in tokens(_NO_WAY.sub(" ", text))}
    up, down = bool(found & _UP), bool(found & _DOWN)
    return None if up == down else ("up" if up else "down")


def way_of(text: str, place: int) -> Direction | None:
    """The direction of the figure at `place` of `text`: that of the text if it has one, else of the word
    of change nearest before the figure, or nearest behind it."""
    whole = direction(text)
    if whole is not None:
        return whole
    plain = _NO_WAY.sub(lambda m: " " * len(m.group()), text)
    found = [t for t in tokens(plain) if t.stem in _UP | _DOWN]
    before = [t for t in found if t.start < place]
    nearest = before[-1] if before else next(iter(found), None)
    return None if nearest is None else "up" if nearest.stem in _UP else "down"


_EITHER = re.compile(
    r"\b(?:better|up|higher|more|rising|risen|rise|improved|increased|increase)\s+or\s+(?:\w+\s+)?"
    r"(?:worse|down|lower|fewer|less|falling|fallen|fall|deteriorated|decreased|decrease)\b",
    re.I,
)


def offers_both(question: str) -> bool:
    """Whether a question names both ways, and asks which ("Did it go up or down?")."""
    return _EITHER.search(question) is not None


_DENIAL = re.compile(
    r"\b(?:no\s+longer|not|no|never|none|neither|nor|nobody|nothing|without|cannot|unable|rarely|seldom|hardly|scarcely"
    r"|lack(?:s|ed|ing)?|fail(?:s|ed|ing)?|yet\s+to|(?<!a\s)few|(?<!a\s)little"
    r"|stop(?:s|ped)?|suspend(?:s|ed)?|ceas(?:e|es|ed)|ended|abolish(?:es|ed)?|withdr[ae]wn?|withdrew"
    r"|abandon(?:s|ed)?|scrap(?:s|ped)?|discontinu(?:e|es|ed)|outside\s+the\s+scope|out\s+of\s+scope)\b"
    r"|\b\w+n't\b"
)
_AFFIRMED = re.compile(
    r"\bnot\s+(?:only|just|merely|simply)\b|\bno\s+(?:doubt|more\s+than|fewer\s+than|less\s+than|later\s+than)\b"
    r"|\b(?:no(?:ne|thing|body)?)\s+other\s+than\b|\bwithout\s+(?:exception|delay|doubt)\b|\bfail(?:s|ed)?\s+safe\b|\bwhether\s+or\s+not\b|\bmore\s+often\s+than\s+not\b"
)
"""Where a word of denial denies nothing."""

_WENT = re.compile(
    r"\b(?:go|goes|going|gone|went|step|stepped|stepping|ramp|ramped|push|pushed|come|came)\s+(?:back\s+)?(up|down)\b"
)
_TIMES = re.compile(
    r"\b(half|twice|double|three times|four times)\s+as\s+(?:many|much|high|likely|often)\b"
)


_NOT_KNOWN = re.compile(
    r"\b(?:(?:has|have|had|was|were|is|are)\s+(?:not|never)|(?:has|have|had|was|were|is|are)n't)\s+"
    r"(?:yet\s+)?(?:heard\s+(?:of|about)|(?:been\s+)?aware\s+of|familiar\s+with)\b"
    r"|\b(?:did\s+not|didn't|do\s+not|don't|does\s+not|doesn't)\s+know\s+(?:of|about)\b"
    r"|\bknew\s+nothing\s+(?:of|about)\b|\b(?:had|has|have)\s+no\s+knowledge\s+of\b"
)
_KNOWN = re.compile(r"\bheard\s+of\b|\bfamiliar\s+with\b")


_TOO = re.compile(
    r"\b(?:far\s+|still\s+)?too\s+(long|slow|slowly|late|few|many|much|little|low|high|small|large|often|rarely)\b"
)


_MUCH = re.compile(
    r"\b(?:quite\s+)?(?:a\s+lot|a\s+great\s+deal|all\s+the\s+time|(?:very\s+|too\s+)?much)(?=\W*$)"
)
"""What says at the end of a sentence that something happens often ("are they called out much?")."""


def folded(text: str) -> str:
    """`text` in lower case, with straight apostrophes, and without what only looks like a denial or a
    direction ("not only", "set up"); what is not known in many words is unknown in one, as reports put
    it ("unaware of")."""
    plain = _NO_WAY.sub(" ", text.lower().replace("’", "'").replace("‘", "'"))
    plain = _KNOWN.sub("aware of", _NOT_KNOWN.sub("unaware of", plain))
    plain = _WENT.sub(lambda m: "rose" if m[1] == "up" else "fell", plain)
    plain = _MUCH.sub("often", plain)
    plain = _TOO.sub(r"unacceptably \1", plain)
    plain = _TIMES.sub(lambda m: "fewer" if m[1] == "half" else "more", plain)
    return " ".join(_AFFIRMED.sub(" ", plain).split())


def denials(text: str, beside: str = "") -> tuple[int, ...]:
    """Which words of `text` (both folded), counted from 0, deny or limit what it says, in words that
    `beside` does not deny with. What only a participle denies ("the men not wearing hoods") is no denial
    of the whole: it is left out, and stands for one of `beside` alone that denies the same word."""
    shared = {_kind(match.group()) for match in _main_denials(beside)}
    if _SCANT.search(beside):
        shared.add("scant")
    parted = {stem(match["what"]) for match in _PARTED.finditer(beside)}
    found = [
        match
        for match in _main_denials(text)
        if _kind(match.group()) not in shared and not (parted and _next(text, match.end()) in parted)
    ]
    return tuple(len(text[: match.start()].split()) for match in found)


def _main_denials(text: str) -> list[re.Match[str]]:
    parted = {match.start("no") for match in _PARTED.finditer(text)}
    return [match for match in _DENIAL.finditer(text) if match.start() not in parted]


def _next(text: str, place: int) -> str:
    following = tokens(text[place : place + 40])
    return following[0].stem if following else ""


_PARTED = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bwhy )"
    r"\b(?P<no>not|never)\s+(?P<what>\w{3,}ing)\b(?=\s+\w)"
)


_ENDING = re.compile(r"stop|suspend|ceas|ended|abolish|withdr|abandon|scrap|discontinu|no longer")


def deny_alike(text: str, other: str) -> bool:
    """Whether both (folded) deny something, and in the same words."""
    one, two = ({_kind(m.group()) for m in _main_denials(said)} for said in (text, other))
    unaware = all("unaware" in said for said in (text, other))
    return one == two and (bool(one) or unaware)


_SCANT = re.compile(
    r"\b(?:limited|restricted|scarce|scant|short\s+(?:of|on)|shortages?|insufficient|inadequate|minimal)\b"
)
"""What says of a thing, without denying it, that there is little of it."""

_SCANTY = re.compile(r"(?:few|little|lack(?:s|ed|ing)?|rarely|seldom|hardly|scarcely)$")


def _kind(denial: str) -> str:
    """All words for an end are as one: "no longer used" and "suspended" deny alike; so are those for
    little: "little use" and "limited use"."""
    return "end" if _ENDING.match(denial) else "scant" if _SCANTY.match(denial) else denial


def limited(text: str) -> bool:
    """Whether `text` (folded) says of something, without denying it, that it is wanting: by a word
    formed with "un-" or "in-", or by one for little."""
    return bool(_SCANT.search(text)) or any(form in _NEGATED.values() for form in _stems(text))


def denies_more(text: str, other: str) -> bool:
    """Whether `text` says "not" and `other` (both folded) has fewer words of denial or of want, and none
    of opposite sense: it does not say the same."""
    if not _NOT_SO.search(text) or opposite(text, other) is not None:
        return False
    if {direction(text), direction(other)} == {"up", "down"}:
        return False  # What did not rise has fallen.
    return _negatives(text) > _negatives(other)


def denies_at(text: str, place: int, reach: int) -> bool:
    """Whether a "not" of `text` denies what stands at `place`: at most `reach` words lie between, and no
    verb of another clause."""
    found = _NOT_OF.search(text.lower().replace("’", "'"), 0, place)
    if found is None or _OTHER_CLAUSE.search(found["between"]):
        return False
    return len(found["between"].split()) <= reach


_NOT_OF = re.compile(
    r"(?:\b(?:not|never)|n't)\b(?!\s+(?:only|just|merely|simply)\b)(?P<between>[^.;:,?!]*)$"
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|does|do|who|which|that|because|and|or|but|than|not)\b"
)


_NOT_SO = re.compile(
    r"(?:\b(?:not|no|never|cannot)|\b\w+n't)\b(?!\s+(?:as|so|to|all|every\w*|always|each|both|yet)\b)"
)
"""A plain "not". That not all are so, not as much so as others, or that somebody is told not to do it,
is also said without one."""

_SET_APART = re.compile(r"\b(?:rather\s+than|instead\s+of|only)\b")


def _negatives(text: str) -> int:
    """How many words of `text` (folded) deny, limit or set apart, or are formed with "un-" or "in-"."""
    said = sum(len(pattern.findall(text)) for pattern in (_DENIAL, _SCANT, _SET_APART))
    formed = [t for t in tokens(_SCANT.sub(" ", text)) if t.stem in _NEGATED.values()]
    return said + len(formed)


def opposite(text: str, other: str) -> int | None:
    """Which word of `other` (both folded), counted from 0, is the opposite of a word of `text`; None if
    none is, or if either text uses both."""
    mine, theirs = _stems(text), _stems(other)
    for one, two in _antonyms():
        for left, right in ((one, two), (two, one)):
            if mine & left and not mine & right and theirs & right and not theirs & left:
                return _place(other, right)
    turned = {
        form
        for text_stems, other_stems in ((mine, theirs), (theirs, mine))
        for word, form in _prefixed(text_stems)
        if form in other_stems and form not in text_stems and word not in other_stems
    }
    if turned:
        return _place(other, frozenset(turned) | frozenset(w for w, f in _prefixed(theirs) if f in mine))
    return None


def contrary(text: str, other: str) -> bool:
    """Whether `text`, taken as a whole, is the contrary of `other`: they use words of opposite sense,
    and neither denies what the other does not. "More than half" is an amount, and no way things go."""
    one, two = (" ".join(_AMOUNT.sub(" ", folded(each)).split()) for each in (text, other))
    return opposite(one, two) is not None and not (denials(one, two) or denials(two, one))


def leaves_open(text: str, other: str) -> bool:
    """Whether `text` says how a thing is ("limited", "often"), and `other` nothing of the kind: neither
    that nor its opposite, nor does it deny or rule out anything."""
    one, two = folded(text), folded(other)
    if denials(two) or _RULES_OUT.search(two):
        return False
    mine, theirs = _stems(one), _stems(two)
    kinds = [left | right for left, right in _antonyms() if mine & (left | right)]
    return bool(kinds) and not any(theirs & kind for kind in kinds)


_RULES_OUT = re.compile(r"\b(?:rather than|instead of|as opposed to)\b")

_AMOUNT = re.compile(
    r"\b(?:more|less|fewer|greater|higher|lower|longer|later|earlier)\s+than\s+(?:an?\s+)?"
    r"(?=\d|half|third|quarter|fifth|two|three|four|five|six|seven|eight|nine|ten|one\b|couple|dozen)"
)


def _prefixed(words: frozenset[str]) -> set[tuple[str, str]]:
    """Each word with each form that a prefix of denial gives it ("manag", "unmanag")."""
    plain = {(w, f"un{w}") for w in words if len(w) > 3 and f"un{w}" not in _NO_PREFIX}
    return plain | {(w, _NEGATED[w]) for w in words if w in _NEGATED}


_NO_PREFIX = frozenset(map(stem, ("unless", "under", "union", "unit", "unite", "until")))
_NEGATED = {
    form[len(prefix) :]: form
    for form in map(stem, listed("denied_by_prefix"))
    for prefix in ("in", "dis", "im", "ir", "il")
    if form.startswith(prefix)
}


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(text))


def _place(text: str, words: frozenset[str]) -> int:
    first = next((t.start for t in tokens(text) if t.stem in words), 0)
    return len(text[:first].split())


@cache
def _antonyms() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = shipped.lists("antonyms.toml")["pairs"]
    return tuple(
        (frozenset(map(stem, one.split())), frozenset(map(stem, two.split()))) for one, two in pairs
    )


def _polar() -> frozenset[str]:
    return frozenset().union(*(one | two for one, two in _antonyms()))


POLAR = _polar()
"""The stems of all words that have an opposite."""
