from __future__ import annotations

import pytest

from assistant.asked import outer


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("HOW MANY BOATS DID KENT SINK?", "how many boats did kent sink?"),
        ("MAPPA, DVPO?", "MAPPA, DVPO?"),  # Abbreviations, perhaps.
        ("How Many Boats Did The Kent MASH Sink?", "how many boats did the kent MASH sink?"),
        ("What Kent Police and Surrey Police say", "What Kent Police and Surrey Police say"),
        ("Charles Dickens Ward, Old Harbour Road", "Charles Dickens Ward, Old Harbour Road"),
    ],
)
def test_capitals_throughout_say_nothing(typed: str, plain: str) -> None:
    assert outer.plain(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("whats the boat rate", "what's the boat rate"),
        ("whos on the board, theyve left", "who's on the board, they've left"),
        ("what didnt sink", "what didn't sink"),
        ("did the forces 2014 boat plan work", "did the force's 2014 boat plan work"),
        ("did the forces plan work", "did the forces plan work"),
        ("better than everyones", "better than everyone's"),
        ("how were they", "how were they"),
    ],
)
def test_a_missing_apostrophe_is_put_in(typed: str, plain: str) -> None:
    assert outer.plain(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("boats & barges, 2014 & 2016", "boats and barges, 2014 and 2016"),
        ("boats&barges", "boats and barges"),
        ("E&W, E & W, R&D", "E&W, E & W, R&D"),
        ("boats, & barges", "boats, and barges"),
        ("kent & E&W", "kent and E&W"),
        ("by what % did boats fall", "by what percentage did boats fall"),
        ("what pct of boats sank, 5 pct", "what percentage of boats sank, 5 percent"),
        ("what %age sank", "what %age sank"),
    ],
)
def test_a_sign_is_what_it_stands_for(typed: str, plain: str) -> None:
    assert outer.plain(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("the 3 questions of the 2 reports", "the three questions of the two reports"),
        ("compare the 2.", "compare the two."),
        ("the 2 percentages", "the two percentages"),
        ("the 2 percentage points", "the 2 percentage points"),
        ("the 3 months to June, the 2 per cent", "the 3 months to June, the 2 per cent"),
        ("the 2 June raid, the 4 million", "the 2 June raid, the 4 million"),
        ("the 2.5 boats", "the 2.5 boats"),
        ("Figure eight and table Two", "Figure 8 and table 2"),
        ("one figure, two boats", "one figure, two boats"),
    ],
)
def test_a_small_number_is_written_as_is_usual(typed: str, plain: str) -> None:
    assert outer.plain(typed) == plain


@pytest.mark.parametrize(
    ("typed", "ended"),
    [
        ("how many boats sank", "how many boats sank?"),
        ("In 2014, why were boats lost", "In 2014, why were boats lost?"),
        ("how many boats sank?", "how many boats sank?"),
        ("how many boats sank? all three", "how many boats sank? all three"),
        ("Name the boats that sank", "Name the boats that sank"),
        ("boats sunk 2014", "boats sunk 2014"),
        ("What sank.", "What sank."),
    ],
)
def test_a_question_ends_with_its_mark(typed: str, ended: str) -> None:
    assert outer.ended(typed) == ended
