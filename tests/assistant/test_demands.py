from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.engine import Assistant
from assistant.evidence.counted import names_counted
from assistant.evidence.demands import head_unmet, reading_answers
from assistant.evidence.reading import Reading
from assistant.evidence.readings import FigureReader
from assistant.evidence.spoken import unspoken
from assistant.language.areas import Areas
from index.embedding import SentenceEmbedder
from tests.assistant import kent, told

AREAS = Areas()


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


def reading(trio: Assistant, question: str, words: str) -> Reading:
    """The first figure of the best sentence or row that holds `words`."""
    query = kent.reader_of(trio.index).read(question)
    candidate = next(c for c in trio.evidence(query)[0] if words in c.text)
    return FigureReader(AREAS, trio.index.report).all(query, candidate, "")[0]


@pytest.fixture(scope="module")
def cameras(trio: Assistant) -> Reading:
    return reading(trio, "How many cameras has Kent issued?", "video cameras")


@pytest.fixture(scope="module")
def detection(trio: Assistant) -> Reading:
    return reading(trio, "What was the detection rate in Kent in 2018?", "The detection rate")


@pytest.fixture(scope="module")
def review(trio: Assistant) -> Reading:
    return reading(trio, "How soon are investigations reviewed?", "every investigation")


@pytest.fixture(scope="module")
def violence(trio: Assistant) -> Reading:
    return reading(trio, "What was the rate of violence with injury?", "Violence with injury")


def answers(trio: Assistant, question: str, given: Reading) -> bool:
    return reading_answers(kent.reader_of(trio.index).read(question), given)


def test_a_count_answers_how_many_of_its_things(trio: Assistant, cameras: Reading) -> None:
    assert answers(trio, "How many cameras has Kent issued?", cameras)


def test_a_count_of_other_things_leaves_the_head_unmet(trio: Assistant, cameras: Reading) -> None:
    assert head_unmet(trio.understand("How many detectives does Kent employ?"), cameras)
    assert not head_unmet(trio.understand("How many cameras has Kent issued?"), cameras)


def test_a_count_is_no_percentage_money_or_length_of_time(trio: Assistant, cameras: Reading) -> None:
    assert not answers(trio, "What percentage of cameras were issued?", cameras)
    assert not answers(trio, "How much did the cameras cost?", cameras)
    assert not answers(trio, "How long do the cameras last?", cameras)


def test_a_count_is_no_rate(trio: Assistant, cameras: Reading) -> None:
    assert not answers(trio, "What is the camera rate?", cameras)


def test_a_percentage_answers_a_rate_of_its_thing(trio: Assistant, detection: Reading) -> None:
    assert answers(trio, "What was the detection rate in Kent?", detection)


def test_a_rate_of_another_thing_is_not_answered(trio: Assistant, detection: Reading) -> None:
    assert not answers(trio, "What was the burglary rate in Kent?", detection)


def test_a_rate_is_no_percentage(trio: Assistant, violence: Reading) -> None:
    assert not answers(trio, "What percentage of crime was violence with injury?", violence)


def test_a_length_of_time_answers_how_long_and_not_how_many(trio: Assistant, review: Reading) -> None:
    assert answers(trio, "How many days does a review of an investigation take?", review)
    assert not answers(trio, "How many investigations are reviewed?", review)


def test_a_figure_that_the_question_brings_itself_is_no_answer(
    trio: Assistant, detection: Reading
) -> None:
    said = replace(detection, features={**detection.features, "mentioned": 1.0})
    assert answers(trio, "What was the detection rate in Kent?", detection)
    assert not answers(trio, "What was the detection rate in Kent?", said)


def test_what_a_question_rules_out_is_no_answer(trio: Assistant, violence: Reading) -> None:
    assert not answers(trio, "What was the rate of crime other than violence with injury?", violence)


@pytest.mark.parametrize("left_out", ["excluding fraud", "(excluding fraud)", "other than fraud"])
def test_what_question_and_report_both_leave_out_rules_nothing_out(
    trio: Assistant, detection: Reading, left_out: str
) -> None:
    query = trio.understand(f"What was the detection rate for crimes {left_out} in Kent in 2019?")
    assert reading_answers(query, detection)


def test_a_kind_of_crime_must_be_spoken_of(trio: Assistant) -> None:
    query = trio.understand("What was the detection rate for robbery in Kent?")
    assert "robbery" in unspoken(query, "The detection rate in Kent was 28 percent.")
    assert not unspoken(query, "The detection rate for robbery in Kent was 28 percent.")


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("What percentage of suspects was convicted in Kent?", "convicted"),
        ("How many burglaries were solved in Kent?", "solved"),
        ("What share of residents in Kent was afraid?", "afraid"),
        ("How many drivers were stopped in Kent?", "drivers"),
    ],
)
def test_a_stage_a_feeling_and_a_sort_of_people_must_be_spoken_of(
    trio: Assistant, question: str, word: str
) -> None:
    query = trio.understand(question)
    said = "28 percent of suspects were charged with burglary, and 31 stopped residents were satisfied."
    assert word in unspoken(query, said)
    assert not unspoken(query, f"{said} So it was where {word}.")


def test_what_is_told_in_words_may_tell_a_feeling_in_others(trio: Assistant) -> None:
    query = trio.understand("What makes residents in Kent afraid?")
    assert not unspoken(query, "People dread the underpass.")
    assert unspoken(trio.understand("Why were fewer robbers jailed in Kent?"), "Robbers got off.")


def test_those_who_commit_a_crime_are_told_of_in_words_by_the_crime_and_not_in_figures(
    trio: Assistant,
) -> None:
    told = "Victims of 40 burglaries in Kent get help from a charity."
    assert not unspoken(trio.understand("Who helps people in Kent hit by burglars?"), told)
    assert "burglars" in unspoken(trio.understand("How many burglars were there in Kent?"), told)


def test_a_name_must_be_spoken_of(trio: Assistant) -> None:
    query = trio.understand("How many MARACs were held in Kent?")
    assert unspoken(query, "Kent held 12 meetings.")
    assert not unspoken(query, "Kent held 12 MARACs.")


def test_who_wants_an_answer_need_not_be_spoken_of(trio: Assistant) -> None:
    told = "Kent held 12 meetings."
    asked = "How many meetings were held in Kent?"
    assert not unspoken(trio.understand(f"The new Mayor wishes to know the scale. {asked}"), told)
    assert unspoken(trio.understand(f"The new Mayor held some. {asked}"), told)
    assert unspoken(trio.understand("How many meetings wanted the Mayor in Kent?"), told)


def test_an_example_need_not_be_spoken_of(trio: Assistant) -> None:
    query = trio.understand("How many meetings such as MARACs were held in Kent?")
    assert not unspoken(query, "Kent held 12 meetings.")


# -- what is measured ---------------------------------------------------------------------------------


def answering(question: str, text: str) -> list[str]:
    """The figures of the last sentence of `text` that are of what `question` asks for."""
    query, found = told.readings(question, text)
    return [r.value for r in found if reading_answers(query, r) and not head_unmet(query, r)]


@pytest.mark.parametrize(
    "question",
    [
        "How much has burglary come down?",
        "How far has burglary fallen?",
        "By how much did burglary drop over the year?",
        "By what percentage has burglary gone down?",
        "What was the burglary figure?",
    ],
)
def test_the_time_over_which_a_thing_changed_is_not_how_much_it_did(question: str) -> None:
    text = "Burglary has fallen over the previous 12 months, and over the past four years."
    assert not answering(question, text)


def test_the_time_over_which_a_thing_changed_is_how_long_it_did() -> None:
    text = "Burglary has fallen over the past four years."
    assert answering("For how long has burglary been falling?", text) == ["four years"]


DEADLINE = "Within three months, the force should review how seized phones are examined."


@pytest.mark.parametrize(
    "question",
    [
        "How long did it take to examine seized phones?",
        "How many weeks did a seized phone wait to be examined?",
        "How long does the examination of a phone take?",
        "How long until somebody is given a phone to examine?",
        "In 2019, how many months before phones were examined?",
    ],
)
def test_the_term_of_a_recommendation_is_not_how_long_a_thing_takes(question: str) -> None:
    assert not answering(question, DEADLINE)


@pytest.mark.parametrize(
    "question",
    [
        "How long did HMIC give the force to review how phones are examined?",
        "How long does the force have to review the examination of phones?",
        "How soon should the examination of phones be reviewed?",
        "How quickly must the force review how phones are examined?",
        "How many months was the force given to review phones?",
    ],
)
def test_the_term_of_a_recommendation_is_how_long_is_given(question: str) -> None:
    assert answering(question, DEADLINE) == ["three months"]


@pytest.mark.parametrize(
    "question",
    [
        "How many cases does a detective carry on average?",
        "On average, how many cases does each detective have?",
        "Average number of cases of a detective?",
        "What is the average number of cases per detective team?",
    ],
)
def test_an_average_is_not_a_total(question: str) -> None:
    assert not answering(question, "The detectives have 480 cases.")
    assert "12 cases" in answering(
        question.replace("per detective team", "of a detective"),
        "Detectives have an average of 12 cases.",
    )


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many serious crime orders are in force?", "There were 11 sexual harm orders."),
        ("How many burglary files were reviewed?", "HMIC reviewed 60 robbery files."),
        ("How many patrol cars has the force?", "The force has 14 fire cars."),
        ("How many of the 43 forces have cars?", "The 43 forces have 14 cars between them."),
        ("How many of the burglary files were reviewed?", "HMIC reviewed 60 robbery files."),
        ("How many speed cameras are there?", "The force has issued 1,870 body-worn cameras."),
        ("number of child protection conferences held", "It held 31 risk management conferences."),
    ],
)
def test_another_kind_of_what_is_to_be_counted_is_no_answer(question: str, text: str) -> None:
    assert not answering(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many orders are in force?", "There were 11 sexual harm orders."),
        ("How many of the 43 forces have cars?", "Of the 43 forces, 14 forces have cars."),
        ("How many of the 43 saw orders rise?", "Orders rose in 14 forces."),
        ("How many harm orders are in force?", "There were 11 sexual harm orders."),
        ("How many case files were reviewed?", "HMIC reviewed 60 police case files."),
        ("How many new officers are there?", "There are 40 additional officers."),
        ("How many partner agencies attended?", "It was attended by 45 partnership agencies."),
        (
            "How many body-worn cameras have they issued?",
            "The force has issued 1,870 cameras, body-worn.",
        ),
    ],
)
def test_a_wider_or_narrower_name_is_the_same_thing(question: str, text: str) -> None:
    assert len(answering(question, text)) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Of the 46 recommendations, how many had been carried out?",
        "How many of the 46 recommendations have been met?",
        "46 recommendations were made: how many were acted on?",
    ],
)
def test_the_number_that_a_question_names_is_not_how_many_of_them(question: str) -> None:
    assert not answering(question, "The exercise made 46 recommendations.")


@pytest.mark.parametrize(
    "question",
    [
        "How much is a special payment worth?",
        "How much are firearms officers paid?",
        "How much did the force spend on training?",
        "How much was allocated for training?",
    ],
)
def test_what_is_paid_is_money(question: str) -> None:
    assert not answering(question, "Firearms officers get payments and two training courses.")
    assert answering(question, "Firearms officers get payments of £3,000.") == ["£3,000"]


@pytest.mark.parametrize(
    "question",
    [
        "By how much did the number of suspects charged fall?",
        "How much has the rate of suspects charged fallen?",
        "fall in the number of suspects charged",
        "fall in suspects charged per 1,000 people",
        "What was the reduction in the number of suspects charged?",
    ],
)
def test_how_much_a_number_fell_may_be_told_in_percent(question: str) -> None:
    text = "The number of suspects charged has fallen by 16 percent."
    assert answering(question, text) == ["16 percent"]


@pytest.mark.parametrize(
    "question",
    [
        "total burglary offences in Kent",
        "Total number of burglary offences?",
        "burglary offences in Kent - the total, not the rate",
        "How many burglary offences in total?",
        "no. of burglary offences",
    ],
)
def test_a_total_is_a_count_and_no_rate(question: str) -> None:
    assert answering(question, "Kent recorded 4,512 burglary offences.") == ["4,512 burglary offences"]
    assert not answering(question, "Kent recorded 3.1 burglary offences per 1,000 population.")


@pytest.mark.parametrize(
    "question",
    [
        "How many people were arrested: what was it before and what has it dropped to?",
        "From how many to how many did arrests drop?",
        "arrests then and now",
        "What have arrests fallen from and to?",
        "the old and new figures for arrests",
    ],
)
def test_both_ends_of_a_change_are_given_together(question: str) -> None:
    text = "The number of arrests has fallen from approximately 40,000 to 32,500."
    _, found = told.readings(question, text)
    assert [r.value for r in found] == ["from approximately 40,000 to 32,500"]


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("How many SHPOs were issued?", "It issued 11 harm prevention orders (SHPOs).", "11"),
        ("How many kinds of outcome are there?", "There are 21 different types of outcomes.", "21"),
        ("How many members of staff are there?", "The hub has 31 staff.", "31"),
        ("How many safeguarding hubs are there?", "There are three safeguarding hubs.", "three"),
        ("Number of local policing areas?", "The force has 11 local policing areas.", "11"),
        ("How many questions are explored?", "HMIC explores five ‘core’ questions.", "five"),
        (
            "How many cases of fraud were there?",
            "The number of investigations into fraud was 126.",
            "126",
        ),
        ("How many recorded crimes were reviewed?", "HMIC reviewed 60 recorded crimes.", "60"),
        ("How many bodies came?", "It was attended by 45 agencies.", "45"),
        ("How many kids were helped?", "The team helped 14 children.", "14"),
    ],
)
def test_a_thing_is_counted_by_each_of_its_names(question: str, text: str, value: str) -> None:
    assert any(found.startswith(value) for found in answering(question, text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many Kent staff answered HMIC's survey?", "HMIC explores five ‘core’ questions."),
        ("How many staff answered the survey?", "The number of responses varied between 8 and 2,471."),
        ("How many officers trained the teachers?", "There are 30 teachers."),
        ("How many call handlers are there?", "There are 160 plans that call handlers can see."),
        ("How many cameras were bought?", "The number of complaints was 42."),
        ("How many teams are there?", "There are three hubs."),
    ],
)
def test_a_number_near_the_words_counts_something_else(question: str, text: str) -> None:
    assert not answering(question, text)


@pytest.mark.parametrize(
    "question",
    [
        "How many replies came from Kent?",
        "How many responses did Kent Police give?",
        "number of responses from Kent",
    ],
)
def test_the_end_of_a_range_over_all_forces_is_no_figure_of_one(question: str) -> None:
    assert not answering(question, "The number of responses varied between 8 and 2,471 across forces.")


@pytest.mark.parametrize(
    "question",
    [
        "How much is it costing to have a worker in the control room?",
        "How much does the worker cost?",
        "What is the price of the worker?",
        "What's the salary of the worker?",
        "How much are the payments to the worker?",
        "How big is the worker's bonus?",
        "How much is there for the worker?",
    ],
)
def test_a_cost_is_told_in_money(question: str) -> None:
    assert not answering(question, "The worker in the control room has 160 care plans.")
    assert answering(question, "The worker in the control room gets £30,000.") == ["£30,000"]


@pytest.mark.parametrize(
    ("name", "said", "met"),
    [
        ("EU", "those of the European Union", True),
        ("EU", "even under strain", False),
        ("OPCC", "the office of the police and crime commissioner", True),
        ("NCA", "the National Crime Agency", True),
        ("NCA", "new cars arrived", False),
        ("LRO", "a lead river officer", True),
        ("LRO", "a lead for the river and an officer", False),
        ("LRO", "the lead, river boats and officers", False),
    ],
)
def test_a_name_is_met_by_the_words_it_stands_for(
    trio: Assistant, name: str, said: str, met: bool
) -> None:
    query = trio.understand(f"How many cases did the {name} have in Kent?")
    assert (name not in unspoken(query, f"In Kent {said} had 12 cases.")) == met


@pytest.mark.parametrize(
    "question",
    [
        "How many suspects were there at the start of the year?",
        "How many suspects were there originally?",
        "What was the number of suspects at the beginning?",
        "How many suspects were there before it fell?",
    ],
)
def test_what_a_number_came_to_is_not_what_it_was_at_first(question: str) -> None:
    text = "The number of suspects has fallen from 1,900 in January to 1,452 in November."
    assert "1,452" not in answering(question, text)
    assert "1,900" in answering(question, text)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What share of suspects was charged three years before the inspection?", "41"),
        ("What percentage of suspects was charged three years ago?", "41"),
        ("What share of suspects is charged?", "57 percent"),
        ("What share of suspects is charged now, and not three years ago?", "57 percent"),
        ("What share of suspects was charged nine years ago?", "57 percent"),
    ],
)
def test_so_many_years_ago_is_where_a_move_over_them_began(question: str, figure: str) -> None:
    text = "The share of suspects charged rose from 41 to 57 percent over the past three years."
    found = answering(question, text)
    assert figure in found
    assert ("57 percent" in found) == (figure != "41")


@pytest.mark.parametrize(
    "question",
    ["How often does the board meet?", "How frequently is the board held?", "How regularly is it held?"],
)
def test_a_count_is_not_how_often(question: str) -> None:
    assert not answering(question, "The board has 12 members.")
    assert answering(question, "The board meets three times each day.") == ["three times each day"]
    assert answering(question, "The board meets in 62 percent of cases.") == ["62 percent"]


def test_a_share_of_something_else_is_not_how_often() -> None:
    text = "Checks were missing in 62 percent of cases."
    assert not answering("How often does the board meet?", text)
    assert answering("How often were checks missing?", text) == ["62 percent"]


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("How many gun crime care plans are there?", "It has 31 partner-agreed care plans.", "31"),
        ("How many fraud plans are there?", "It has 31 partner-agreed plans.", "31"),
    ],
)
def test_how_things_were_made_is_no_kind_of_them(question: str, text: str, value: str) -> None:
    assert [found.split()[0] for found in answering(question, text)] == [value]


def test_a_kind_beside_how_things_were_made_still_tells() -> None:
    assert not answering("How many fraud plans are there?", "It has 31 partner-agreed child plans.")


def test_some_of_a_number_is_no_change() -> None:
    text = "Most forces (31 out of 40 forces) showed a rise in thefts."
    assert not answering("What was the annual change in thefts?", text)
    assert "31 forces" in answering("How many forces had thefts?", "31 forces had thefts.")


@pytest.mark.parametrize(
    "question",
    [
        "What percentage of drivers in the force's survey were content?",
        "In the poll of drivers, what share were content?",
    ],
)
def test_what_a_survey_found_stands_beside_its_name(question: str) -> None:
    assert not answering(question, "Of drivers 62 percent were content.")
    assert answering(question, "A survey was sent to drivers. Of drivers 62 percent were content.")
    apart = "A survey was sent to drivers. Roads were mended. Of drivers 62 percent were content."
    assert not answering(question, apart)


def test_money_is_not_how_many() -> None:
    assert not answering("How many forces shared the money?", "The grant was £143 million.")


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (
            "How many people belong to the scheme?",
            "600 members of the public are in the scheme.",
            "600",
        ),
        ("no. of victims supervisors had to ring?", "Supervisors ring six victims.", "six"),
        ("How many abuse cases online came in?", "Investigations into online abuse rose to 126.", "126"),
        ("How many burgled or robbed homes were seen?", "Officers saw 31 homes.", "31"),
        ("How many recomendations came out of it?", "It made 46 recommendations.", "46"),
        ("How many chunks is the county cut into?", "The county has 11 policing areas.", "11"),
        ("How many grades can a force get?", "A force can be put in four categories.", "four"),
        ("How many serious injuries were there?", "There were 17 injuries.", "17"),
        ("How many files were read per team?", "Inspectors read 20 files in each team.", "20"),
        ("How many teams got a share of the £2 million?", "The £2 million went to 14 teams.", "14"),
        ("How many forces got a slice of the money?", "The money went to 14 forces.", "14"),
    ],
)
def test_what_is_counted_is_the_first_plural_behind_how_many(
    question: str, text: str, value: str
) -> None:
    assert [found.split()[0] for found in answering(question, text)] == [value]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many police officers are there?", "The force has 11 police areas."),
        ("How many call handlers work there?", "There are 160 plans to handle calls."),
        ("How many bus stops were watched?", "Two buses were watched, and 31 shops."),
    ],
)
def test_a_count_without_the_first_plural_is_of_something_else(question: str, text: str) -> None:
    assert not answering(question, text)


@pytest.mark.parametrize(
    "question",
    [
        "How many hours of training do officers get?",
        "How many days of leave do officers get?",
        "How many weeks of induction are there?",
        "How many hours' rest do officers have?",
    ],
)
def test_hours_are_those_of_what_the_question_wants_them_of(question: str) -> None:
    assert not answering(question, "Officers reach calls within two hours or within three days.")


@pytest.mark.parametrize(
    "question",
    [
        "Within how many hours of a call must officers come?",
        "Within how many days of crashes are drivers seen?",
        "How many hours of the call being made should officers come?",
    ],
)
def test_hours_of_an_event_are_counted_from_it(question: str) -> None:
    assert "two hours" in answering(question, "Officers come within two hours, and see drivers.")


def test_hours_of_a_thing_answer_how_many_of_it_there_are() -> None:
    text = "Officers get six hours of training."
    assert answering("How many hours of training do officers get?", text) == ["six hours"]


@pytest.mark.parametrize(
    "question",
    [
        "How much has crime risen, excluding fraud?",
        "How much has crime other than fraud risen?",
        "How much has recorded crime (excluding fraud) gone up?",
    ],
)
def test_a_figure_that_leaves_out_what_the_question_leaves_out_answers(question: str) -> None:
    assert answering(question, "Crime excluding fraud has risen by 4 percent.") == ["4 percent"]
    assert not answering(question, "Fraud has risen by 4 percent.")


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("What percentage of suspects were women?", "women"),
        ("How many boys were detained?", "boys"),
        ("How many care plans are there for children?", "children"),
        ("What share of elderly victims was visited?", "elderly"),
    ],
)
def test_a_part_of_the_people_must_be_spoken_of(trio: Assistant, question: str, word: str) -> None:
    query = trio.understand(question)
    assert word in unspoken(query, "Of all suspects, victims and plans it was 28 percent.")
    assert not unspoken(query, f"Of all suspects, victims and plans for {word} it was 28 percent.")


@pytest.mark.parametrize(
    ("clause", "suits"),
    [
        ("burglary fell by 9 percent compared with the previous 12 months", False),
        ("burglary fell by 9 percent in the past three years", False),
        ("burglary fell by 9 percent over the past five years", True),
        ("burglary fell by 9 percent", True),
    ],
)
def test_a_change_over_so_many_years_is_not_one_over_another_time(
    trio: Assistant, detection: Reading, clause: str, suits: bool
) -> None:
    change = replace(detection, clause_text=clause, counts=False)
    asked = trio.understand("How much did burglary fall in the five years to June 2019?")
    plain = trio.understand("How much did burglary fall by June 2019?")
    assert reading_answers(asked, change) == suits
    assert reading_answers(plain, change)


OLD = "On that day there were no calls over two hours old awaiting triage."


def test_how_old_a_thing_is_says_not_how_long_it_takes() -> None:
    assert not answering("How long does triage of calls take?", OLD)
    assert answering("How old were the calls awaiting triage?", OLD) == ["two hours"]


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("How many suggestions were made?", "The review made 38 recommendations.", "38 recommendations"),
        ("How many noise jobs were logged?", "The force recorded 7,120 incidents of noise.",
         "7,120 incidents of noise"),
        ("How many hand-drawn maps are there?", "There are 12 agency-supplied ward maps.",
         "12 agency-supplied ward maps"),
    ],
)  # fmt: skip
def test_a_thing_is_counted_by_other_names_of_it(question: str, text: str, value: str) -> None:
    assert answering(question, text) == [value]


HUBS = "There are three joint tasking hubs (JTH) in the county."


def test_what_an_abbreviation_names_is_counted_whatever_body_it_is() -> None:
    assert answering("How many JTH teams are there?", HUBS) == ["three joint tasking hubs"]
    assert not answering("How many JTH staff are there?", HUBS)
    assert not answering("How many tasking teams are there?", HUBS)


def test_an_abbreviation_in_the_plural_is_what_is_counted() -> None:
    text = "There was a backlog of 52 PCs awaiting examination."
    assert answering("number of PCs waiting to be looked at", text) == ["52 PCs"]
    assert not answering("number of PCs waiting to be looked at", text.replace("PCs", "phones"))


@pytest.mark.parametrize(
    ("question", "text", "given"),
    [
        ("How many plans can staff consult?", "There are 31 plans.", ["31 plans"]),
        ("How many outside bodies came?", "To the fair came 9 partner bodies.", ["9 partner bodies"]),
        ("How many days may a permit last?", "It goes to those aged 18 years and over.", []),
        (
            "How many days of boat theft data were lost?",
            "In boat theft data 9 days were lost.",
            ["9 days"],
        ),
        ("How many days of boat theft data were lost?", "In training 9 days were lost.", []),
        ("How satisfied are residents?", "The average is that of 40 forces.", []),
        ("Of how many forces is the average?", "The average is that of 40 forces.", ["40 forces"]),
        (
            "How many boat theft reports were there?",
            "Boat thefts are discussed three times each day.",
            [],
        ),
        ("How many boats officers were added?", "There are two boats training sites.", []),
        ("How many people work in the yard?", "Staff in the yard use 31 care plans.", []),
        ("How many people work in the yard?", "In the yard work 31 volunteers.", ["31 volunteers"]),
    ],
)
def test_what_is_counted_is_what_is_asked_for(question: str, text: str, given: list[str]) -> None:
    assert answering(question, text) == given


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Over two years conviction rates rose by 7 percent.", []),
        ("Over two years arrest rates rose by 7 percent.", ["7 percent"]),
        ("Over two years this rose by 7 percent.", ["7 percent"]),
    ],
)
def test_by_how_much_one_rate_rose_is_not_told_by_another(text: str, given: list[str]) -> None:
    assert answering("By how much did arrest rates rise over two years?", text) == given


def test_a_number_with_no_word_behind_it_counts_nothing_in_particular(trio: Assistant) -> None:
    assert names_counted(trio.understand("How many of the 40 - ?")) == ()


def test_a_violent_person_is_no_kind_of_crime(trio: Assistant) -> None:
    assert not unspoken(trio.understand("How long may a violent partner be kept away?"), "For 20 days.")
    assert unspoken(trio.understand("How long is a violent offence looked into?"), "For 20 days.")


@pytest.mark.parametrize(
    ("question", "text", "given"),
    [
        ("Absolute number of thefts recorded?", "There were 3.1 thefts per 1,000 people.", []),
        ("Total count of thefts?", "There were 3,100 thefts.", ["3,100 thefts"]),
        ("Number of thefts recorded (count not %)", "Thefts were 12 percent of all crime.", []),
        ("total recorded crimes, absolute number", "In 31 out of 40 areas, crimes rose.", []),
        ("How many areas saw crimes rise?", "In 31 out of 40 areas, crimes rose.", ["31"]),
        ("What is the margin of error of the 71 percent?", "It was 80 percent (± 2 percent).", []),
        (
            "What is the confidence interval of the 80 percent?",
            "It was 80 percent (± 2 percent).",
            ["80 percent (± 2 percent)"],
        ),
    ],
)
def test_a_number_is_no_rate_and_a_margin_is_of_its_figure(
    question: str, text: str, given: list[str]
) -> None:
    assert [v for v in answering(question, text) if v != "80 percent"] == given


def test_an_aim_alone_is_answered_by_an_aim() -> None:
    question = "What are they hoping to cut the wait to?"
    told_it = "The wait is 20 days, with an aim of ten days."
    assert answering(question, told_it) == ["20 days, with an aim of ten days"]
    assert not answering(question, "The wait was cut by 40 percent.")
    assert answering("How long is the wait?", "The wait is 20 days.") == ["20 days"]
