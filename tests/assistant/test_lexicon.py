from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.capitals import Capitals
from assistant.language.lexicon import Concept, Lexicon, coverage
from assistant.language.words import stem, stems

LEXICON = Lexicon(
    {"burglary": 40, "police": 900, "detection": 12, "supervision": 3, "arrest": 6, "conference": 2},
    {"MARAC": ("multi-agency risk assessment conference",), "IOM": ("integrated offender management",)},
)


def concept(word: str, weight: float = 1.0, *others: str) -> Concept:
    return Concept(word, (stems(word), *(stems(other) for other in others)), weight)


def test_its_own_words_meet_a_concept_in_full() -> None:
    assert concept("burglary").met_by(stems("recorded burglaries fell")) == 1.0


def test_another_name_meets_it_nearly() -> None:
    assert 0 < concept("burglary", 1.0, "break-in").met_by(stems("a break-in at night")) < 1


def test_a_part_of_a_name_does_not_meet_it() -> None:
    assert concept("domestic abuse").met_by(stems("domestic flights")) == 0.0


@given(st.text(max_size=15))
def test_a_weight_is_between_a_fifth_and_one(word: str) -> None:
    assert 0.2 <= LEXICON.weight(stem(word)) <= 1


def test_a_rarer_word_weighs_more() -> None:
    assert LEXICON.weight(stem("supervision")) > LEXICON.weight(stem("police"))


def test_a_word_of_the_same_stem_is_known() -> None:
    assert LEXICON.knows(stem("arrested"))
    assert not LEXICON.knows(stem("hamlet"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("detction", "detection"),
        ("burglray", "burglary"),
        ("arest", "arrest"),
        ("supervsioin", "supervision"),
    ],
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    assert LEXICON.mended(typed) == meant


@pytest.mark.parametrize(
    "word", ["burglary", "BURGLARIES", "the", "xurglary", "art", "4x4s", "zygote", ""]
)
def test_what_is_known_short_or_too_far_off_is_left(word: str) -> None:
    assert LEXICON.mended(word) is None


def test_a_text_is_corrected_in_place() -> None:
    assert LEXICON.corrected("Was  detction up, then?") == "Was  detection up, then?"


def test_a_mended_word_keeps_its_surface() -> None:
    (found,) = LEXICON.concepts("detction")
    assert (found.surface, found.alternatives[0]) == ("detction", stems("detection"))


def test_an_abbreviation_and_what_it_stands_for_meet_each_other() -> None:
    long = "multi-agency risk assessment conference"
    (short_form,) = LEXICON.concepts("MARAC")
    (long_form,) = LEXICON.concepts(long)
    assert short_form.met_by(stems(long)) > 0
    assert long_form.met_by(stems("MARAC")) > 0


def test_words_that_tell_nothing_apart_are_no_concepts() -> None:
    assert LEXICON.concepts("what is the of") == ()


def test_a_thing_named_twice_is_one_concept() -> None:
    assert len(LEXICON.concepts("burglary or burglaries")) == 1


@given(st.text(max_size=60))
def test_every_concept_weighs_something_and_has_a_name(text: str) -> None:
    for found in LEXICON.concepts(text):
        assert found.weight > 0
        assert all(found.alternatives)


def test_coverage_of_nothing_is_none() -> None:
    assert coverage([], stems("burglary")) == 0.0


def test_coverage_goes_by_weight() -> None:
    asked = [concept("burglary", 3.0), concept("robbery", 1.0)]
    assert coverage(asked, stems("burglary")) == pytest.approx(0.75)
    assert coverage(asked, stems("robbery")) == pytest.approx(0.25)


def test_coverage_of_all_is_one() -> None:
    assert coverage([concept("burglary"), concept("robbery")], stems("robbery, burglary")) == 1.0


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("explain ocgs please", "explain OCGs please"),
        ("what does pact do", "what does pact do"),  # An English word, too.
        ("What is an OCG?", "What is an OCG?"),
        ("ocgbook", "ocgbook"),
    ],
)
def test_an_abbreviation_in_small_letters_is_written_as_the_reports_write_it(
    typed: str, written: str
) -> None:
    known = Lexicon(
        {}, {"OCG": ["organised crime group"], "PACT": ["partners and communities together"]}
    )
    assert known.as_printed(typed) == written


SHORT = {
    "GAIN": ["government agency intelligence network"],
    "MASH": ["multi-agency safeguarding hub"],
}
PRINTED = Lexicon(
    {"boat": 3, "rate": 3, "gain": 2, "full": 2, "time": 2, "centre": 4, "organised": 2, "offence": 3},
    SHORT,
    Capitals(lambda: ["They gain boats at the MASH in Seaham."]),
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("what is gain short for?", "what is GAIN short for?"),
        ("whats a gain", "whats a GAIN"),
        ("what does gain mean", "what does GAIN mean"),
        ("the meaning of gain?", "the meaning of GAIN?"),
        ("what did they gain", "what did they gain"),
        ("what is a gain in boats?", "what is a gain in boats?"),
        ("how many mashes are there", "how many MASHs are there"),  # Never in small letters in a report.
    ],
)
def test_an_abbreviation_that_is_a_word_is_one_where_nothing_else_is_meant(
    typed: str, written: str
) -> None:
    assert PRINTED.as_printed(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("boats in seaham, seaham's boats", "boats in Seaham, Seaham's boats"),
        ("FULL TIME?", "full time?"),
        ("MAPPA RATE", "MAPPA rate"),
        ("GAIN, MASH?", "GAIN, MASH?"),
        ("a FULL boat", "a FULL boat"),
        ("BOAT FULL: did MAPPA meet?", "boat full: did MAPPA meet?"),
    ],
)
def test_capitals_are_those_of_the_reports(typed: str, written: str) -> None:
    assert PRINTED.as_printed(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Organized offenses at boat centers", "Organised offences at boat centres"),
        ("centered", "centred"),
        ("sensors, doors and rates", "sensors, doors and rates"),
    ],
)
def test_american_words_are_spelled_as_in_the_reports(typed: str, written: str) -> None:
    assert PRINTED.as_printed(typed) == written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how long is supervsion", "how long is supervision"),
        ("how long is supervsioin", "how long is supervsioin"),  # Two edits: a name, perhaps.
        ("how long is Supervsion", "how long is Supervsion"),
        ("Supervsion, how long?", "Supervsion, how long?"),
        ("what of the polcie's dog?", "what of the police's dog?"),
        ("what of arest?", "what of arest?"),  # A name, as the caller knows.
    ],
)
def test_a_slip_is_mended_where_it_is_no_name(typed: str, meant: str) -> None:
    assert LEXICON.corrected(typed, frozenset(), frozenset({"arest"})) == meant


def test_a_name_is_mended_as_the_reports_print_it() -> None:
    printed = Lexicon({"seaham": 2}, {}, Capitals(lambda: ["the boats of Seaham."]))
    assert printed.corrected("boats of seahma", frozenset()) == "boats of Seaham"


def test_of_two_words_as_near_to_a_slip_the_commoner_is_meant() -> None:
    assert Lexicon({"boat": 2, "boot": 9}, {}).mended("boyt") == "boot"
    assert Lexicon({"boat": 9, "boot": 2}, {}).mended("boyt") == "boat"


def test_a_word_that_tells_nothing_tells_nothing_as_an_owner() -> None:
    assert [c.surface for c in LEXICON.concepts("the report's burglary")] == ["burglary"]
    owned = Lexicon({"inspectorate": 2, "burglary": 3}, {"HMIC": ("inspectorate of boats",)})
    assert [c.surface for c in owned.concepts("HMIC's burglary")] == ["burglary"]
