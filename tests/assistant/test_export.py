"""Conversations as Markdown and as DOCX: all that was said, proved, and nothing that becomes markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant import labels
from assistant.drafting.cite import STYLES, cite
from assistant.export import to_docx, to_markdown
from assistant.export.blocks import NO_LONGER
from assistant.export.markdown import escape
from assistant.language.plain import plain
from assistant.records.conversations import Conversation, Turn
from assistant.types import Scope
from corpus.errors import InputError
from corpus.types import Report, ReportInfo

if TYPE_CHECKING:
    from docx.document import Document
    from markdown_it.token import Token

    from assistant.engine import Assistant

DAY = date(2026, 3, 4)
AT = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
ARRESTS = "what was the 2016 domestic abuse arrest rate?"
CRIME = "How much recorded crime is there per 1,000 population?"
CUP = "who won the cup?"
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [click](javascript:alert(1)) "
    "![x](http://evil.example/x.png) <http://evil.example> http://evil.example www.evil.example "
    "a@evil.example &lt;b&gt; `code` *strong* _em_ ~~gone~~ | a | b | [^1] {.class} $x$ \\"
)


def _talk(assistant: Assistant, *questions: str, scope: Scope | None = None) -> Conversation:
    turns = tuple(Turn(q, scope or Scope(), assistant.ask(q), AT) for q in questions)
    return Conversation("c", "Arrests in Hampshire", AT, AT, turns)


@pytest.fixture(scope="session")
def talk(assistant: Assistant) -> Conversation:
    """A figure, a figure of two years, a refusal, and the first figure again."""
    return _talk(assistant, ARRESTS, CRIME, CUP, ARRESTS)


def _read(file: bytes) -> Document:
    return docx.Document(BytesIO(file))


def _styled(file: bytes, style: str) -> list[str]:
    return [p.text for p in _read(file).paragraphs if p.style is not None and p.style.name == style]


def _inline(tokens: list[Token]) -> list[Token]:
    return [part for token in tokens for part in [token, *_inline(token.children or [])]]


def _text(tokens: list[Token]) -> str:
    """What a reader of the parsed Markdown sees, a break as a newline."""
    shown = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        shown.get(part.type, part.content)
        for token in tokens
        for part in (token.children or [])
        if part.type in ("text", "softbreak", "hardbreak", "text_special")
    )


# -- Markdown -------------------------------------------------------------------------------------


def test_markdown_has_title_day_questions_answers_and_particulars(
    assistant: Assistant, talk: Conversation
) -> None:
    said = _text(MarkdownIt().parse(to_markdown(talk, assistant.index, exported=DAY)))
    first = talk.turns[0].answer
    for part in (
        "Arrests in Hampshire",
        "Exported from Passage on 4 March 2026; questions: 4.",
        f"1. {ARRESTS}",
        f"3. {CUP}",
        first.short,
        first.text,
        "Asked: 2 March 2026, 09:05 UTC",
        f"Scope: {labels.scope_words(first.scope)}",
        f"Confidence: {labels.confidence(first.confidence)}",
    ):
        assert part in said


def test_citations_are_numbered_through_the_document_and_equal_places_share_a_number(
    assistant: Assistant, talk: Conversation
) -> None:
    assert [len(turn.answer.citations) for turn in talk.turns] == [1, 2, 0, 1]
    said = _text(MarkdownIt().parse(to_markdown(talk, assistant.index, exported=DAY)))
    texts = [turn.answer.text for turn in talk.turns]
    assert texts[0] in said
    assert texts[1].replace("[2]", "[3]").replace("[1]", "[2]") in said
    assert said.count(texts[0]) == 2
    assert "[4]" not in said


@pytest.mark.parametrize("style", STYLES)
def test_every_quote_stands_whole_above_its_citation_in_the_style(
    assistant: Assistant, talk: Conversation, style: str
) -> None:
    tokens = MarkdownIt().parse(to_markdown(talk, assistant.index, style=style, exported=DAY))
    infos = {info.id: info for info in assistant.index.infos()}
    quoted = [t for t in tokens if t.type == "inline" and t.level == 2]
    said = [_text([token]) for token in quoted]
    cited = [c for turn in talk.turns for c in turn.answer.citations]
    for number, citation in zip((1, 2, 3, 1), cited, strict=True):
        at = said.index(citation.quote)
        plainly = cite(citation, infos[citation.report_id], style).replace("*", "")
        assert said[at + 1] == f"[{number}] {plainly}"


def test_an_unknown_style_is_refused(assistant: Assistant, talk: Conversation) -> None:
    for export in (to_markdown, to_docx):
        with pytest.raises(InputError, match="'mla' is unknown"):
            export(talk, assistant.index, style="mla", exported=DAY)


def test_a_refusal_is_marked_and_its_passages_are_no_answer(assistant: Assistant) -> None:
    made = to_markdown(_talk(assistant, CUP), assistant.index, exported=DAY)
    said = _text(MarkdownIt().parse(made))
    assert "**No answer: Not a matter that the reports deal with.**" in made
    assert f"{labels.NOT_AN_ANSWER}:" in said
    assert "Confidence" not in said
    assert "Sources" not in said


def test_a_claim_that_the_report_contradicts_says_what_it_says(assistant: Assistant) -> None:
    claim = "There were 26 arrests for every 100 domestic abuse related offences in 2016."
    answer = assistant.check(claim)
    assert answer.status == "contradicted"
    talk = Conversation("c", "t", AT, AT, (Turn(claim, Scope(), answer, AT),))
    said = _text(MarkdownIt().parse(to_markdown(talk, assistant.index, exported=DAY)))
    assert "Contradicted." in said
    assert answer.right in said


def test_cautions_stand_with_the_answer(assistant: Assistant) -> None:
    answer = replace(assistant.ask(ARRESTS), cautions=("two *kinds* of count", "another period"))
    talk = Conversation("c", "t", AT, AT, (Turn(ARRESTS, Scope(), answer, AT),))
    said = _text(MarkdownIt().parse(to_markdown(talk, assistant.index, exported=DAY)))
    assert f"{labels.CAUTION}: two *kinds* of count" in said
    assert _styled(to_docx(talk, assistant.index, exported=DAY), "Subtitle") == [
        f"{labels.CAUTION}: {caution}" for caution in answer.cautions
    ]


def test_a_scope_that_the_user_set_is_told(assistant: Assistant) -> None:
    made = to_markdown(
        _talk(assistant, ARRESTS, scope=Scope(years=(2016,))), assistant.index, exported=DAY
    )
    assert "Scope as set: 2016" in made


def test_sources_name_each_cited_report_once_with_its_licence(
    assistant: Assistant, talk: Conversation
) -> None:
    made = to_markdown(talk, assistant.index, exported=DAY)
    said = _text(MarkdownIt().parse(made))
    for info, markers in zip(assistant.index.infos(), ("[2]", "[1][3]"), strict=True):
        line = f"{markers} {info.publisher}, {info.title} ("
        assert said.count(line) == 1
        rest = said.partition(line)[2]
        assert f"Licence: {info.licence}." in rest
    assert "Open Government Licence v3.0" in said
    assert "ISBN 978-1-78246-630-7" in said


class _Changed:
    """The reports of an index, without some, and with another text in one."""

    def __init__(self, assistant: Assistant, *, without: str = "", altered: str = "") -> None:
        self._index, self._without, self._altered = assistant.index, without, altered

    def infos(self) -> tuple[ReportInfo, ...]:
        return tuple(info for info in self._index.infos() if info.id != self._without)

    def report(self, report_id: str) -> Report:
        if report_id == self._without:
            raise KeyError(report_id)
        report = self._index.report(report_id)
        return replace(report, text=f"x{report.text}") if report_id == self._altered else report


def test_a_citation_of_a_changed_report_keeps_its_quote_and_says_so(
    assistant: Assistant, talk: Conversation
) -> None:
    citation = talk.turns[0].answer.citations[0]
    changed = _Changed(assistant, altered=citation.report_id)
    said = _text(MarkdownIt().parse(to_markdown(talk, changed, exported=DAY)))
    assert citation.quote in said
    assert said.count(NO_LONGER["changed"]) == 3
    assert NO_LONGER["changed"] not in to_markdown(talk, assistant.index, exported=DAY)


def test_a_citation_of_a_report_that_is_gone_keeps_its_quote_and_says_so(
    assistant: Assistant, talk: Conversation
) -> None:
    citation = talk.turns[0].answer.citations[0]
    gone = _Changed(assistant, without=citation.report_id)
    for said in (
        _text(MarkdownIt().parse(to_markdown(talk, gone, exported=DAY))),
        "\n".join(p.text for p in _read(to_docx(talk, gone, exported=DAY)).paragraphs),
    ):
        assert citation.quote in said
        assert f"[1] {citation.report_id}, p. {citation.page} {NO_LONGER['gone']}" in said


_LINES = st.text(
    alphabet=st.one_of(st.sampled_from("\n\\`*_{}[]()<>#+-.!|~&:$^@=1a /w\t"), st.characters())
)


@given(_LINES)
@example(HOSTILE)
@example("1. one\n2) two\n- three\n+ four\n===\n---\n    code\n\ttab\n# head\n> quote\n: defined\na. b")
@example("```\nfence\n```\n~~~\n<div>\n|a|b|\n|-|-|\n[x]: http://evil.example")
def test_escaped_text_is_one_paragraph_that_reads_as_the_text(text: str) -> None:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = markdown.parse(escape(text))
    kinds = {token.type for token in _inline(tokens)}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text", "hardbreak"}
    due = [line.strip() for line in plain(text.replace("\r\n", "\n")).split("\n")]
    assert _text(tokens) == "\n".join(filter(None, due))


@pytest.mark.parametrize("part", ["http://", "www.", "evil.example", "a@evil", "e.g"])
def test_an_escaped_address_is_no_bare_address(part: str) -> None:
    assert part not in escape(HOSTILE.replace("evil.example ", "evil.example e.g. "))


def test_a_hostile_conversation_holds_our_own_marks_alone(assistant: Assistant) -> None:
    real = assistant.ask(ARRESTS)
    cited = replace(real.citations[0], quote=f"{HOSTILE}\n# {HOSTILE}", section=(HOSTILE,))
    answer = replace(real, short=HOSTILE, text=f"{HOSTILE} [1]", understood=HOSTILE, citations=(cited,))
    turn = Turn(f"{HOSTILE}\n# {HOSTILE}", Scope(forces=(HOSTILE,)), answer, AT)
    made = to_markdown(Conversation("c", HOSTILE, AT, AT, (turn,)), assistant.index, exported=DAY)
    kinds = {token.type for token in _inline(MarkdownIt("commonmark").enable("table").parse(made))}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "code_inline", "fence"}
    assert not kinds & {"table_open", "s_open", "code_block", "ordered_list_open", "hr"}
    headings = [t for t in MarkdownIt().parse(made) if t.type == "heading_open"]
    assert [heading.tag for heading in headings] == ["h1", "h2", "h2"]


# -- DOCX -----------------------------------------------------------------------------------------


def test_a_docx_holds_the_same_words_as_the_markdown(assistant: Assistant, talk: Conversation) -> None:
    document = _read(to_docx(talk, assistant.index, style="harvard", exported=DAY))
    markdown = MarkdownIt().parse(to_markdown(talk, assistant.index, style="harvard", exported=DAY))
    said = [_text([token]) for token in markdown if token.type == "inline"]
    assert [" ".join(p.text.split()) for p in document.paragraphs] == [" ".join(s.split()) for s in said]


def test_a_docx_has_headings_quotes_and_captions_by_style(
    assistant: Assistant, talk: Conversation
) -> None:
    file = to_docx(talk, assistant.index, exported=DAY)
    quotes = [c.quote for turn in talk.turns for c in turn.answer.citations]
    assert _styled(file, "Title") == ["Arrests in Hampshire"]
    assert _styled(file, "Heading 1")[0] == f"1. {ARRESTS}"
    assert _styled(file, "Heading 1")[-1] == "Sources"
    assert _styled(file, "Quote") == quotes
    assert _styled(file, "Subtitle") == ["No answer: Not a matter that the reports deal with."]


def test_titles_are_in_italics_in_a_docx(assistant: Assistant, talk: Conversation) -> None:
    document = _read(to_docx(talk, assistant.index, style="footnote", exported=DAY))
    italics = {run.text for p in document.paragraphs for run in p.runs if run.italic}
    assert {info.title for info in assistant.index.infos()} <= italics
    assert "*" not in "".join(p.text for p in document.paragraphs)


def test_a_docx_says_what_and_whose_it_is(assistant: Assistant, talk: Conversation) -> None:
    about = _read(to_docx(talk, assistant.index, exported=DAY)).core_properties
    assert (about.title, about.author, about.language) == ("Arrests in Hampshire", "Passage", "en-GB")
    assert about.created is not None
    assert about.created.date() == DAY


def test_hostile_text_and_what_xml_cannot_hold_stays_text_in_a_docx(assistant: Assistant) -> None:
    bad = f"{HOSTILE} \x00\x07\x1b[31m \ud800 \ufffe &amp; ]]> \u202e"
    turn = Turn(bad, Scope(), replace(assistant.ask(ARRESTS), short=bad), AT)
    file = to_docx(Conversation("c", bad, AT, AT, (turn,)), assistant.index, exported=DAY)
    document = _read(file)
    assert HOSTILE in document.paragraphs[0].text
    assert not list(document.element.iter("{*}hyperlink", "{*}instrText", "{*}fldSimple"))
    assert [r.reltype for r in document.part.rels.values() if r.is_external] == []


def test_an_empty_conversation_is_a_document_too(assistant: Assistant) -> None:
    empty = Conversation("c", "", AT, AT, ())
    assert to_markdown(empty, assistant.index, exported=DAY).startswith("# Conversation\n\nExported")
    assert _styled(to_docx(empty, assistant.index, exported=DAY), "Title") == ["Conversation"]
