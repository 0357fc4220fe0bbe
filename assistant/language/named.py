"""Proper names: whether a question asks for one, and whether a sentence gives one.

"Which firm helped?" is not answered by "an IT company helped": where a name is asked for, a common noun
tells nothing that the question did not.
"""

from __future__ import annotations

import re

from assistant.language.areas import Areas
from assistant.language.words import content, listed, stems

_BEARER = "|".join(sorted(listed("bear_names"), key=len, reverse=True))
_WHICH = re.compile(
    r"\b(?:which|what)\s+(?!(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|the|sorts?|"
    rf"kinds?|types?)\b)(?:[\w'’-]+\s+){{0,2}}?(?:{_BEARER})\b"
    r"(?=\W*$|\s+(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|may|might|in|on|at|of|"
    r"from|that|who|which|with|near|by|to|ran|runs|works|makes|owns|gave|gives|got|gets|sold|sells|took|takes|built|"
    r"supplies|provides|helps|supports|leads|led|won|made|deals|handles|covers|targets|tackles|looks|goes|went|\w+ed)\b))",
    re.I,
)
_NAME_OF = re.compile(
    rf"\bnames? of (?:[\w'’-]+\s+){{0,4}}?(?:{_BEARER})\b"
    rf"|^\W*(?:can you )?name the (?:[\w'’-]+\s+){{0,2}}?(?:{_BEARER})\b",
    re.I,
)
_CALLED = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?what(?:['’]s|\s+(?:is|are|was|were))\s+(?!(?:it|they|that|this|these)\b)"
    r"[^,?]+?\s(?:called|named)(?=\W*$|\s+(?:that|which|who|where|for)\b)",
    re.I,
)
"""What asks how a thing is called."""
_TERMED = re.compile(r"\b(?:called|named|known\s+as|termed|referred\s+to\s+as)\b", re.I)
_RANK_ASKED = re.compile(
    r"\b(?:what|which) (?:\w+ )?rank(?! (?:is|was) (?:that|it|this)\b)|\bhow senior\b|\brank of\b",
    re.I,
)
_RANKS = stems("constable sergeant inspector superintendent commander commissioner captain marshal")
_QUOTED = re.compile(r"[‘“'\"][^‘’“”'\"]{2,60}[’”'\"]")
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z](?=[\w’']*[a-z])[\w’'-]*")
_BEGINS = re.compile(r"(?:^|[.?!:;•]|\n)[\s‘“'\"(•*–-]*$")
_TIMES = stems(
    "January February March April May June July August September October November December Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday"
)


def wanted(question: str) -> bool:
    """Whether the proper name of a firm, a school, a town and the like is asked for, or what anything is
    called."""
    return any(asked.search(question) for asked in (_WHICH, _NAME_OF, _CALLED))


def given(question: str, text: str, areas: Areas) -> bool:
    """Whether `text` holds a proper name that `question` does not: of no force, and no month."""
    known = stems(question) | _TIMES
    forces = [(m.start, m.end) for m in areas.find(text)]
    if any(not stems(quoted.group()) <= known for quoted in _QUOTED.finditer(text)):
        return True
    if _CALLED.search(question) and _TERMED.search(text):
        return True
    for match in _CAPITAL.finditer(text):
        if any(a <= match.start() < b for a, b in forces) or stems(match.group()) <= known:
            continue
        after = text[match.end() :].lstrip()[:1]
        if not _BEGINS.search(text, 0, match.start()) or (after.isupper() and content(match.group())):
            return True
    return False


def rank_unmet(question: str, text: str) -> bool:
    """Whether a rank is asked for and `text` names none."""
    return bool(_RANK_ASKED.search(question)) and not _RANKS & stems(text)
