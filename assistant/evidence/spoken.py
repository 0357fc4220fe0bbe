"""What the passage of an answer must speak of: the names, the kinds and the stages asked about."""

from __future__ import annotations

import re

from assistant.asked.question import Query
from assistant.language.lexicon import Concept
from assistant.language.words import STOPWORDS, listed, stem, stems, tokens

KINDS = frozenset(map(stem, listed("kinds_of_crime") | listed("kinds_of_people")))
_STAGES = frozenset(map(stem, listed("stages")))
_MEASURED_APART = listed("measured_apart") | listed("doers_of_crime")
_TOLD_APART = KINDS | _STAGES | frozenset(map(stem, _MEASURED_APART))
_FINDINGS = stems("criticism criticised criticise criticises grumble gripe")
"""What inspectors make of something, which shares other names with what people feel."""
_MONTHS = stems("January February March April May June July August September October November December")


_MEASURED = frozenset({"figure", "comparison"})
_SUCH_AS = re.compile(r"\b(?:like|such as|e\.?g\.?|including|for example|say)\b[^?;:]*$", re.I)


def unspoken(query: Query, said: str) -> tuple[str, ...]:
    """The names and the kinds of crime or people that `query` asks about and `said` does not speak of,
    as the question has them: what is told of another thing does not answer it."""
    found = stems(said)
    shouted = sum(word[:1].isupper() for word in query.text.split()) * 2 > len(query.text.split())
    return tuple(
        concept.surface
        for concept in query.concepts
        if not concept.met_by(found)
        and not _wishes(concept.surface, query.text)
        and not _spelled_out(concept.surface, said)
        and (_tells_apart(query, concept) or (not shouted and _is_name(concept, query.text)))
    )


_WISHING = re.compile(
    r"(?:^|[.!?]\s+)(?:the|our|my)\s+((?:[\w’'-]+\s+){1,5}?)"
    r"(?:wish(?:es)?|wants?|would\s+like|ha(?:s|ve)\s+asked|asks|needs?)\b[^.?!]*[.!]\s",
    re.I,
)


def _wishes(name: str, question: str) -> bool:
    """Whether `name` is only that of one who wants something told ("The Chair wishes to thank ...")."""
    words = name.lower().split()
    return any(m[1].lower().split()[-len(words) :] == words for m in _WISHING.finditer(question))


_LIKE_THIS = re.compile(
    r"violent\s+(?:ex-?\s?)?(?:partner|husband|wife|spouse|boyfriend|girlfriend|parent|man|men|person"
    r"|people)\b",
    re.I,
)
"""Before a person "violent" says what they are like, and is no kind of crime."""


def _tells_apart(query: Query, concept: Concept) -> bool:
    """Whether a concept is a kind of crime or people, a stage or a feeling that a figure is of.
    In what is told in words the question's own word counts: feelings are told there in many."""
    at = max(0, query.text.find(concept.surface))
    if _LIKE_THIS.match(query.text, at) or _SPEAKER.search(query.text, 0, at):
        return False
    if query.expects in _MEASURED:
        found = concept.alternatives[0] & _FINDINGS
        return not found and any(a & _TOLD_APART for a in concept.alternatives)
    return bool(concept.alternatives[0] & (KINDS | _STAGES))


_SPEAKER = re.compile(
    r"^\W*(?:as|being|having\s+(?:been|taught|worked\s+(?:as|with)|known))\s+(?:(?:a|an|the|one)\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
"""What stands before a word by which somebody says who asks ("As a former nurse, I ...")."""

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a"})


def _spelled_out(name: str, said: str) -> bool:
    """Whether words of `said`, one behind the other, begin with the letters of an abbreviation, as those
    of "European Union" with "EU". Two letters are met by capital words only, three also by words that
    all tell something and are not parted."""
    letters = name.removesuffix("'s").removesuffix("s").lower()
    if not (name[:2].isupper() and letters.isalpha() and len(letters) > 1):
        return False
    words = [t.text for t in tokens(said) if t.text.lower() not in _SMALL]
    initials = "".join(w[0] if len(letters) > 3 or w[0].isupper() else " " for w in words).lower()
    return letters in initials or (len(letters) == 3 and letters in _begun(said))


def _begun(said: str) -> str:
    """The first letters of the words of `said`, a blank for each that tells little, and wherever two
    words are parted by a mark."""
    out, last = "", 0
    for token in tokens(said):
        joined = not said[last : token.start].strip(" -")
        telling = len(token.text) > 3 and token.text.lower() not in STOPWORDS
        out += ("" if joined else " ") + (token.text[0].lower() if telling else " ")
        last = token.end
    return out


def _is_name(concept: Concept, text: str) -> bool:
    """Whether a concept is written as a name: capital letters, but not for beginning a sentence."""
    at = text.find(concept.surface)
    if at < 0 or concept.alternatives[0] & _MONTHS or _SUCH_AS.search(text, 0, at):
        return False
    if sum(c.isupper() for c in concept.surface) >= 2:
        return True
    if len(concept.surface) == 1:
        return False  # A letter is no name.
    begins = not text[:at].strip() or text[:at].rstrip()[-1] in ".?!:;–-"
    return concept.surface[0].isupper() and not begins
