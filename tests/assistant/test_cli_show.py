from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from assistant import labels
from assistant.cli.show_answer import answer_view
from assistant.cli.show_hits import hits_view
from assistant.types import Answer, Scope
from tests.assistant.samples import (
    ANSWERED,
    AT,
    CITATION,
    CONTRADICTED,
    HIT,
    INFO,
    PASSAGE,
    QUOTE,
    REFUSED,
    TEXT,
)

INFOS = {INFO.id: INFO}


def printed(view: RenderableType, *, width: int = 200, colour: bool = False) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(view)
    return stream.getvalue()


def shown(answer: Answer, *, style: str = "inline", width: int = 200, colour: bool = False) -> str:
    return printed(answer_view(answer, INFOS, style=style, styled=colour), width=width, colour=colour)


def test_the_short_answer_comes_first() -> None:
    assert shown(ANSWERED).splitlines()[0] == "31 arrests"


def test_an_answer_shows_text_scope_understanding_page_section_and_how_to_cite() -> None:
    text = shown(ANSWERED)
    for part in (
        f"{QUOTE} [1]",
        "Scope: Kent Police; 2018",
        "Understood as: How many arrests in Kent in 2018?",
        "[1] p. 41",
        "Custody in Kent 2018",
        "Custody > Arrests",
        "[1] (HMI, 2019, p. 41)",
    ):
        assert part in text


def test_evidence_is_marked_in_its_passage_without_colour() -> None:
    assert f"**{QUOTE}** This was fewer than before." in shown(ANSWERED)


def test_evidence_is_marked_by_style_alone_where_there_is_style() -> None:
    text = shown(ANSWERED, colour=True)
    assert f"\x1b[1;30;103m{QUOTE}\x1b[0m This was" in text
    assert "**" not in text


def test_citations_of_one_passage_share_a_panel() -> None:
    second = replace(CITATION, marker=2, start=AT + 39, end=AT + len(TEXT), quote=TEXT[39:])
    text = shown(replace(ANSWERED, citations=(CITATION, second)))
    assert text.count("╭") == 1
    assert "[1] [2] p. 41" in text
    assert "[2] (HMI, 2019, p. 41)" in text


def test_a_quote_whose_passage_is_not_among_the_hits_is_shown_by_itself() -> None:
    text = shown(replace(ANSWERED, hits=()))
    assert f"**{QUOTE}**" in text
    assert "This was fewer" not in text


def test_a_table_row_shows_what_its_columns_are() -> None:
    row = replace(HIT, passage=replace(PASSAGE, kind="table_row"))
    assert PASSAGE.context in shown(replace(ANSWERED, hits=(row,)))
    assert PASSAGE.context not in shown(ANSWERED)


def test_a_refusal_says_why_and_marks_its_passages_as_no_answer() -> None:
    lines = shown(REFUSED).splitlines()
    assert lines[0] == f"No answer: {labels.REASONS['other_year']}"
    assert lines[1] == REFUSED.explanation
    at = lines.index(f"{labels.NOT_AN_ANSWER}:")
    assert lines[at + 1].startswith("Custody in Kent 2018, pp. 41–42")
    assert not [line for line in lines if line.startswith("Confidence")]


def test_a_refusal_does_not_say_twice_why() -> None:
    text = shown(replace(REFUSED, text=REFUSED.explanation))
    assert text.count(REFUSED.explanation) == 1


def test_a_contradicted_claim_shows_what_the_report_says() -> None:
    text = shown(CONTRADICTED)
    assert text.splitlines()[0] == "Contradicted"
    assert f"{labels.REPORT_SAYS}: {QUOTE}" in text


@pytest.mark.parametrize(
    ("value", "words"),
    [(1.0, "very sure"), (0.8, "sure"), (0.6, "fairly sure"), (0.2, "unsure: read the passage")],
)
def test_confidence_is_told_in_words(value: float, words: str) -> None:
    assert f"Confidence: {words}\n" in shown(replace(ANSWERED, confidence=value))


def test_a_scope_is_told_in_words() -> None:
    assert labels.scope_words(Scope()) == "all reports"
    assert labels.scope_words(Scope(("A", "B", "C"), (2018, 2019))) == "A, B and C; 2018 and 2019"


def test_every_reason_has_a_label() -> None:
    assert [labels.headline(replace(REFUSED, reason=reason)) for reason in labels.REASONS] == [
        f"No answer: {label}" for label in labels.REASONS.values()
    ]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    for answer in (ANSWERED, REFUSED, CONTRADICTED):
        text = shown(answer, style="harvard", width=width)
        assert max(len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("width", [20, 40])
def test_nothing_is_lost_at_narrow_widths(width: int) -> None:
    letters = "".join(shown(ANSWERED, width=width).split()).replace("│", "")
    assert "Thiswasfewerthanbefore.Itexpectsmore." in letters


def test_markup_in_a_report_is_printed_as_it_stands() -> None:
    evil = "[bold red]not[/bold red] :smile: [link=x]y[/link]"
    passage = replace(PASSAGE, text=evil, end=AT + len(evil))
    citation = replace(CITATION, quote=evil[:8], end=AT + 8)
    answer = replace(ANSWERED, hits=(replace(HIT, passage=passage),), citations=(citation,), text=evil)
    assert shown(answer).count("not[/bold red] :smile: [link=x]y[/link]") == 2


def test_escape_sequences_in_report_title_or_question_never_reach_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\x1b[2J"
    info = replace(INFO, title=f"T{evil}")
    passage = replace(PASSAGE, text=f"{TEXT}{evil}", section=(evil,))
    answer = replace(
        ANSWERED,
        short=evil,
        text=evil,
        understood=evil,
        hits=(replace(HIT, passage=passage),),
        citations=(replace(CITATION, section=(evil,)),),
    )
    refused = replace(answer, status="refused", reason="off_topic", citations=(), explanation=evil)
    for one in (answer, refused):
        text = printed(answer_view(one, {info.id: info}, style="footnote", styled=False))
        assert "\x1b" not in text
        assert "\x07" not in text
    assert "\x1b" not in printed(hits_view([replace(HIT, passage=passage)], {info.id: info}))


def test_hits_show_place_text_and_why_they_were_found() -> None:
    text = printed(hits_view([HIT, replace(HIT, dense_rank=None, dense_score=None)], INFOS))
    assert "1. Custody in Kent 2018, pp. 41–42, Custody > Arrests" in text
    assert "score 0.0300: meaning rank 2 (0.61), words rank 1 (12.50)" in text
    assert "score 0.0300: words rank 1 (12.50)" in text


def test_an_estimated_page_is_called_so() -> None:
    passage = replace(PASSAGE, page_exact=False, last_page=41)
    assert "p. 41 (estimated)" in printed(hits_view([replace(HIT, passage=passage)], INFOS))


def test_no_hits_say_so() -> None:
    assert printed(hits_view([], {})) == "No passage found.\n"
