"""A follow-up question resolved from the conversation, by rule and without a chat model.

A turn says where, when, in which report, by which measure and of what; what it leaves open carries over
from the turns before. One that says nothing but a place or a time asks the question before of that; one
that says only another thing asks the same of it; one that points back is read beside what it points at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.asked import asking, ellipses, turns
from assistant.asked.turns import Turn
from assistant.language.areas import Areas
from assistant.language.words import listed
from corpus import periods

_POINTING = re.compile(
    r"\b(?:it|its|itself|they|them|their|theirs|(?:they|it)['’]\w+|that|this|those|these|he|she|his|her|one"
    r"|ones|there|then|same|such|else|another|others?|too|instead|either|so"
    r"|rest|remainder|remaining|latter|former|the (?:whole )?lot)\b",
    re.I,
)
_BARE_WHY = re.compile(r"^(?:and |but |so )?(?:why|how come|what for|for what reason)\b", re.I)
_ASKS_ANEW = re.compile(r"\b(?:who|whose|when|where|why|which|how (?!does|do|did|about))\b", re.I)
_COMPARES = re.compile(r"\b(?:compar\w+|differ\w*|stack up|measure up|up on|down on)\b", re.I)
PAIR = 2
"""Reports of which one is the other."""

_WAYS = listed("up_wide") | listed("down_wide") | {"change", "changed", "changes"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands by itself.

    `background` is what the conversation was about, to be looked for beside the question's own words, or
    ""; `like` is the question before if it asks the same of something else ("and adult cautions?");
    `leans` says that it asks about what was answered before; `text` is the question as understood, to be
    shown. `against` are the years that a change is asked against; `otherwise` is another way to
    understand it, for when the first finds no answer.
    """

    text: str
    question: str
    background: str
    like: str = ""
    leans: bool = False
    against: tuple[int, ...] = ()
    otherwise: Resolved | None = None


_OTHER = re.compile(
    r"\bthe\s+other\s+(?P<of>report|inspection)\b(?!\s+(?:of|by|from|about|into|on|that|which)\b)", re.I
)


def resolve(
    question: str, history: Sequence[str], areas: Areas, years: Collection[int] = ()
) -> Resolved:
    """`question` in the light of the questions before it, oldest first; `years` are those that there are
    reports of."""
    earlier = Resolved("", "", "")
    for turn in (*history, question):
        earlier = _step(turn.strip(), earlier, areas, years)
    return earlier


def _step(said: str, earlier: Resolved, areas: Areas, years: Collection[int]) -> Resolved:
    if not earlier.question:
        return Resolved(said, said, "")
    if other := _OTHER.search(said):
        year = _other_than(earlier.question, years)
        if year is None:
            return Resolved(said, said, "")  # To answer from the same once more would be wrong.
        said = f"{said[: other.start()]}the {year} {other['of']}{said[other.end() :]}"
    asked = said
    said = ellipses.filled(said, earlier.question)
    turn = turns.taken_apart(said, areas)
    if turn.shift and not turns.dated(earlier.question):
        turn = replace(turn, shift=0)  # There is no time to count from.
    own = [word for word in turn.own if not _COMPARES.fullmatch(word.text)]
    if turn.placed and not own and not _asks_anew(said, turn, earlier):
        switched = _switched(turn, earlier, areas)
        if turn.shift:
            return replace(switched, otherwise=_leaning(said, turn, earlier, areas, like=""))
        if (turn.times or turn.before) and _COMPARES.search(turn.rest):
            return _change(said, earlier, areas, otherwise=switched)
        return switched
    ways = all(word.text.lower() in _WAYS for word in turn.own)
    if ways and (asking.says("changes", turn.body) or (turn.before and turn.own)):
        return _change(said, earlier, areas)
    if not (turn.opened or len(turn.own) <= 2 or _POINTING.search(turn.rest)):
        return Resolved(said, said, "")
    alike = said != asked or _is_alike(turn, earlier)
    like = (earlier.like or earlier.question) if alike else ""
    return _leaning(said, turn, earlier, areas, like)


def _other_than(question: str, years: Collection[int]) -> int | None:
    """Of two `years` the one that `question` does not name, if it names the other."""
    left = [year for year in sorted(set(years)) if str(year) not in question]
    return left[0] if len(left) == 1 and len(set(years)) == PAIR else None


def _leaning(said: str, turn: Turn, earlier: Resolved, areas: Areas, like: str) -> Resolved:
    """A turn read beside what the conversation was about."""
    topic = _topic(earlier, areas)
    if turn.times or turn.report:
        topic = " ".join(turns.without(topic, turns.times(topic)).split())
    return Resolved(f"{said} (about: {topic})", said, topic, like, leans=True)


def _asks_anew(said: str, turn: Turn, earlier: Resolved) -> bool:
    """Whether a turn asks for something else than the question before ("who", where that asks "how
    many"), not for the same elsewhere."""
    asks = _ASKS_ANEW.search(turn.rest) and not _ASKS_ANEW.search(earlier.question)
    return bool(asks or _BARE_WHY.match(said))


def _is_alike(turn: Turn, earlier: Resolved) -> bool:
    """Whether a turn that is no sentence puts another thing in the place of the one asked about. After a
    question of yes or no a few words ask for more of it, unless they open otherwise."""
    if asking.says("sentence", turn.rest):
        return False
    return turn.opened or asking.expects(earlier.question, bare=False) != "yesno"


def _switched(turn: Turn, earlier: Resolved, areas: Areas) -> Resolved:
    """The question before, asked of another place, time or report."""
    question = turns.switched(earlier.question, turn, areas)
    text = f"{question} (about: {earlier.background})" if earlier.background else question
    return Resolved(text, question, earlier.background, earlier.like)


def _change(said: str, earlier: Resolved, areas: Areas, otherwise: Resolved | None = None) -> Resolved:
    """How what was asked about has changed. What it is held against is no time of the answer's own."""
    topic = _topic(earlier, areas)
    return Resolved(
        f"{said} (about: {topic})",
        "By how much did that go up or down?",
        topic,
        leans=True,
        against=tuple(dict.fromkeys(p.last_year for p in periods.find(said))),
        otherwise=otherwise,
    )


def _topic(earlier: Resolved, areas: Areas) -> str:
    """What the conversation was about, without the times and areas that a later turn put others for."""
    newest, older = earlier.question.rstrip("?!. "), earlier.background
    if older and turns.times(newest):
        older = turns.without(older, turns.times(older))
    if older and areas.find(newest):
        older = turns.without(older, [(m.start, m.end) for m in areas.find(older)])
    return " ".join(f"{newest}, {older}".split()) if older else newest
