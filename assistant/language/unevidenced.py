"""What a sentence finds no evidence, or little, for: a statement of that very thing is denied by it.

"There is little evidence that plans are used" speaks of the use of plans in the statement's own words,
and a reader of words alone takes it to affirm that.
"""

from __future__ import annotations

import re

from assistant.language.words import content, stems

_WANTING = re.compile(
    r"\b(?:no|little|scant|limited|insufficient|not\s+(?:enough|much|any)|hardly\s+any|a\s+lack\s+of)\s+"
    r"(?:\w+\s+)?(?:evidence|signs?|indications?)\s+(?:that|of|to\s+(?:show|suggest))\b(?P<what>[^.;]*)",
    re.I,
)
_NEGATIVE = re.compile(
    r"\b(?:no|not|never|none|little|few|scant|limited|insufficient|hardly|rarely|seldom|without|lack\w*|fail\w*"
    r"|cannot|poor\w*|weak\w*|missing)\b|n['’]t\b|\bun\w{4,}",
    re.I,
)
SHARED = 2
"""The least number of words that tell something which a statement must share with what is wanting."""


def unevidenced(statement: str, sentence: str) -> bool:
    """Whether `sentence` says that there is little or no evidence of what `statement` says, which itself
    denies nothing."""
    wanting = _WANTING.search(sentence)
    if wanting is None or _NEGATIVE.search(statement):
        return False
    what = stems(wanting["what"])
    own = frozenset(t.stem for t in content(statement))
    return len(own & what) >= max(SHARED, len(own - stems(sentence[: wanting.start()])) / 3)
