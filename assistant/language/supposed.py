"""What a question supposes of a thing by its wording, and whether a sentence plainly denies it.

"Why so many drones?" supposes that there are many, and "limited use of drones" denies it; so for a thing
that ended and "continues", for one that somebody is without and "all have been given", for all and "some
but not all", for something and "does not have any". The thing must be the same, word for word, and stand
right behind the words that deny it: what is said of another thing denies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.language import polarity
from assistant.language.lexicon import Concept
from assistant.language.words import STOPWORDS, Token, content, listed, stems, tokens

_MANY = re.compile(
    r"\b(?:so\s+(?:many|much)|(?:large|high|huge|great|considerable)\s+(?:number|amount|volume)s?\s+of"
    r"|(?:extensive|heavy|widespread|frequent|wide|great|considerable|much)\s+use\s+of|plenty\s+of)\s+",
    re.I,
)
_LITTLE = re.compile(
    r"\b(?:(?:limited|little|minimal|no|infrequent|scant)\s+use\s+of|(?:rarely|seldom|never)\s+us(?:e|es|ed))\s+",
    re.I,
)
_NO = re.compile(
    r"\b(?:(?:do(?:es)?|did)\s+not\s+(?:currently\s+|yet\s+)?(?:have|own|hold)(?:\s+any)?"
    r"|(?:has|have|had|there\s+(?:is|are|was|were))\s+(?:currently\s+)?no)\s+",
    re.I,
)
_CLOSED = re.compile(
    r"\s*(?:$|[.,;:)]|(?:and|but|at\s+(?:present|the\s+time)|currently|in\s+(?:place|use|the\s+force))\b)",
    re.I,
)
"""What ends a thing that is denied altogether, and not only those "over two hours old"."""

_WHICH = re.compile(r"^\W*(?:and\s+|so\s+)?(?:which|what)\s+", re.I)
_HAS = re.compile(r"\b(?:has|have|had|does|do|did)\b", re.I)
_ENDED = re.compile(
    r"\b(?:stop(?:s|ped)?|ceas(?:e|es|ed)|giv(?:e|en)\s+up|gave\s+up|abandon(?:s|ed)?|scrap(?:s|ped)?"
    r"|withdr[ae]wn?|withdrew|discontinued?)\s+(?:\w+ing\s+)?",
    re.I,
)
_GONE = re.compile(
    r"\b(?:(?:done|do|did|does)\s+away\s+with|g[eo]t(?:ten)?\s+rid\s+of|eliminat(?:e|es|ed)|eradicat(?:e|es|ed))\s+",
    re.I,
)
_STILL = re.compile(
    r"\bcontinu(?:es?|ed|ing)\s+(?:to\s+(?:invest\s+in|fund|use|provide|run|hold|employ|operate|offer|support)"
    r"|with|to\s+make\s+use\s+of)\s+",
    re.I,
)
_THERE = re.compile(
    r"\b(?:there\s+(?:are|is|were|was)(?:\s+still)?|still\s+ha(?:s|ve|d))\s+(?!no\b|not\b)",
    re.I,
)
_WITHOUT = re.compile(r"\bwithout\s+(?:any\s+|an?\s+|the\s+|their\s+)?", re.I)
_GIVEN = re.compile(
    r"\b(?:equipped|provided|issued|supplied|fitted|given)\s+(?:with\s+)?|\b(?:have|carry|wear)\s+(?!all\b|been\b)",
    re.I,
)
_ALL = re.compile(
    r"\b(?:every\s+(?:single\s+)?(?:one\s+of\s+)?|all\s+(?:of\s+)?|each\s+(?:(?:one\s+)?of\s+)?)"
    r"(?:the\s+|its\s+|these\s+|those\s+)?",
    re.I,
)
_NEARLY = re.compile(r"\b(?:nearly|almost|not|except)\b|n['’]t\b", re.I)
_NOT_ALL = re.compile(
    r"\b(?:not\s+all|only\s+some|not\s+every)\s+(?:of\s+)?(?:the\s+|its\s+|these\s+|those\s+)?", re.I
)
_MADE_SURE = re.compile(r"\b(?:ensur\w+|mak(?:e|es|ing)\s+sure|made\s+sure|aim\w*|so\s+that)\b", re.I)
_IGNORANT = re.compile(
    r"\b(?:ignorance|unawareness|(?:lack\s+of|poor)\s+(?:knowledge|understanding|awareness))\s+(?:about|of|on)\s+",
    re.I,
)
_KNOWS = re.compile(
    r"\b(?:good|thorough|strong|excellent|clear|sound)\s+(?:knowledge|understanding|awareness)\s+(?:about|of|on)\s+",
    re.I,
)
_ENDS_THING = listed("after_a_count") | {"put", "do", "don't", "such"}
_BREAK = re.compile(r"[.;:]\s|\b(?:but|however|which|because|although)\b", re.I)
_NEAR = 8
"""Words behind a verb of giving that may name what is given."""


def denied(question: str, sentence: str, concepts: Sequence[Concept]) -> bool:
    """Whether `sentence` plainly denies what `question`, read as `concepts`, supposes of a thing."""
    affirms = not polarity.denials(polarity.folded(question))
    ways: tuple[Callable[[], bool], ...] = (
        lambda: affirms and _too_many(question, sentence),
        lambda: affirms and _none_of(question, sentence),
        lambda: _goes_on(question, sentence),
        lambda: _has_it(question, sentence, concepts),
        lambda: affirms and _not_all(question, sentence),
        lambda: _knows(question, sentence),
    )
    return any(way() for way in ways)


def _too_many(question: str, sentence: str) -> bool:
    for supposed in _MANY.finditer(question):
        thing = noun_phrase(question[supposed.end() :])
        for told in _LITTLE.finditer(sentence):
            if _run(thing, _clause(sentence, told.end())) is not None:
                return True
        if _without_any(thing, question, sentence):
            return True
    return False


def _none_of(question: str, sentence: str) -> bool:
    asked = _WHICH.match(question)
    if asked is None or not _HAS.search(question, asked.end()):
        return False
    return _without_any(noun_phrase(question[asked.end() :]), question, sentence)


def _without_any(thing: Sequence[str], question: str, sentence: str) -> bool:
    """Whether a sentence denies that there is any of a thing, whatever it is like but as is asked."""
    known = stems(question)
    for told in _NO.finditer(sentence):
        clause = _clause(sentence, told.end())
        run = _run(thing, clause)
        if run is None:
            continue
        before = {t.stem for t in tokens(clause) if t.end <= run[0]}
        if before <= known and _CLOSED.match(clause, run[1]):
            return True
    return False


def _goes_on(question: str, sentence: str) -> bool:
    """Whether what has ended, as the question has it, goes on or is still there."""
    for supposed, goes_on in ((_ENDED, _STILL), (_GONE, _THERE)):
        for match in supposed.finditer(question):
            after = question[match.end() :]
            things = [noun_phrase(after[token.start :]) for token in content(after)[:3]]
            for told in goes_on.finditer(sentence):
                clause = _clause(sentence, told.end())
                runs = (_run(thing, clause) for thing in things if len(thing) > 1)
                if any(run is not None and not content(clause[: run[0]])[2:] for run in runs):
                    return True
    return False


def _has_it(question: str, sentence: str, concepts: Sequence[Concept]) -> bool:
    """Whether all have what somebody is without, as the question has it."""
    for supposed in _WITHOUT.finditer(question):
        thing = noun_phrase(question[supposed.end() :])
        whose = {t.stem for t in content(question[: supposed.start()])}
        for told in _GIVEN.finditer(sentence):
            ahead = re.split(r"[.;:]\s", sentence[: told.start()])[-1]
            if not re.search(r"\b(?:all|every|each)\b", ahead, re.I) or _NEARLY.search(ahead):
                continue
            near = frozenset(t.stem for t in tokens(_clause(sentence, told.end()))[:_NEAR])
            given = thing and all(_met(word, near, concepts) for word in thing)
            if given and whose & {t.stem for t in content(ahead)}:
                return True
    return False


def _met(word: str, near: frozenset[str], concepts: Sequence[Concept]) -> bool:
    return word in near or any(word in c.alternatives[0] and c.met_by(near) > 0 for c in concepts)


def _not_all(question: str, sentence: str) -> bool:
    if _MADE_SURE.search(question):
        return False
    things = {thing[-1] for m in _ALL.finditer(question) if (thing := noun_phrase(question[m.end() :]))}
    told = {
        thing[-1] for m in _NOT_ALL.finditer(sentence) if (thing := noun_phrase(sentence[m.end() :]))
    }
    return bool(things & told)


def _knows(question: str, sentence: str) -> bool:
    """Whether they know well what they are ignorant of, as the question has it."""
    if _NEARLY.search(sentence) or re.search(r"\black", sentence, re.I):
        return False
    for supposed in _IGNORANT.finditer(question):
        thing = noun_phrase(question[supposed.end() :])
        whose = {t.stem for t in content(question)} - set(thing)
        for told in _KNOWS.finditer(sentence):
            said = {t.stem for t in content(sentence[: told.start()])}
            if _run(thing, _clause(sentence, told.end())) is not None and whose & said:
                return True
    return False


def noun_phrase(text: str) -> tuple[str, ...]:
    """The stems of the noun phrase that `text` begins with: up to a preposition, a verb that may stand
    behind a noun, a name or a mark."""
    found: list[Token] = []
    for token in tokens(text):
        between = text[found[-1].end if found else 0 : token.start]
        if token.text.lower() in _ENDS_THING or re.search(r"[^\s-]", between) or len(found) == 6:
            break
        if found and token.text[:1].isupper() and not token.text.isupper():
            break
        found.append(token)
    return tuple(t.stem for t in found)


def _clause(sentence: str, start: int) -> str:
    match = _BREAK.search(sentence, start)
    return sentence[start : match.start() if match else len(sentence)]


def _run(thing: Sequence[str], text: str) -> tuple[int, int] | None:
    """Where `text` names the thing, word for word and not as part of the name of another."""
    read = tokens(text)
    for at in range(len(read) - len(thing) + 1):
        part = read[at : at + len(thing)]
        if not part or [t.stem for t in part] != list(thing):
            continue
        rest = read[at + len(thing) :]
        joined = bool(rest) and not re.search(r"[^\s-]", text[part[-1].end : rest[0].start])
        if not joined or rest[0].text.lower() in _ENDS_THING | STOPWORDS:
            return part[0].start, part[-1].end
    return None
