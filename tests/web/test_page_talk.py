"""A conversation as the page leads it, without a browser: steps, scope, keeping, what goes wrong."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.web.limits import Desk
from assistant.web.page.talk import READING, Mode, Step, Talk
from assistant.web.page.thread import SHOWN, Visit
from assistant.web.page.turns import MOVED
from corpus.errors import ConversationMissing, InputError

if TYPE_CHECKING:
    from assistant.web.services import Services

RATE = "what was the 2016 domestic abuse arrest rate?"
BURGLARY = "What was the rate of burglary in a dwelling in Hampshire in 2014?"


def _put(talk: Talk, user: str, question: str, visit: Visit | None = None) -> list[Step]:
    return list(talk.put(user, visit or Visit(), question, "ask"))


def test_an_answer_comes_step_by_step_its_short_form_first(services: Services) -> None:
    waiting, short, *_, whole = _put(Talk(services), "step", RATE)
    assert READING in str(waiting.thread)
    assert "25 arrests for every 100" in str(short.thread)
    assert "there were 25 arrests made" not in str(short.thread)
    assert "there were 25 arrests made" in str(whole.thread)


def test_an_answer_is_kept_for_its_user_alone(services: Services) -> None:
    talk = Talk(services)
    visit = _put(talk, "one", RATE)[-1].visit
    assert "25 arrests" in str(talk.show("one", visit).thread)
    with pytest.raises(ConversationMissing):
        talk.show("another", visit)


def test_a_server_that_is_too_busy_says_so_and_gives_the_question_back(services: Services) -> None:
    desk, done = Desk(at_once=1, waiting=0, patience=0.05), threading.Event()
    working = threading.Thread(target=lambda: desk.turn(lambda: done.wait(30)))
    working.start()
    try:
        last = _put(Talk(replace(services, desk=desk)), "busy", RATE)[-1]
    finally:
        done.set()
        working.join()
        desk.close()
    assert "Too many questions are being asked at the same time" in str(last.thread)
    assert last.typed == RATE
    assert services.conversations.list("busy") == ()


def test_a_changed_scope_answers_in_the_place_of_the_answer(services: Services) -> None:
    talk = Talk(services)
    visit = _put(talk, "scope", BURGLARY)[-1].visit
    changed = talk.rescope("scope", visit, 0, "years", "2016")
    assert "4.3 per 1,000 households" in str(changed.thread)
    [turn] = services.conversations.get("scope", visit.conversation).turns
    assert turn.asked_scope.years == (2016,)
    assert "4.3" in turn.answer.short


def test_a_year_that_the_question_names_is_lifted_by_naming_all(services: Services) -> None:
    talk = Talk(services)
    visit = _put(talk, "lift", BURGLARY)[-1].visit
    talk.rescope("lift", visit, 0, "years", "")
    [turn] = services.conversations.get("lift", visit.conversation).turns
    assert turn.asked_scope.years == (2014, 2016)


@pytest.mark.parametrize(("number", "part"), [(1, "years"), (-1, "years"), (0, "colour")])
def test_what_is_not_there_cannot_be_rescoped(services: Services, number: int, part: str) -> None:
    talk = Talk(services)
    visit = _put(talk, "wrong", BURGLARY)[-1].visit
    with pytest.raises(InputError):
        talk.rescope("wrong", visit, number, part, "2016")


def test_a_quote_that_the_report_no_longer_holds_is_told(services: Services) -> None:
    talk = Talk(services)
    visit = _put(talk, "moved", RATE)[-1].visit
    [turn] = services.conversations.get("moved", visit.conversation).turns
    [citation] = turn.answer.citations
    other = replace(citation, quote=citation.quote.replace("25", "52"))
    altered = replace(turn, answer=replace(turn.answer, citations=(other,)))
    services.conversations.replace("moved", visit.conversation, 0, altered)
    assert MOVED in str(Talk(services).show("moved", visit).thread)


def test_a_sentence_that_was_checked_is_no_part_of_what_follows(services: Services) -> None:
    talk = Talk(services)
    claim = "In 2016 Hampshire had 40 arrests for every 100 domestic abuse offences."
    visit = list(talk.put("claim", Visit(), claim, "check"))[-1].visit
    visit = _put(talk, "claim", RATE, visit)[-1].visit
    turns = services.conversations.get("claim", visit.conversation).turns
    assert [turn.answer.status for turn in turns] == ["contradicted", "answered"]
    assert turns[1].answer.understood == RATE


@pytest.mark.parametrize(
    ("text", "mode", "offered"),
    [
        ("In 2016 there were 25 arrests for every 100 offences.", "ask", "Check it as a sentence"),
        (RATE, "check", "Ask it as a question"),
    ],
)
def test_what_was_put_the_wrong_way_can_be_put_the_other_way(
    services: Services, text: str, mode: Mode, offered: str
) -> None:
    last = list(Talk(services).put("way", Visit(), text, mode))[-1]
    assert offered in str(last.thread)
    assert offered not in str(_put(Talk(services), "way", RATE)[-1].thread)


def test_a_long_conversation_shows_its_last_turns_and_the_others_when_asked(services: Services) -> None:
    talk = Talk(services)
    visit = _put(talk, "long", RATE)[-1].visit
    [turn] = services.conversations.get("long", visit.conversation).turns
    for number in range(SHOWN):
        services.conversations.add("long", visit.conversation, replace(turn, question=f"Again {number}"))
    short, whole = (talk.show("long", v) for v in (visit, replace(visit, whole=True)))
    assert "Show 1 earlier question" in str(short.thread)
    assert str(short.thread).count("<article") == SHOWN
    assert str(whole.thread).count("<article") == SHOWN + 1
