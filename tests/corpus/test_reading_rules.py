"""Single rules of reading: joins, markers, shapes of headings and captions, contents, links."""

from __future__ import annotations

import pytest

from corpus.reading import contents, joins, lines, links, markers, titles
from corpus.reading.blocks import Block
from corpus.reading.pages import Sheet

JOINER = joins.joiner(
    "the community and a well-established force",
    frozenset({"http://www.site.example/a/policing_plan.pdf"}),
)


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("the commu-", "nity is", "the community is"),
        ("a well-", "established one", "a well-established one"),
        ("all police-", "recorded crime", "all police-recorded crime"),
        ("both short-", "and long-term", "both short- and long-term"),
        ("is used -", "this is", "is used - this is"),
        ("Overview –", "How", "Overview – How"),
        ("see www.site.example/a/poli", "cing_plan.pdf.", "see www.site.example/a/policing_plan.pdf."),
        ("(www.site.example/a-", "b/c).", "(www.site.example/a-b/c)."),
        ("www.site.example/a/", "and then", "www.site.example/a/ and then"),
        (
            "see www.site.example/a/policing_plan.pdf",
            "on/off",
            "see www.site.example/a/policing_plan.pdf on/off",
        ),
    ],
)
def test_two_lines_are_joined_as_their_words_belong(left: str, right: str, whole: str) -> None:
    assert JOINER.join(left, right)[0] == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("anti- social behaviour", "anti-social behaviour"),
        ("pre- and post-charge", "pre- and post-charge"),
        ("also used - this is", "also used - this is"),
        ("HMIC -in which", "HMIC -in which"),
        ("2010- Kent", "2010- Kent"),
    ],
)
def test_a_space_behind_a_hyphen_goes_only_inside_a_word(text: str, whole: str) -> None:
    assert JOINER.mend(text)[0] == whole


@pytest.mark.parametrize(
    ("text", "mark", "left"),
    [
        ("recorded in June 201624", "24", "recorded in June 2016"),
        ("known as Clare’s Law30 (the right)", "30", "known as Clare’s Law (the right)"),
        ("who are PIP113 qualified, PIP1 or", "13", "who are PIP1 qualified, PIP1 or"),
        ("a decrease on 2015.7", "7", "a decrease on 2015."),
        ("rose by 3.7 percent; see Law7 too", "7", "rose by 3.7 percent; see Law too"),
        ("of its staff1,452 are", "1", "of its staff1,452 are"),
        ("1,900 of 452 staff. It19 rose", "19", "1,900 of 452 staff. It rose"),
        ("rose by 10.9 percent to 109", "9", "rose by 10.9 percent to 109"),
        ("their approach¹ (IOM)", "1", "their approach (IOM)"),
        ("the model (NDM)12 and 12 more", "12", "the model (NDM) and 12 more"),
        ("a 2015effectiveness report", "2015", "a 2015effectiveness report"),
    ],
)
def test_a_marker_is_told_from_a_figure(text: str, mark: str, left: str) -> None:
    (block,), _ = markers.lift([Block("paragraph", text, ((0, 0),))], [(mark, 0)])
    assert block.text == left


def test_two_markers_behind_one_word_go_with_their_comma() -> None:
    block = Block("caption", "by outcome type10,11 and more", ((0, 0),))
    (lifted,), _ = markers.lift([block], [("10", 0), ("11", 0)])
    assert lifted.text == "by outcome type and more"
    assert lifted.notes == ((0, 15), (1, 15))


def test_a_marker_is_sought_behind_the_one_before() -> None:
    blocks = [Block("paragraph", "Law2 and PIP1 and Way3", ((0, 0),))]
    (lifted,), _ = markers.lift(blocks, [("2", 0), ("3", 0)])
    assert lifted.text == "Law and PIP1 and Way"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Control room response", True),
        ("Calls for assistance (including those for domestic abuse)", True),
        ("Annex A – About the data", True),
        ("The force has no plan.", False),
        ("For further information about these data, please see annex A", False),
        ("www.site.example/plan", False),
        ("November 2014", False),
        ("© HMIC 2014", False),
        ("England and", False),
        ("• A bullet", False),
        ("and take effective steps to safeguard victims", False),
        ("2010", False),
    ],
)
def test_the_shape_of_a_title(text: str, is_one: bool) -> None:
    assert titles.is_title(text) is is_one


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Figure 4: Proportion of outcomes", "Figure 4"),
        ("Figure: Recorded crime rate", "Figure"),
        ("Table 2. Officers by rank", "Table 2"),
        ("Figure 4 shows that", None),
        ("Figure 1.5 is wrong", None),
        ("Figures throughout the report", None),
    ],
)
def test_the_shape_of_a_caption(text: str, label: str | None) -> None:
    found = titles.caption(text)
    assert (found[0] if found else None) == label


def test_a_question_with_a_sentence_before_it_is_no_heading() -> None:
    assert titles.is_question("How well does the force investigate?")
    assert not titles.is_question("Crime fell.1 How well does the force investigate?")


def test_contents_are_read_over_broken_titles_and_leaders() -> None:
    source = lines.to_lines(
        [
            "Contents",
            "Introduction ..... 3",
            "How effective is",
            "the force? . . . 5",
            "Annex A\t20",
            "Next",
        ],
        0,
    )
    start, end = contents.region(source)
    listed, _ = contents.text(source[start:end])
    assert contents.entries(listed) == (
        ("Introduction", 3),
        ("How effective is the force?", 5),
        ("Annex A", 20),
    )


def test_a_heading_contents_without_entries_lists_nothing() -> None:
    source = lines.to_lines(["Contents", "", "The contents of the parcel were 12", "stolen goods."], 0)
    assert contents.region(source) == (0, 0)


def test_a_link_target_goes_only_if_the_text_has_the_address() -> None:
    sheet = Sheet(
        ("See www.a.example/b-", "c for more.", "http://www.a.example/b-c", "http://x.example/y")
    )
    (kept,), gone, changes = links.drop([sheet])
    assert kept.lines == ("See www.a.example/b-", "c for more.", "http://x.example/y")
    assert gone == {"http://www.a.example/b-c"}
    assert len(changes) == 1


def test_a_text_that_is_not_wrapped_has_no_full_lines() -> None:
    unwrapped = lines.to_lines(["A paragraph. " * 30, "", "Another paragraph. " * 20], 0)
    assert lines.measure(unwrapped).breaks_early("A line", "next")
    wrapped = lines.to_lines(["word " * 16] * 10, 0)
    assert not lines.measure(wrapped).breaks_early("word " * 15, "word")
