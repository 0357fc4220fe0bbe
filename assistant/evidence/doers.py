"""Who does something: "who leads the team?" is told by what speaks of leading, and by nothing else."""

from __future__ import annotations

import re

_ASKED = re.compile(r"^\W*(?:and\s+|but\s+|so\s+)?who(?:['’]s|\s+(?:is|are|was|were))?\s+", re.I)

_DEED = (
    r"(?:\w+(?:ions?|ments?|als?|ances?|ings?)|arrests?|calls?|changes?|claims?|points?|visits?|requests?|reports?"
    r"|progress|difference)\b"
)
"""What is not made as things are: who "made the decision" decided."""

_DOES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"(?:\w+ly\s+)?(?:{asked})\b", re.I), re.compile(rf"\b(?:{told})\b", re.I))
    for asked, told in (
        (
            r"leads?|leading|led|chair(?:s|ing|ed)?|heads?|heading|headed|runs?|running|ran|manag(?:es?|ing|ed)"
            r"|overse\w+|oversaw|command(?:s|ing|ed)?|in\s+(?:charge|command)|responsible"
            r"|the\s+(?:head|boss|leader)\s+of",
            r"lead(?!\s+to)(?:s|er|ers|ership|ing)?|led|chair\w*|head(?:s|ed|ing)?|run(?:s|ning)?|ran|manag\w+"
            r"|overs\w+|command\w*|charge\s+of|responsib\w+|direct(?:s|ed|or)|held\s+by|owned|owner\w*"
            r"|supervis\w+|co-?ordinat\w+",
        ),
        (
            r"pa(?:ys?|ying|id)|fund(?:s|ing|ed)?|financ(?:es?|ing|ed)",
            r"pa(?:ys?|id|ying|yments?)|fund\w*|financ\w+|cost\w*",
        ),
        (r"own(?:s|ing|ed)?", r"own(?:s|ed|er|ers|ership)|belong\w*"),
        (
            r"suppl(?:y|ies|ying|ied)|s(?:ells?|elling|old)",
            r"suppl\w+|s(?:ells?|old)|provid\w+|compan\w+|firm",
        ),
        (
            rf"ma(?:kes?|king|de)(?=\s+(?:the|our|its|their|these|those|all)\b(?!(?:\s+[\w-]+)?\s+{_DEED}))"
            r"|manufactur\w+|invent(?:s|ed)?|design(?:s|ed)?|dr[ae]w\s+up|wr(?:ites?|ote)|came\s+up\s+with"
            r"|devis(?:es|ed)|creat(?:es|ed)|built",
            r"ma[dk]e\w*|manufactur\w+|invent\w*|design\w*|dr[ae]wn?\s+up|wr(?:it|ote)\w*|author\w*|devis\w+"
            r"|creat\w+|buil[dt]\w*|develop\w*|produc\w+|publish\w*|prepar\w+|establish\w*|set(?:ting)?\s+up"
            r"|introduc\w+|launch\w*|found(?:ed|ers?)",
        ),
        (
            r"train(?:s|ed|ing)?|taught|teach(?:es|ing)?",
            r"train\w*|taught|teach\w*|educat\w*|instruct\w*",
        ),
    )
)


def untold(question: str, text: str) -> bool:
    """Whether `question` asks who leads, pays for, owns, supplies, makes or teaches something, and
    `text` speaks of no such thing."""
    asked = _ASKED.match(question)
    if asked is None:
        return False
    does = (told for verb, told in _DOES if verb.match(question, asked.end()))
    return any(not told.search(text) for told in does)
