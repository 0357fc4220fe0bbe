"""Requests that are not questions to the reports: to misbehave, to reveal, to do without the reports."""

from __future__ import annotations

import re

_INSTRUCTION = re.compile(
    r"""
    \b(?:ignore|disregard|forget|override|bypass|skip|set\s+aside)\b.{0,40}
        \b(?:report|instruction|rule|prompt|previous|above|passage|source|citation|evidence|guideline|document)s?\b
    | \b(?:system|developer|assistant|admin(?:istrator)?)\s*(?:prompt|message|override|mode)?\s*[:>]
    | \b(?:hidden|system|secret|internal|initial)\s+(?:rule|prompt|instruction|message|setting)s?\b
    | \b(?:api|secret|access|private)\s+keys?\b | \bpasswords?\b.{0,30}\b(?:you|your|given|system)\b | \bfile\s+paths?\b
    | \benvironment\s+variables?\b
    | \brepeat\b.{0,40}\b(?:above|word\s+for\s+word|instructions?|prompt|verbatim)\b
    | \b(?:make|made)\s+(?:something\s+|it\s+|one\s+|them\s+)?up\b(?!\s+(?:for|of|to|the)\b) | \binvent\b | \bfabricat\w+ | \bfake\b
    | \bpretend\b | \bact\s+as\b | \brole-?\s?play\b | \byou\s+are\s+now\b | \bjailbreak | \bdeveloper\s+mode\b
    | \b(?:without|no|drop|omit|leave\s+out|skip|remove|don'?t\s+(?:use|give|show|add|include))\s+(?:any\s+|the\s+|all\s+)?
        (?:citation|cite|source|reference|quote|footnote)s?\b
    | \b(?:use|using|from|rely\s+on)\s+(?:only\s+)?(?:your\s+)(?:own\s+)?(?:general\s+|background\s+|outside\s+|prior\s+)?
        (?:knowledge|memory|training|opinion|judgement)\b
    | \b(?:outside|general|background|world)\s+knowledge\b
    | \b(?:just|best)\s+(?:guess|estimate\s+it)\b | \btake\s+a\s+guess\b | \byour\s+(?:own\s+)?best\s+guess\b
    | \bwhat\s+(?:are|were)\s+your\s+(?:instructions|rules|prompts?)\b
    | \b(?:change|edit|alter|delete|overwrite|rewrite)\b.{0,30}\b(?:the\s+)?(?:report|passage|figure|source|quote|index|database)s?\s+
        (?:to|so|from|in|and)\b
    | \b(?:say|state|answer|claim|respond|reply|write)\s+(?:only\s+|just\s+)?(?:that\s+)?["“'][^"”']{1,80}["”']\s+(?:and|no\s+matter|whatever|regardless|instead)
    | \b(?:run|execute)\s+(?:this|the|a)\s+(?:command|code|script|query)\b | \bdrop\s+table\b
    | </?(?:system|instruction|prompt)s?>
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_instruction(text: str) -> bool:
    """Whether `text` asks the assistant to act against its purpose rather than asks the reports.

    Judged by wording alone, before anything is searched; the text is never carried out as a command
    in any case, so a miss costs an ordinary search.
    """
    return bool(_INSTRUCTION.search(text.replace("’", "'")))
