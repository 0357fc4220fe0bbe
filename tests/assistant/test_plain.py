from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.language.plain import one_line, plain


def test_an_escape_sequence_becomes_visible_and_harmless() -> None:
    assert plain("\x1b[31mred\x1b[0m\x07") == "␛[31mred␛[0m␇"


def test_one_byte_controls_and_direction_marks_are_replaced() -> None:
    assert plain("a\x9bb\u202ec\x7f") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c␡"


def test_text_with_newlines_tabs_and_typographic_marks_is_left_alone() -> None:
    text = "£5\tcafé “x”\n– next"
    assert plain(text) == text


@given(st.text())
def test_one_character_stands_for_one(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    assert not [char for char in plain(text) if ord(char) < 0x20 and char not in "\n\t"]
    assert not [char for char in plain(text) if 0x7F <= ord(char) <= 0x9F]


def test_one_line_has_no_line_ends() -> None:
    assert one_line(" a\n\n b\tc ") == "a b c"
