"""Questions whether one thing may be compared with another, in whatever words they put that.

"Can I put these side by side?", "OK to trend this against earlier years?" and "I had thought of setting
one beside the other. Would that be permissible?" all ask "Can I compare one with the other?", as reports
put it.
"""

from __future__ import annotations

import re

_FIT = (
    r"(?:ok|okay|o\.k\.|fine|all\s?right|alright|safe|fair|valid|legitimate|permissible|permitted|allowed"
    r"|acceptable|sensible|reasonable|right|possible|in\s+order)"
)
_MAY = re.compile(
    rf"^(?:so\s+|and\s+|but\s+)?(?:(?:can|could|may|might|should)\s+(?:i|we|you|one|people|analysts)|(?:(?:is|would)\s+it\s+(?:be\s+)?)?{_FIT}"
    r"(?:\s+for\s+(?:me|us))?\s+to|(?:am\s+i|are\s+we)\s+allowed\s+to)\s+(?:just\s+|safely\s+|fairly\s+)?",
    re.I,
)
_THOUGHT = re.compile(
    r"^(?:i|we)(?:['’](?:m|d|re|ve)|\s+(?:am|are|was|were|had|have|would))?\s+(?:been\s+)?(?:(?:thinking|thought)\s+(?:of|about)"
    r"|planning\s+on|(?:want|wanted|like|plan|planned|planning|hoping|going|tempted|meaning)\s+to)\s+"
    r"(?P<rest>.+?)[.;,:?!–-]+\s*(?:(?:would|is|might|could|will)\s+(?:that|this|it|such\s+a\s+comparison)"
    rf"\s+(?:be\s+)?{_FIT}|(?:can|may|could|should)\s+(?:i|we)\b[^.?]*)\W*$",
    re.I | re.S,
)
_SET = re.compile(
    r"^(?:put(?:ting)?|plac(?:e|ing)|set(?:ting)?|lay(?:ing)?|lin(?:e|ing)(?:\s+up)?|trend(?:ing)?|plot(?:ting)?|chart(?:ing)?"
    r"|show(?:ing)?|stack(?:ing)?(?:\s+up)?|hold(?:ing)?(?:\s+up)?|match(?:ing)?(?:\s+up)?|compar(?:e|ing))\s+(?P<both>.+)$",
    re.I | re.S,
)
_PASSIVE = re.compile(
    r"^(?:so\s+|and\s+|but\s+)?(?:can|could|may|might|should)\s+(?P<both>[^,;?]{3,120}?\s+)be\s+(?:directly\s+)?compared"
    r"\s+(?P<other>(?:with|to|against)\s+[^?]+?)\W*$",
    re.I | re.S,
)
_AGAINST = re.compile(
    r"\s+(?:side\s+by\s+side\s+with|up\s+(?:against|with)|against|next\s+to|beside|alongside)\s+", re.I
)
_TOGETHER = re.compile(
    r"\s+(?:side\s+by\s+side|next\s+to\s+each\s+other|alongside\s+each\s+other|together)(?=\W*$|\s+(?:in|on)\s)",
    re.I,
)
_WHERE = re.compile(
    r"\s+(?:in|on)\s+(?:one|a|the\s+same|a\s+single)\s+(?:chart|graph|table|plot|slide|page)\W*$", re.I
)
_AND = re.compile(
    r"\s+and\s+(?:then\s+)?compare\s+(?:the\s+(?:two|percentages|figures|rates|numbers|results)|them|both)\b",
    re.I,
)


def plain(text: str) -> str:
    """`text` as "Can I compare one with the other?" if it asks that in other words; else as it is."""
    passive = _PASSIVE.match(text)
    if passive is not None:
        other = passive["other"].split(maxsplit=1)[1]
        return f"Can I compare {passive['both']}with {other}?"
    thought, may = _THOUGHT.match(text), _MAY.match(text)
    rest = thought["rest"] if thought else text[may.end() :] if may else ""
    said = _SET.match(_AND.sub("", rest))
    if said is None:
        return text
    both = _WHERE.sub("", said["both"].rstrip(" ?.!"))
    compares = rest.lower().startswith("compar")
    if not compares and _AGAINST.search(both):
        return f"Can I compare {_AGAINST.sub(' with ', both, count=1)}?"
    if _TOGETHER.search(both) or (compares and thought):
        return f"Can I compare {_TOGETHER.sub('', both)}?"
    return text


def asked(text: str) -> bool:
    """Whether `text`, in plain words, asks whether things may be compared."""
    return _ASKED.match(text) is not None


def told(text: str) -> bool:
    """Whether a sentence speaks of comparing: only such a one tells whether it may be done."""
    return _TOLD.search(text) is not None


_ASKED = re.compile(rf"(?:{_MAY.pattern})compare\b", re.I)
_TOLD = re.compile(
    r"\bcomparable\b|\bcomparisons?\b|\b(?:be|to)\s+(?:directly\s+)?compared?\b(?!\s+to\s+be)|\bwith\s+(?:great\s+|some\s+)?(?:caution|care)\b",
    re.I,
)
