from __future__ import annotations

import pytest

from assistant.asked import asking


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("burglary rate yr to June 2018", "burglary rate year to June 2018"),
        ("offences per 1k pop", "offences per 1,000 population"),
        ("how many ppl pls", "how many people"),
        ("violence, 12 months to June 18", "violence, 12 months to June 2018"),
        ("why hasnt it met", "why hasn't it met"),
        ("burglary, us v everyone else", "burglary, us v England and Wales"),
        ("burglary here against the country", "burglary here against England and Wales"),
        ("did it fall more than everybody's", "did it fall more than England and Wales"),
        ("how did we do compared with the rest?", "how did we do compared with England and Wales?"),
        ("were victims happier", "were victims more satisfied"),
        ("burglary in Kent v the lot", "burglary in Kent v England and Wales"),
        ("burglary, us and nat avg", "burglary, us and national average"),
        ("robbery us / nat'l", "robbery us / national"),
        ("how long til a call ctr answers", "how long until a call centre answers"),
        ("share that a grown-up did", "share that a adult did"),
        ("how often are 1-2-1s held", "how often are one-to-ones held"),
        ("headcount of the fraud team", "number of staff of the fraud team"),
        ("theft, 3-yr change", "theft, 3 year change"),
        ("min and max no. of rooms", "minimum and maximum number of rooms"),
        ("a 20 min film", "a 20 minute film"),
        ("stock counted to 31/3/19", "stock counted to 31/3/2019"),
        ("share guessed, 17/18 and 18/19", "share guessed, 2017-18 and 2018-19"),
        ("thefts y/e Mar 2019 v prev yr", "thefts year ending Mar 2019 v previous year"),
        ("n= for the harbour poll", "how many in the harbour poll"),
        ("fall in thefts 2015-19", "fall in thefts 2015 to 2019"),
        ("thefts 2015-16", "thefts 2015-16"),
        ("closed sept 17 to dec 18", "closed sept 2017 to dec 2018"),
        ("up or down on yr before", "up or down on the previous year"),
        ("up 4 pts", "up 4 points"),
    ],
)
def test_what_is_shortened_is_written_in_full(written: str, full: str) -> None:
    assert asking.spelled_out(written) == full


@pytest.mark.parametrize(
    "text",
    [
        "the stats-led plan",
        "by June 18 at the latest",
        "maximum sentence",
        "was it explained to everyone?",
        "was it sold as a job lot or a lot of lots",
        "what works against the rest of the gangs",
        "is it better than the country lanes scheme",
        "11/12 crews and 24/7 cover",
        "3/4 of the crews",
    ],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert asking.spelled_out(text) == text


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("From what month are data available?", "date"),
        ("When the force was inspected in 2019, had the survey begun?", "yesno"),
        ("Has theft gone up or down?", "comparison"),
        ("Does the lift go up or down?", "comparison"),
        ("What is the longest a boat may stay?", "figure"),
        ("What is the sample size of the poll?", "figure"),
        ("Kent theft average 2019 - how is it calculated?", "text"),
        ("If a victim changes their mind, does the case go on?", "yesno"),
        ("When was the survey begun, and is it finished?", "date"),
        ("How quickly must victims be called?", "figure"),
        ("By how much has burglary fallen?", "figure"),
        ("What chunk of theft is bicycles?", "figure"),
        ("What were the lowest and highest percentages?", "figure"),
        ("What's the spread between forces for thefts marked down as solved?", "figure"),
        ("How was the force marked?", "judgement"),
        ("Spell out THRIVE", "definition"),
        ("What grades can HMIC give?", "list"),
        ("The three questions of the inspection", "list"),
        ("What 3 things does the force blame for it?", "list"),
        ("What three explanations did the force give?", "list"),
        ("Which two other reasons were there?", "list"),
        ("crime types in the file review", "list"),
        ("Partner agencies at the conference", "list"),
        ("How many agencies use the database?", "figure"),
        ("Between which two percentages did the forces lie?", "figure"),
        ("Between what figures did replies vary?", "figure"),
        ("From when will the data be available?", "date"),
        ("Until when does the plan run?", "date"),
        ("PEEL legitimacy grade for Kent", "judgement"),
        ("How does the force account for the fall?", "reason"),
        ("What sort of limits can an order set?", "list"),
        ("What kinds of intelligence are drawn on?", "list"),
        ("Give me examples of good plans", "list"),
        ("What type of crime is most common?", "text"),
        ("forces without custody data in 2019", "list"),
        ("Forces missing from figure 6", "list"),
        ("How many forces left out their arrests?", "figure"),
        ("What must the action plan of each force set out?", "list"),
        ("What should the plans ensure?", "list"),
        ("What rank signs off a notice?", "name"),
        ("Which police rank decides?", "name"),
        ("and who is in the chair?", "name"),
        ("Who is behind it?", "name"),
        ("Who are the Blue Light Trust?", "definition"),
        ("When a gang is first spotted, what has to be filled in?", "text"),
        ("Once a case is closed, who tells the victim?", "name"),
        ("If a form falls short, why is it kept?", "reason"),
        ("Where officers are short, how many calls wait?", "figure"),
        ("When did the force change, and what to?", "date"),
    ],
)
def test_what_is_asked_for(question: str, kind: str) -> None:
    assert asking.expects(question, bare=False) == kind


@pytest.mark.parametrize(
    "question",
    [
        "arrest rate per the force, 2018",
        "as per HMIC, the share of arrests",
        "custody rate per the report",
        "no. of thefts, per 2019 inspection",
    ],
)
def test_whose_word_it_is_is_no_base_of_a_rate(question: str) -> None:
    assert asking.unit(question) != "rate"


def test_both_ends_are_asked_for_by_what_lies_between() -> None:
    assert asking.says("ranged", "Between which two figures did the forces lie?")
    assert asking.says("ranged", "the spread between forces in solved thefts")
    assert asking.says("ranged", "thefts per force, bottom to top")
    assert asking.says("ranged", "what % was solved three years back and what % now?")
    assert asking.says("ranged", "what share is solved now, and what was it three years ago?")
    assert asking.says("ranged", "boats in the harbour: prior 12 months vs latest 12 months")
    assert asking.says("ranged", "mooring fee, start and end of the two years")
    assert asking.says("ranged", "How far has the number of boats fallen? Give both figures.")
    assert asking.says("ranged", "the number of boats, that before and that after?")
    assert not asking.says("ranged", "How far do both figures matter?")
    assert not asking.says("ranged", "What was agreed between the two forces?")
    assert not asking.says("ranged", "What has changed since the vote two years ago?")


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("charged 2018 - force %, national %", True),
        ("charged 2018: force rate / national rate", True),
        ("charging by the force, its staff, its partners", False),
    ],
)
def test_the_force_and_the_nation_side_by_side_are_both_wanted(question: str, both: bool) -> None:
    assert asking.says("both_areas", question) == both


def test_a_purpose_before_the_question_is_left_out() -> None:
    assert asking.unpadded("For a press line: what was the rate?") == "what was the rate?"


@pytest.mark.parametrize(
    "question",
    ["By how much did crime fall?", "Is that up or down?", "the year on year change in crime"],
)
def test_a_change_is_asked_for(question: str) -> None:
    assert asking.says("changes", question)


def test_a_level_is_no_change() -> None:
    assert not asking.says("changes", "What was the rate of burglary?")


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("How many forces got a slice of the £143 million?", "count"),
        ("How many officers did the funding pay for?", "count"),
        ("How many files were read per force?", "count"),
        ("How many incidents were there per 1,000 people?", "rate"),
        ("How many incidents per head were there?", "rate"),
        ("What was the number of groups per million people?", "rate"),
        ("lowest and highest numbers of letters per force", "count"),
        ("What was the arrest rate per officer?", "rate"),
        ("How many in every 100 were satisfied?", "percent"),
        ("How much money did the forces get?", "money"),
    ],
)
def test_how_many_counts_unless_it_says_of_how_many(question: str, unit: str) -> None:
    assert asking.unit(question) == unit


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which percentage of crimes ended in charge?", "figure"),
        ("How many grades can HMIC give?", "figure"),
        ("How many forces were judged good?", "figure"),
        ("How was the force graded?", "judgement"),
        ("What is meant by the term DVPO?", "definition"),
    ],
)
def test_a_count_of_grades_is_no_grade(question: str, kind: str) -> None:
    assert asking.expects(question, bare=False) == kind


def test_how_briefly_a_thing_is_to_be_explained_is_left_out() -> None:
    assert asking.unpadded("Can you explain the DVPO in a sentence?") == "Can you explain the DVPO"


@pytest.mark.parametrize(
    ("question", "previous"),
    [
        ("How many forces recorded more crime than the year before?", False),
        ("Was it lower than in the previous year?", False),
        ("What was it in the previous year?", True),
        ("How many arrests were there the year before?", True),
    ],
)
def test_what_is_more_than_the_year_before_is_not_that_year(question: str, previous: bool) -> None:
    assert asking.says("previous", question) == previous


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("For what does the abbreviation NCRS stand?", "definition"),
        ("Whats a gold group in the 2019 report?", "definition"),
        ("What's NCRS according to the first report?", "definition"),
        ("What is missing in the 2019 report?", "text"),
        ("For how long, according to the 2019 report, do callers wait?", "figure"),
        ("custody plan: when did the inspectors want it by?", "date"),
        ("What was the effect of cutting the number of detectives?", "text"),
        ("What was the number of detectives?", "figure"),
        ("front counter, wait for a call handler?", "figure"),
        ("what do callers do while they wait for an officer", "text"),
    ],
)
def test_what_else_wording_asks_for(question: str, kind: str) -> None:
    assert asking.expects(question, bare=False) == kind


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("more here or in the whole country?", "more here or in England and Wales?"),
        (
            "is it more than forces do in general?",
            "is it more than England and Wales?",
        ),
        ("is it higher than other forces generally?", "is it higher than England and Wales?"),
        ("do forces in general share data?", "do forces in general share data?"),
        ("is it worse in towns or country lanes?", "is it worse in towns or country lanes?"),
    ],
)
def test_forces_in_general_are_the_nation_if_held_against(written: str, full: str) -> None:
    assert asking.spelled_out(written) == full


def test_so_many_years_are_not_every_report() -> None:
    assert asking.says("both_reports", "What was it in the two years?")
    assert not asking.says("both_reports", "What was it two years earlier?")
    assert not asking.says("both_reports", "How far did it rise over the past two years?")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which threats does the plan name?", "list"),
        ("What harbour duties do the boats have?", "list"),
        ("Who's missing from the chart of boats per 100 crews?", "list"),
        ("Who has more boats per 100 crews?", "figure"),
        ("Which boat does the plan name?", "text"),
        ("Which analysis does the plan rest on?", "text"),
        ("What number of boats are there?", "figure"),
    ],
)
def test_several_things_by_name_are_a_list(question: str, kind: str) -> None:
    assert asking.expects(question, bare=False) == kind


def test_hurried_denials_are_written_in_full() -> None:
    assert asking.spelled_out("which cldnt say") == "which couldn't say"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("HOW MANY BOATS DID KENT HAVE?", "how many boats did kent have?"),
        ("MAPPA, 2014?", "MAPPA, 2014?"),
        ("What do NDM, IOM and DVPN mean?", "What do NDM, IOM and DVPN mean?"),
    ],
)
def test_what_is_written_all_in_capitals_is_read_in_small_letters(written: str, read: str) -> None:
    assert asking.spelled_out(written) == read


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ("What is a ward? I need a form of words for a footnote.", "What is a ward?"),
        ("How many boats are there? It is for a briefing later today.", "How many boats are there?"),
        ("Could someone explain in one line what a ward is?", "what a ward is?"),
        ("Please tell me why it fell", "why it fell"),
        ("whats a ward when its at home", "whats a ward"),
        ("ok thx. how many wards are there?", "how many wards are there?"),
        ("I see, thanks. And the wards?", "And the wards?"),
        ("hmm ok. and over five years?", "and over five years?"),
        ("Good practice on wards", "Good practice on wards"),
        ("HM Prison wards", "HM Prison wards"),
        ("ER wards", "ER wards"),
        ("er, how many wards?", "how many wards?"),
        ("Right of way in wards", "Right of way in wards"),
    ],
)
def test_what_an_answer_is_wanted_for_is_no_part_of_the_question(asked: str, rest: str) -> None:
    assert asking.unpadded(asked) == rest


@pytest.mark.parametrize(
    "asked",
    [
        "How many boats are there? I need the 2019 figure for a briefing.",
        "How many boats are there? We want that of Kent for our paper.",
        "How many boats are there? It is in the annex.",
        "Could someone explain the rota?",
    ],
)
def test_what_narrows_a_question_stays(asked: str) -> None:
    assert asking.unpadded(asked) == asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who runs the meeting at which harbour groups are ranked?", "name"),
        ("At which harbour groups are boats ranked?", "list"),
        ("Which are the four steps of the boat check?", "list"),
    ],
)
def test_a_relative_clause_asks_for_nothing(question: str, kind: str) -> None:
    assert asking.expects(question, bare=False) == kind


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        (
            "I should be most grateful for the number of boats, as I wish to tell my sister.",
            "the number of boats",
        ),
        ("I am asked to state how many boats there are", "how many boats there are"),
        ("May I ask how many boats there are?", "how many boats there are?"),
        ("Why are boats slower, as they have to stop?", "Why are boats slower, as they have to stop?"),
    ],
)
def test_formal_politeness_and_its_purpose_are_left_out(question: str, bare: str) -> None:
    assert asking.unpadded(question) == bare


@pytest.mark.parametrize(
    ("question", "aside"),
    [
        ("fines as a share of all (not theft only)", "(not theft only"),
        (
            "How far have rates risen (I do not mean those of drug crimes)?",
            "(I do not mean those of drug crimes",
        ),
        ("How far have rates risen (not per head)?", ""),
        ("I do not know the rate", ""),
    ],
)
def test_what_is_set_aside_in_brackets_is_found(question: str, aside: str) -> None:
    assert "".join(match.group() for match in asking.set_aside(question)) == aside


@pytest.mark.parametrize(
    "question",
    [
        "the number of days that a boat stays",
        "how many working days does it take",
        "the longest a boat can stay",
    ],
)
def test_how_many_days_are_a_length_of_time(question: str) -> None:
    assert asking.unit(question) == "duration"
