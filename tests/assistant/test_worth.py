from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers.worth import clashes, tells_change, worth
from assistant.asked.question import Query
from assistant.engine import Assistant
from assistant.evidence.reading import Reading
from index.embedding import SentenceEmbedder
from tests.assistant import told, victims


@pytest.fixture(scope="module")
def kent(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return victims.opened(tmp_path_factory.getbasetemp() / "victims", embedder)


def row(question: str, caption: str, label: str) -> tuple[Query, Reading]:
    """The question, and a row of the table so captioned."""
    query, found = told.readings(question, "Of offences 31 percent ended so.")
    return query, replace(found[0], label=label, near=f"{caption} {label}", clause_text=label)


def worth_of(question: str, caption: str, label: str) -> float:
    return worth(*row(question, caption, label))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("In what share of cases were there evidential difficulties though the victim did back police"
         " action?", "12.8 percent"),
        ("How often did evidential difficulties end it although the victim supported police action?",
         "12.8 percent"),
        ("In what share were there evidential difficulties as the victim did not support police action?",
         "41.5 percent"),
    ],
)  # fmt: skip
def test_a_denial_in_a_label_decides(kent: Assistant, question: str, value: str) -> None:
    assert value in kent.ask(question).short


OF_A_KIND = "Outcomes of robbery-related offences in Kent"
OF_ALL = "Outcomes of offences in Kent"


def test_a_table_of_one_kind_is_worth_less_for_all() -> None:
    asked = "What share of offences ended in charges?"
    assert worth_of(asked, OF_A_KIND, "Charges") < worth_of(asked, OF_ALL, "Charges")


@pytest.mark.parametrize("caption", [OF_A_KIND, OF_ALL])
def test_a_table_of_the_kind_asked_about_is_worth_no_less(caption: str) -> None:
    asked = "What share of robbery offences ended in charges?"
    assert worth_of(asked, caption, "Charges") == worth_of(asked, "In Kent", "Charges")


def test_a_table_of_all_and_of_a_kind_is_of_all() -> None:
    asked, caption = (
        "What share of crime ended in charges?",
        "The table shows crime and robbery offences",
    )
    assert worth_of(asked, caption, "Charges") == worth_of(asked, "In Kent", "Charges")


def test_what_rises_beside_it_is_no_change_of_it() -> None:
    query, found = told.readings(
        "By how much has littering fallen?", "Littering is a worry. Theft rose by 4 percent."
    )
    assert clashes(query, found[0])
    query, found = told.readings("By how much has littering risen?", "Littering rose by 4 percent.")
    assert not clashes(query, found[0])


def test_a_rate_is_worth_less_where_a_number_is_asked_for() -> None:
    text = "There were 4.2 thefts per 1,000 population."
    number, rate = (told.readings(q, text) for q in ("How many thefts were there?", "theft rate"))
    assert worth(number[0], number[1][0]) < number[1][0].fit - 1
    assert worth(rate[0], rate[1][0]) == rate[1][0].fit


def test_a_few_words_look_up_how_much_there_is_and_no_change() -> None:
    text = "Theft fell by 9 percent in Kent."
    looked_up, fell = told.readings("THEFT KENT", text), told.readings("theft change Kent", text)
    asked = told.readings("What is theft in Kent?", text)
    assert worth(looked_up[0], looked_up[1][0]) < worth(asked[0], asked[1][0])
    assert worth(fell[0], fell[1][0]) > worth(looked_up[0], looked_up[1][0])


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Theft fell by 9 percent.", True),
        ("This compares with a reduction of 9 percent.", True),
        ("Theft fell to 9 percent of all crime.", False),
        ("Theft is 9 percent of all crime, which is above the average.", False),
    ],
)
def test_a_change_is_told_from_what_it_came_to(text: str, change: bool) -> None:
    _, found = told.readings("How much of all crime is theft?", text)
    assert [tells_change(reading) for reading in found] == [change]


@pytest.mark.parametrize(
    ("question", "more"),
    [("What is the longest that a boat waits?", True), ("How long does a boat wait?", False)],
)
def test_a_limit_is_the_most_that_is_asked_for(question: str, more: bool) -> None:
    query, (limit,) = told.readings(question, "A boat waits no longer than nine days.")
    _, (usual,) = told.readings(question, "A boat waits for about nine days.")
    gain = (worth(query, limit) - limit.fit) - (worth(query, usual) - usual.fit)
    assert (gain > 0) == more
