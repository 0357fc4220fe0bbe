"""What a question wants counted, and whether a figure counts that: "investigations" of "How many of the
investigations were reviewed?", and no other kind of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.asked.question import Query
from assistant.evidence.candidates import COMMON
from assistant.evidence.reading import Reading
from assistant.language.lexicon import Stems
from assistant.language.words import MEASURE_STEMS, STOPWORDS, Token, listed, stem, stems, tokens

_COUNTED = re.compile(
    r"\bhow many\s+(?:of\s+(?:all\s+)?(?:the|these|those|its|their|our)\s+(?:(?P<whole>\d[\d,]*)\s+)?)?"
    r"(?P<thing>(?:[\w'’&/-]+\s+){1,7})",
    re.I,
)
"""What is to be counted, be it some of a known number ("how many of the 43 forces")."""
_NUMBER_OF = re.compile(
    r"\b(?:numbers? of|counts? of|total(?! (?:numbers?|counts?)\b))\s+(?P<thing>(?:[\w'’&/-]+\s*){1,6})",
    re.I,
)
_CLASSES = re.compile(
    r"^(?:different\s+)?(?:kind|type|sort|form|categor(?:y|ie)|item|piece|set|member|lot)s?\s+of\s+",
    re.I,
)
"""What says how a thing is counted, and is not the thing: "types of" it, "members of" it."""
_HEAD_STOP = listed("after_a_head")


def head_unmet(query: Query, reading: Reading) -> bool:
    """Whether `query` asks how many there are of something that is not what the figure counts."""
    if query.unit != "count":
        return False
    ends = [t for t in tokens(reading.unit)[-1:] if reading.counts and _ends_plural(t)]
    heads = _heads(_counted(query))
    if heads & _ANYONE:
        things = any(t.stem not in _PERSONS for t in ends)
        if things or not _of_these(query, reading):
            return True
    names = names_counted(query)
    if not names:
        return False
    own_names = frozenset().union(*names) | stems(_short_form(reading))
    if reading.label:
        said = reading.near
    elif reading.counts:
        said = _short_form(reading)
    else:
        said = _whole(reading) or _numbered(reading) or reading.clause_text
    own = stems(f"{reading.value} {said}")
    # Of two nouns in the plural ("firearms officers") one may be what the other is of.
    if len(heads) > 1 and any(t.stem not in own_names for t in ends):
        return True
    # Of a name of several words one must be what is counted; the others may stand beside it.
    around = own | stems(reading.near)
    return not any(name & own and name <= around for name in names)


def _of_these(query: Query, reading: Reading) -> bool:
    """Whether the passage of a figure speaks of anything that the question, or the one before it, says
    of the people it wants counted, beyond what every report speaks of."""
    own = [(c, c.alternatives[0]) for c in (*query.concepts, *query.background)]
    telling = [c for c, words in own if len(words) > 1 or not words <= _SAYS_LITTLE]
    passage = reading.candidate.hit.passage
    said = stems(f"{' '.join(passage.section)} {passage.text}")
    return not telling or any(c.met_by(said) for c in telling)


_SAYS_LITTLE = COMMON | MEASURE_STEMS | stems("area county region place")


def _short_form(reading: Reading) -> str:
    """The abbreviation in brackets behind what a figure counts ("11 sexual harm prevention orders
    (SHPOs)"), or ""."""
    match = re.search(rf"{re.escape(reading.unit)}\s*\(([^)]*)\)", reading.near)
    return match.group(1) if match and reading.unit else ""


_NUMBERED = re.compile(r"\bnumbers? of\s+((?:[\w'’&/-]+\s+){1,6})", re.I)


def _numbered(reading: Reading) -> str:
    """What a figure without a noun counts by its clause ("The number of replies varied between 8 and
    90"), or ""."""
    match = _NUMBERED.search(reading.clause_text)
    return " ".join(t.text for t in _phrase(match.group(1))) if match else ""


def _whole(reading: Reading) -> str:
    """What a figure without a noun is some of ("31 out of 40 forces"), or ""."""
    some_of = rf"(?<!\w){re.escape(reading.value)}\s+(?:out\s+)?of\s+(?:the\s+)?\d[\d,]*\s+"
    match = re.search(rf"{some_of}((?:[\w'’-]+\s*){{1,4}})", reading.clause_text)
    return " ".join(t.text for t in _phrase(match.group(1))) if match else ""


_ANYONE = stems("people person persons individuals residents folk folks respondents interviewees")
"""Heads that every count of persons meets, whatever it calls them."""

_PERSONS = _ANYONE | frozenset(
    map(stem, listed("kinds_of_people") | listed("doers_of_crime") | listed("persons"))
)
"""Heads of what counts persons: "31 plans" are no people."""

_ANYTHING = stems("thing part piece bit chunk item tool element portion")
"""Heads that say next to nothing of what they count: any count of what is spoken of meets them."""

_COLLECTIVE = stems("people staff police children men women folk personnel")
"""Nouns that are plural without an ending."""


def _counted(query: Query) -> tuple[Token, ...]:
    """The noun phrase that `query` wants counted, its head last; empty if the question does not say."""
    match = _COUNTED.search(query.text) or _NUMBER_OF.search(query.text)
    if match is None or (match.groupdict().get("whole") and _tells_deed(match["thing"])):
        return ()
    return _phrase(match["thing"])


def _tells_deed(text: str) -> bool:
    """Whether words behind a number begin with what those did, and not with what they are ("of the 43
    saw more crimes")."""
    return any(_does(first) or first.text.lower() in _DID for first in tokens(text)[:1])


_DID = listed("did")


def _phrase(text: str) -> tuple[Token, ...]:
    """The noun phrase that `text` begins with, its head last: up to the first noun in the plural, for
    what follows that says what its things are or do ("people belong", "cases online")."""
    run: list[Token] = []
    for token in tokens(_MADE.sub(" ", _CLASSES.sub("", text))):
        named = bool(run) and _plural(run[-1])
        if token.text.lower() in _JOINS and run and not named:
            continue
        if token.text.lower() in _HEAD_STOP or (named and (_does(token) or not _plural(token))):
            break
        run.append(token)
    # "Reports" tells little of a subject, and all of what is counted.
    last = run[-1] if run else None
    run = [t for t in run if t.text.lower() not in STOPWORDS or (t is last and _ends_plural(t))]
    if len(run) > 1 and _does(run[-1]):
        # "staff signed (up)": what they did, not what they are.
        run.pop()
    return tuple(run)


_JOINS = frozenset({"or", "and"})
"""What joins the attributes of a noun ("burgled or robbed homes"), and does not end its phrase."""


def _does(token: Token) -> bool:
    return token.text.lower().endswith("ed")


def _plural(token: Token) -> bool:
    """Whether a word is a noun in the plural."""
    return _ends_plural(token) or token.stem in _COLLECTIVE


def _ends_plural(token: Token) -> bool:
    word = token.text.removesuffix("'s").removesuffix("’s")
    ends = word.endswith("s") and not word.lower().endswith(("ss", "us", "is"))
    return ends and not word.isupper() and (len(word) > 3 or word[:-1].isupper())


def other_kind(query: Query, reading: Reading) -> bool:
    """Whether the figure counts another kind of what is to be counted: sexual harm prevention orders for
    serious crime prevention orders. Of the words that stand before the shared head on one side alone,
    none is near the other."""
    heads, run = frozenset().union(*names_counted(query)), _counted(query)
    unit = tokens(reading.unit)
    place = max((i for i, t in enumerate(unit) if t.stem in heads), default=0)
    own = _telling(reading.unit, unit[:place]) - _OPEN
    asked = _telling(query.text, run[:-1]) - _OPEN
    named = frozenset().union(*(a for c in query.concepts for a in c.alternatives))
    said = stems(reading.near)
    met = {s for c in query.concepts if c.met_by(said) for s in c.alternatives[0]}
    theirs, mine = own - asked, asked - own
    return _unlike(theirs, named) and _unlike(mine, said | met)


_MADE = re.compile(
    r"\w+(?:-\s?\w+)*-\s?(?:\w+ed|written|drawn|made|built|kept|held|run|led|told|given|shown)\b", re.I
)
"""An attribute that says how, or by whom, things were made ("jointly-agreed")."""


def _telling(text: str, before: Sequence[Token]) -> set[str]:
    """The stems of `before`, words of `text`, that may tell a kind: how things were made is none, for
    neither a question nor a report need know it of the other."""
    return {t.stem for t in before} - stems(" ".join(_MADE.findall(text)))


def _unlike(words: set[str], others: frozenset[str] | set[str]) -> bool:
    """Whether there are `words`, and none of them is among `others` or begins like one of them."""
    return bool(words) and not any(w[:5] == o[:5] for w in words for o in others)


_OPEN = stems(
    "new more extra additional further other different separate total all own local overall recorded"
    " police outside external"
)
"""Words before a noun that tell no kind of it."""


def names_counted(query: Query) -> tuple[Stems, ...]:
    """The stems of what is to be counted, of every name it has; empty if the question does not say."""
    heads = _heads(_counted(query))
    if not heads or heads & (_ANYONE | _ANYTHING):
        return ()
    others = (
        other
        for c in query.concepts
        if heads & stems(c.surface) or any(heads & a for a in c.alternatives)
        for other in c.alternatives
    )
    alike = (frozenset({one}) for group in _ALIKE if heads & group for one in group)
    return (*(frozenset({head}) for head in heads), *others, *alike, *_abbreviated(query, heads))


def one_name(one: Stems, other: Stems) -> bool:
    """Whether two units count things of one name ("cases" and "files")."""
    return bool(one & other) or any(one & group and other & group for group in _ALIKE)


def _abbreviated(query: Query, heads: Stems) -> tuple[Stems, ...]:
    """The names of an abbreviation that what is counted is called by, where the head says no more than
    that it is a body: "hubs" of an abbreviation that ends in H are asked for as teams."""
    short = [t for t in _counted(query) if t.text[:2].isupper() and t.text[:2].isalpha()]
    if not short or not heads <= _BODIES:
        return ()
    own = {t.stem for t in short}
    return tuple(a for c in query.concepts if own & c.alternatives[0] for a in c.alternatives)


_BODIES = stems("team unit hub centre panel board group squad scheme forum desk")
"""What a body that an abbreviation names may be called, whatever its last letter stands for."""


def _heads(run: tuple[Token, ...]) -> Stems:
    """The heads of a noun phrase: of several nouns in the plural that end it each may be one ("drugs
    dealers", but "victims supervisors have rung")."""
    plural = list(takewhile(_ends_plural, reversed(run))) or run[-1:]
    return frozenset(token.stem for token in plural)


_ALIKE = tuple(
    stems(group)
    for group in (
        "case investigation enquiry inquiry file",
        "agency organisation body partner",
        "company firm business",
        "team unit squad",
        "site facility venue centre hub base",
        "meeting session conference",
        "visit trip",
        "computer device laptop machine",
        "car vehicle van",
        "crime offence",
        "incident job report",
        "recommendation suggestion proposal",
        "child kid youngster juvenile",
        "offender criminal crook",
        "response reply answer respondent",
        "area district division",
        "complaint allegation",
        "school academy",
        "grade mark rating judgment judgement category",
        "home house household property",
    )
)
"""Nouns that are counted as the same thing, though elsewhere they say different ones."""
