"""Asking on the page, in a real browser: answers, their scope, and what stands in for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.web.services import Services
    from tests.web.browser import Window

RATE = "what was the 2016 domestic abuse arrest rate?"


def test_an_answer_shows_its_short_form_first(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    assert window.answer.startswith("25 arrests for every 100 domestic abuse related offences")


def test_a_follow_up_is_understood_from_what_was_asked_before(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask("What was the rate of burglary in a dwelling in Hampshire in 2014?")
    window.ask("And in 2016?")
    assert "4.3 per 1,000 households" in window.answer
    assert "Understood as" in window.answer


def test_an_answer_follows_when_its_year_is_changed(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask("What was the rate of burglary in a dwelling in Hampshire in 2014?")
    assert "4.8" in window.page.locator(".turn .short").inner_text()
    window.page.locator(".turn select[data-part=years]").select_option("2016")
    window.page.locator(".turn .short", has_text="4.3").wait_for()
    assert window.page.locator(".turn").count() == 1


def test_a_year_that_the_question_names_can_be_taken_away(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask("What was the rate of burglary in a dwelling in Hampshire in 2014?")
    window.page.get_by_role("button", name="Year: all years").first.click()
    window.page.locator(".turn .short", has_text="4.3").wait_for()
    assert "4.8" in window.answer


def test_a_scope_set_beforehand_holds_for_the_next_question(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.page.locator("#scope select[data-part=years]").select_option("2014")
    window.page.locator("#scope .chip.set").wait_for()
    window.ask("What was the rate of burglary in a dwelling in Hampshire?")
    assert "4.8" in window.answer
    assert "4.3" not in window.answer


def test_a_sentence_is_checked_and_what_is_right_is_told(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.check("In 2016 Hampshire had 40 arrests for every 100 domestic abuse offences.")
    assert window.answer.startswith("Contradicted")
    assert "The report says: 25 arrests" in window.answer


def test_a_refusal_offers_a_question_that_has_an_answer(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask("What was the rate of sexual offences in Hampshire in 2015?")
    assert window.answer.startswith("No answer")
    assert "Nearest passages (not an answer)" in window.answer
    offered = window.page.locator(".instead .example").first
    offered.wait_for()
    offered.click()
    window.page.locator(".turn").nth(1).locator(".answer.answered .feedback").wait_for()


def test_every_example_has_an_answer(open_page: Callable[..., Window]) -> None:
    window = open_page()
    examples = window.page.locator(".welcome .example").all_inner_texts()
    assert len(examples) >= 6
    for number, example in enumerate(examples):
        window.page.get_by_role("button", name="New", exact=True).click()
        window.page.locator(".welcome .example").nth(number).click()
        window.page.locator(".turn .feedback").wait_for()
        state = window.page.locator(".turn .answer").get_attribute("class") or ""
        assert state.split()[1] in {"answered", "supported", "contradicted"}, example


def test_a_judgement_is_stored_with_its_comment(
    open_page: Callable[..., Window], page_services: Services
) -> None:
    window = open_page()
    window.ask(RATE)
    window.page.get_by_role("button", name="Wrong").click()
    window.page.locator(".feedback textarea").fill("It should name the period.")
    window.page.get_by_role("button", name="Send").click()
    window.page.locator(".judged").wait_for()
    given = [g.feedback for g in page_services.feedback.all()]
    assert [(g.question, g.right, g.comment) for g in given if not g.right] == [
        (RATE, False, "It should name the period.")
    ]


def test_a_question_without_words_is_told_to_be_one_and_comes_back(
    open_page: Callable[..., Window],
) -> None:
    window = open_page()
    window.page.locator("#question textarea").fill("???")
    window.page.keyboard.press("Enter")
    window.page.locator(".turn .answer.problem").wait_for()
    assert "holds no word" in window.answer
    assert window.page.locator("#question textarea").input_value() == "???"
