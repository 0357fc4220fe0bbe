"""What users said of answers, as drafts of known answers that a person completes.

A draft is never measured: every command that runs rows refuses it, and the validator lists it until a
person has taken `draft` out. Who judged is left out of it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.labels import headline, scope_words
from assistant.types import Answer, Scope
from corpus.errors import InputError
from eval.dataset import dump, load
from eval.matching import stands_in, words
from eval.types import Evidence, KnownAnswer, Type

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assistant.records.feedback import Feedback, Given
    from eval.types import Kind

_CLAIMS = ("supported", "contradicted", "not_found")


class _Asked(NamedTuple):
    """What tells one question from another: its kind, the words of its turns, the scope as set."""

    kind: Kind
    turns: tuple[tuple[str, ...], ...]
    scope: Scope


@dataclass(frozen=True, slots=True)
class Drafts:
    """`rows` are new; `known` questions have a row already, `drafted` ones a draft or what became of it.
    `judgements` is how many there were in all, of any number of users."""

    rows: tuple[KnownAnswer, ...]
    known: int
    drafted: int
    judgements: int


def drafts(
    given: Iterable[Given], known: Iterable[KnownAnswer], drafted: Iterable[KnownAnswer] = ()
) -> Drafts:
    """A draft for every question that was judged and is not yet among `known` or `drafted` rows.

    The last judgement of a user on a question counts. Where all say that it was answered rightly, the
    draft holds what was answered; otherwise it holds the question, and the comments in its note. A
    question asked in a scope that the user set is another than the same words without it.
    """
    judgements = tuple(given)
    last: dict[tuple[_Asked, str], Feedback] = {}
    for each in judgements:
        by = _asked(each.feedback), each.user
        last.pop(by, None)
        last[by] = each.feedback
    judged: dict[_Asked, list[Feedback]] = defaultdict(list)
    for (asked, _), feedback in last.items():
        judged[asked].append(feedback)
    rows_known = {_of_row(row) for row in known}
    ids = {row.id for row in drafted}
    rows = [_draft(asked, told) for asked, told in judged.items() if asked not in rows_known]
    new = tuple(row for row in rows if row.id not in ids)
    return Drafts(new, len(judged) - len(rows), len(rows) - len(new), len(judgements))


def add_to(path: Path, given: Iterable[Given], known: Iterable[KnownAnswer]) -> Drafts:
    """Adds `drafts` to the end of the file at `path`; what stands there already stays as it is.

    Raises:
        InputError: the file holds something else than rows, or cannot be written.
    """
    there = path.exists()
    made = drafts(given, known, load(path) if there else ())
    if not made.rows:
        return made
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        cut = there and not path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" * cut + "".join(f"{dump(row)}\n" for row in made.rows))
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}); name another") from error
    return made


def _asked(feedback: Feedback) -> _Asked:
    turns = tuple(map(words, (*feedback.history, feedback.question)))
    if feedback.answer.status in _CLAIMS:
        return _Asked("claim", turns[-1:], feedback.asked_scope)
    return _Asked("followup" if feedback.history else "question", turns, feedback.asked_scope)


def _of_row(row: KnownAnswer) -> _Asked:
    return _Asked(row.kind, tuple(map(words, row.turns or (row.text,))), Scope())


def _draft(asked: _Asked, judgements: Sequence[Feedback]) -> KnownAnswer:
    latest = judgements[-1]
    row = KnownAnswer(
        id=f"feedback-{hashlib.blake2b(repr(asked).encode(), digest_size=6).hexdigest()}",
        kind=asked.kind,
        question=latest.question if asked.kind == "question" else "",
        turns=(*latest.history, latest.question) if asked.kind == "followup" else (),
        claim=latest.question if asked.kind == "claim" else "",
        draft=True,
        note=_note(asked, judgements),
    )
    right = all(judgement.right for judgement in judgements)
    return _answered(row, latest.answer) if right else row


def _answered(row: KnownAnswer, answer: Answer) -> KnownAnswer:
    """`row` with `answer` as what is right to say to it."""
    evidence = tuple(dict.fromkeys(Evidence(c.report_id, c.quote) for c in answer.citations))
    said = answer.short or answer.text
    row = replace(row, evidence=evidence, type=_type(answer) if row.kind == "question" else "")
    if answer.status in ("supported", "contradicted", "not_found"):
        return replace(row, verdict=answer.status, right=answer.right)
    if answer.status == "answered":
        return replace(row, answer=said, accept=_accept(said, evidence))
    return replace(row, answerable=False, answer=said, reason=answer.reason or "")


def _type(answer: Answer) -> Type:
    if answer.status == "refused":
        return "unanswerable"
    if answer.status == "corrected":
        return "false_premise"
    first = words(answer.short)[:1]
    if first in (("yes",), ("no",)):
        return "yesno"
    if not any(word[0].isdigit() for word in words(answer.short)):
        return "text"
    rows = [hit.passage for hit in answer.hits if hit.passage.kind == "table_row"]
    cited = any(
        row.report_id == c.report_id and row.start <= c.start and c.end <= row.end
        for row in rows
        for c in answer.citations
    )
    return "table" if cited else "number"


def _accept(said: str, evidence: Sequence[Evidence]) -> tuple[tuple[str, ...], ...]:
    """What an answer must hold: its yes or no, and its figures that the evidence has; else all of it."""
    spoken = words(said)
    yesno = [word for word in spoken[:1] if word in ("yes", "no")]
    figures = [word for word in spoken if word[0].isdigit()]
    proved = [f for f in figures if any(stands_in(f, each.quote) for each in evidence)]
    return tuple((part,) for part in dict.fromkeys([*yesno, *proved] or [said]))


def _note(asked: _Asked, judgements: Sequence[Feedback]) -> str:
    """What a person needs to complete the draft."""
    lines = [_said(judgement) for judgement in judgements]
    if asked.scope != Scope():
        lines.append(f"Asked in the scope {scope_words(asked.scope)}: name it in the question.")
    if len(judgements[-1].answer.citations) > 1:
        lines.append("Several citations: set evidence_all if all of them are needed.")
    return "\n".join(lines)


def _said(judgement: Feedback) -> str:
    answer, comment = judgement.answer, judgement.comment.strip()
    told = answer.short or answer.text if answer.citations else headline(answer)
    verdict = "right" if judgement.right else "wrong"
    return f"Judged {verdict} on {judgement.at.date()}: “{told}”." + (f" {comment}" if comment else "")
