"""What the evidence says of a statement: that it is so, that it is not, or nothing.

Logistic regressions judge a sentence (stacked generalisation, Wolpert 1992): whether it speaks of the
statement, and which way, if it does; a third, whether it denies what a question takes for granted. They
weigh what words tell (the share of the statement that the sentence meets, `assistant.language.stance`,
`assistant.language.rivals`) beside what the cross-encoder found, which read both together
(`assistant.evidence.entailment`). Neither is enough: words miss what is said in others, and the small
model is easily led by them. The weights and the least probability of a verdict lie in `data/sense.json`;
`passage eval train` fits them (`eval.judging`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant import shipped
from assistant.asked.question import Query
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.evidence.extent import clean
from assistant.evidence.laying import extended, on_the_nation, only_looked, only_refers, only_urged
from assistant.evidence.logistic import Logistic
from assistant.evidence.rank import log_odds
from assistant.evidence.spoken import unspoken
from assistant.evidence.topics import polar, share_of, topic
from assistant.language import amounts, course, facts, polarity, rivals, stance
from assistant.language.areas import Areas
from assistant.language.lexicon import Concept
from assistant.support.draft import Draft, Quote
from corpus.types import Report

READ = 8
"""How many candidates are laid against a statement."""

TOUCHES = 0.25
"""The share of a statement that a sentence must meet in its words to settle it: what shares no word with
it is easily held to say it."""

HALF = 0.5
"""The share of a statement with figures that a sentence must speak of to deny it."""

IN_ITS_WORDS = 0.9
"""The share from which a sentence is in the statement's own words: of one so close the model, which
learnt how little can make a sentence say something else, is the poorer judge."""

DENIED = 0.3
"""How sure a sentence must deny a statement whose figure it gives, for the figure to prove nothing."""

TURNED = 0.3
"""The least share of a question that a sentence must speak of, and show another course of, for less to
be asked of it: nearly all that rules show to be turned is so."""

EASED = 0.8
"""The share of the least probability of a correction that is then asked."""

AGREEING = 0.4
"""The share of a statement from which a sentence that points the same way by its words (both fall, both
say that somebody is unaware) is of the same thing."""

AGREED = 1.0
"""The least log odds that such a sentence affirms the statement, and that one which says "not" of its
very words, or its contrary, denies it: the model is easily led by other words to see the other in it."""

SPEAKING = (
    "share",
    "cosine",
    "evidence",
    "reading",
    "close_reading",
    "opposed",
    "denied",
    "clash",
    "unmet",
    "unsaid",
)
WAY = ("opposed", "denied", "clash", "leans", "close_leans", "unmet", "unsaid")
"""What tells whether a sentence speaks of a statement, and whether it affirms it: the `share` of it that
the sentence meets, their `cosine`, the log odds that it is `evidence`; the cross-encoder's log odds that
it speaks (`reading`) and that it affirms (`leans`), once more where it is in the statement's own words
(`close_...`); whether by its words it opposes or denies the statement, names
something in the place of what it names (`clash`), does not name what it names (`unmet`), or nothing that
rises or falls where it says so (`unsaid`)."""


DENYING = (*WAY[:3], "turned", "share", "cosine", "no", "yes", "grants", "grants_no", "first", "reason")
"""What tells whether a sentence denies what an open question takes for granted: of the above those that
bear on it; whether it shows another course of what the question speaks of (`turned`, see
`assistant.language.course`); the log odds that it denies and that it affirms, by the cross-encoder
(`no`, `yes`); whether the question `grants` something by its wording, by itself and together with `no`;
whether the sentence comes `first`, and whether a `reason` is asked for."""


@dataclass(frozen=True, slots=True)
class Traits:
    """A sentence laid against a statement: its span in the report, with the next sentence where that
    carries it on, and the values of `SPEAKING` and of `WAY`, by name."""

    candidate: Candidate
    start: int
    end: int
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says of a statement: whether it denies it, and how likely that is so."""

    traits: Traits
    denies: bool
    sure: float

    def draft(self, report: Report) -> Draft:
        """The sentence as an answer."""
        said = clean(report.text[self.traits.start : self.traits.end])
        candidate = self.traits.candidate
        quote = Quote(candidate.hit.passage, self.traits.start, self.traits.end)
        return Draft(said, f"{said} [1]", (quote,), candidate.score, sure=self.sure)


@dataclass(frozen=True, slots=True)
class Sense:
    """How likely a sentence speaks of a statement, and which way; how likely it denies what an open
    question takes for granted; and the least probability of a verdict that is given: `figured` on a
    statement with figures, which the reports do not give as such, `corrects` of a question."""

    speaking: Logistic
    way: Logistic
    denying: Logistic
    threshold: float
    figured: float
    corrects: float

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Sense:
        """From what `stored` gives."""
        return cls(
            Logistic.of(SPEAKING, stored["speaking"]),
            Logistic.of(WAY, stored["way"]),
            Logistic.of(DENYING, stored["denying"]),
            stored["threshold"],
            stored["figured"],
            stored["corrects"],
        )

    @classmethod
    @cache
    def packaged(cls) -> Sense:
        """The weights that come with the package (`data/sense.json`)."""
        return cls.of(shipped.weights("sense.json"))

    def stored(self) -> dict[str, Any]:
        """What `of` reads."""
        return {
            "speaking": self.speaking.stored(),
            "way": self.way.stored(),
            "denying": self.denying.stored(),
            "threshold": self.threshold,
            "figured": self.figured,
            "corrects": self.corrects,
        }

    def judged(self, traits: Traits) -> Told:
        """What a sentence says, however unsure."""
        affirms = self.way.probability(traits.values)
        sure = self.speaking.probability(traits.values) * max(affirms, 1 - affirms)
        return Told(traits, affirms < 0.5, sure)

    def weigh(self, laid: Sequence[Traits], *, figured: bool = False) -> Told | None:
        """What the sentence says that speaks most surely, or None if none is sure enough."""
        told = max(map(self.judged, laid), key=lambda t: t.sure, default=None)
        least = self.figured if figured else self.threshold
        return told if told is not None and told.sure >= least else None


class Weigher:
    """Lays statements against evidence.

    Args:
        report: gives a report by its id.
        areas: finds forces in text.
        sense: judges what is laid; the packaged one if None.
    """

    def __init__(
        self, report: Callable[[str], Report], areas: Areas, sense: Sense | None = None
    ) -> None:
        self._report = report
        self._areas = areas
        self._sense = sense or Sense.packaged()

    def corrects(self, query: Query, laid: Sequence[Traits], *, grants: bool) -> Told | None:
        """The sentence of those `laid` against an open question that denies what it takes for granted,
        which by its wording it `grants` or not; None if none does surely enough."""
        asked = [
            (traits, asked_of(query, traits, number, grants=grants))
            for number, traits in enumerate(laid)
        ]
        denying = self._sense.denying
        told = (Told(traits, True, denying.probability(values)) for traits, values in asked)
        surest = max(told, key=lambda t: t.sure, default=None)
        if surest is None:
            return None
        values = surest.traits.values
        turned = grants and min(values["turned"], values["share"]) >= TURNED
        least = self._sense.corrects * (EASED if turned else 1.0)
        return surest if surest.sure >= least else None

    def weigh(self, query: Query, ranked: Sequence[Candidate]) -> Told | None:
        """The sentence that settles the statement of `query`, or None if none does."""
        touching = (t for t in self.laid(query, ranked) if t.values["share"] >= TOUCHES)
        laid = [
            t
            for t in touching
            if not self._affirms_by_another(query, t) and not self._denies_what_is_open(query, t)
        ]
        figured = query.expects == "figure"
        if figured:
            laid = [t for t in laid if not self._figure_of_another(query, t)]
        return self._sense.weigh(_on_its_own(query, laid), figured=figured) or self._sense.weigh(
            laid, figured=figured
        )

    def _affirms_by_another(self, query: Query, traits: Traits) -> bool:
        """Whether a sentence would affirm a statement by what it says should be done, by words of
        opposite sense, or though it does not say the "not" of the statement."""
        text = extended(traits.candidate, self._report)[1]
        if not (traits.values["opposed"] or only_urged(query, text) or _not_more(query, text)):
            return False
        return not self._sense.judged(traits).denies

    def _figure_of_another(self, query: Query, traits: Traits) -> bool:
        """Whether a sentence would settle a statement with a figure of another kind of crime or people,
        or deny it though it speaks of less than half of it."""
        if unspoken(query, traits.candidate.hit.passage.text):
            return True
        return traits.values["share"] < HALF and self._sense.judged(traits).denies

    def _denies_what_is_open(self, query: Query, traits: Traits) -> bool:
        """Whether a sentence would deny how a thing is said to be, and says nothing of how it is."""
        values = traits.values
        # The "not" of the statement, which the sentence does not have, is no denial by the sentence.
        own = values["unsaid"] and polarity.denials(polarity.folded(query.text))
        denied = values["denied"] and not own
        if values["opposed"] or denied or values["clash"] or values["turned"]:
            return False
        is_open = bool(values["unsaid"]) or polarity.leaves_open(query.text, traits.candidate.text)
        return is_open and self._sense.judged(traits).denies

    def denied(self, query: Query, ranked: Sequence[Candidate], quotes: Sequence[Quote]) -> bool:
        """Whether what is quoted of `ranked` denies the statement of `query`: surely by the model, or
        by words of opposite sense."""
        quoted = [c for c in ranked if any(c.touches(quote) for quote in quotes)]
        told = [self._sense.judged(traits) for traits in self.laid(query, quoted)]
        if told and all(t.traits.values["opposed"] for t in told):
            return True
        return any(t.denies and t.sure >= DENIED and self._by_words(query, t.traits) for t in told)

    def _by_words(self, query: Query, traits: Traits) -> bool:
        """Whether words, too, show that a sentence denies a statement, where it prints the figures
        otherwise than the statement ("92 percent", "nine in ten"): the model hardly counts."""
        values, text = traits.values, traits.candidate.text
        printed = all(f.quantity.text in text for f in facts.find(query.text, self._areas))
        negated = set(_NON.findall(query.text)) - set(_NON.findall(text))
        return printed or bool(negated or values["opposed"] or values["denied"] or values["clash"])

    def laid(self, query: Query, ranked: Sequence[Candidate]) -> list[Traits]:
        """The sentences that may settle the statement of `query`, of those that have been read."""
        return [
            self._traits(query, candidate, text, end)
            for candidate in ranked[:READ]
            if candidate.said is not None
            and not candidate.features[_PLACE["year_clash"]]
            and not candidate.features[_PLACE["question"]]
            for end, text in [extended(candidate, self._report)]
            if not on_the_nation(query, text, self._areas)
            and not only_looked(query, text)
            and not only_refers(text)
        ]

    def draft(self, told: Told) -> Draft:
        """What settles a statement, as an answer."""
        return told.draft(self._report(told.traits.candidate.hit.passage.report_id))

    def _traits(self, query: Query, candidate: Candidate, text: str, end: int) -> Traits:
        concepts = topic(query.concepts)
        clash = rivals.conflict(query.text, text, self._areas)
        how = stance.denial(query.text, text, concepts)
        contrary = any(way.contrary(query.text, text) for way in (polarity, amounts))
        if how is None and contrary:
            how = "opposed"
        # What is denied in its own words must be spoken of; what is opposed is told by its opposite.
        about = [
            c for c in concepts if not (c.alternatives[0] <= clash or (how == "opposed" and polar(c)))
        ]
        share = share_of(about, candidate, text)
        others = set(query.forces) - {candidate.hit.passage.force}
        if others & set(self._areas.forces(text)):
            share = max(share, TOUCHES)  # It names the force asked about, which its report is not on.
        said = candidate.said
        close = float(share >= IN_ITS_WORDS)
        reading, leans = (said.speaks, said.leans) if said is not None else (0.0, 0.0)
        turned = self._turned(query, candidate, text, concepts)
        agrees = share >= AGREEING and stance.agrees(query.text, text, concepts)
        if how is None and not clash and (agrees or turned <= -AGREEING):
            leans = max(leans, AGREED)
        plainly = how is not None and share >= AGREEING and stance.plainly(query.text, text, concepts)
        if plainly or contrary:
            leans = min(leans, -AGREED)
        around = f"{text} {candidate.hit.passage.text}"
        values = {
            "share": share,
            "cosine": float(candidate.features[_PLACE["cosine"]]),
            "evidence": log_odds(candidate.score),
            "reading": reading,
            "close_reading": close * reading,
            "leans": leans,
            "close_leans": close * leans,
            "opposed": float(how == "opposed"),
            "denied": float(how == "denied"),
            "clash": float(bool(clash)),
            "turned": turned,
            "unmet": float(rivals.unmet(query.text, around, self._areas)),
            "unsaid": float(_way_unsaid(query.text, text)),
        }
        return Traits(candidate, candidate.start, end, values)

    def _turned(
        self, query: Query, candidate: Candidate, text: str, concepts: Sequence[Concept]
    ) -> float:
        """How surely a sentence shows another course than the statement; rows of tables are compared
        figure by figure (`assistant.claims.pairs`)."""
        passage = candidate.hit.passage
        if passage.kind == "table_row":
            return 0.0
        before = f"{' '.join(passage.section)} {passage.text[: candidate.start - passage.start]}"
        return course.turned(query.text, text, before, concepts, self._areas)


def _not_more(query: Query, text: str) -> bool:
    return polarity.denies_more(polarity.folded(query.text), polarity.folded(text))


def _on_its_own(query: Query, laid: Sequence[Traits]) -> list[Traits]:
    """Of sentences laid against a statement on an operation those that name it, or no operation: what
    another does tells of this one only where the reports tell nothing else of it."""
    own = rivals.operations(query.text)
    named = [(t, rivals.operations(t.candidate.text)) for t in laid]
    if not any(own & names for _, names in named):
        return list(laid)
    return [t for t, names in named if own & names or not names]


def asked_of(query: Query, traits: Traits, number: int, *, grants: bool) -> dict[str, float]:
    """The values of `DENYING` for the sentence that comes `number`th, from 0, for an open question."""
    said = traits.candidate.said
    no, yes = (log_odds(said.no), log_odds(said.yes)) if said is not None else (0.0, 0.0)
    return {
        **traits.values,
        "no": no,
        "yes": yes,
        "grants": float(grants),
        "grants_no": no if grants else 0.0,
        "first": float(number == 0),
        "reason": float(query.expects == "reason"),
    }


_NON = re.compile(r"\b[Nn]on-?(\w{4,})")
_PLACE = {name: place for place, name in enumerate(FEATURES)}


def _way_unsaid(statement: str, sentence: str) -> bool:
    """Whether a statement says that something rose or fell, and the sentence nothing of the kind."""
    said = polarity.direction(polarity.folded(statement))
    return (
        said is not None
        and polarity.direction(polarity.folded(sentence)) is None
        and said not in {polarity.way_of(polarity.folded(sentence), 0)}
    )
