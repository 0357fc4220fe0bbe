"""Claims on when something began, ended or is to be done: by the sentence that dates it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asked.question import Query
from assistant.claims import findings
from assistant.claims.findings import Finding
from assistant.evidence.candidates import Candidate
from assistant.evidence.sense import Told, Weigher
from assistant.evidence.topics import spoken_of, subject
from assistant.language.rivals import same_moment
from assistant.language.words import stems
from corpus import periods
from corpus.periods import Period

SHARE = 0.4
"""The least share of a claim that a sentence must speak of for its date to speak for the claim's."""

DENIES = 0.6
"""The same for one that dates it otherwise."""

_LOOK_BACK = 60
"""Characters before a date in which what happened then is told."""

_KINDS = tuple(
    re.compile(rf"\b(?:{words})\b", re.I)
    for words in (
        r"introduc\w+|(?:br(?:ing|ought)|c[ao]me)\s+in|came\s+into\s+(?:force|effect|use)|launch\w*|set\s+up|beg[aiu]n\w*"
        r"|start\w*|commenc\w+|establish\w*|creat\w+|found(?:ed|ing)|open(?:ed|ing)|roll(?:ed|ing)\s+out"
        r"|(?:took|takes?)\s+the\s+place\s+of|replac\w+|supersed\w+|supplant\w*|went\s+live|go\w*\s+live",
        r"complet\w+|finish\w*|conclud\w+|end(?:s|ed|ing)?|clos(?:e|ed|es|ing)|abolish\w*|scrap\w*|ceas\w+|finalis\w+",
        r"submit\w*|produc\w+|sent|send|deliver\w*|receiv\w+|report(?:ed|s)?\s+back",
        r"instal\w+|fit(?:s|ted)|put\s+in",
    )
)
"""What happens at a moment, each kind by itself: what begins in one month may end in another."""


def claimed(text: str) -> Period | None:
    """The one moment at which `text` says that something happens, or None."""
    told = [moment for _, moment in _told(text)]
    return told[0] if len(told) == 1 and len(periods.find(text)) == 1 else None


class DateChecker:
    """Checks claims that date something.

    Args:
        weigher: lays claims against sentences.
    """

    def __init__(self, weigher: Weigher) -> None:
        self._weigher = weigher

    def check(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """The finding that a claim dates something wrongly; None if it dates nothing, or no sentence
        dates that otherwise. That it may be right is told by all else that the sentence says."""
        said = claimed(query.text)
        if said is None:
            return None
        kinds = {kind for kind, _ in _told(query.text)}
        rest = stems(f"{query.text[: said.start]} {query.text[said.end :]}")
        about = tuple(c for c in subject(query.concepts) if c.alternatives[0] <= rest)
        laid = [
            (spoken_of(about, traits.candidate), traits, moments)
            for traits in self._weigher.laid(query, ranked)
            if (moments := [m for kind, m in _told(traits.candidate.text) if kind in kinds])
        ]
        near = [one for one in laid if one[0] >= SHARE]
        if not near or any(same_moment(said, moment) for *_, moments in near for moment in moments):
            return None
        share, traits, _ = max(near, key=lambda one: one[0])
        if share < DENIES:
            return None
        return findings.of_sentence(self._weigher.draft(Told(traits, True, share)), true=False)


def _told(text: str) -> Iterator[tuple[int, Period]]:
    """The moments at which `text` says that something happens, each with the kind of what happens."""
    for period in periods.find(text):
        before = text[max(0, period.start - _LOOK_BACK) : period.end]
        kind = next((k for k, words in enumerate(_KINDS) if words.search(before)), None)
        if kind is not None and period.months is None and period.first_year is None:
            yield kind, period
