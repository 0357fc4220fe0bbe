"""Values to JSON and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

import pytest

from assistant.types import Answer, Scope
from corpus.types import Report
from index import codec
from tests.index.makers import full_report

if TYPE_CHECKING:
    from assistant.engine import Assistant


@dataclass(frozen=True, slots=True)
class Sample:
    day: date
    at: datetime
    pair: tuple[int, str]
    many: tuple[float, ...]
    perhaps: int | None
    mood: Literal["glad", "sad"] | Literal[""]
    sure: bool


@dataclass(frozen=True, slots=True)
class Grown:
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    many: tuple[Grown, ...]
    one: Grown | None


SAMPLE = Sample(
    date(2017, 3, 2),
    datetime(2017, 3, 2, 9, 5, tzinfo=UTC),
    (1, "é"),
    (0.1, 2.0),
    None,
    "sad",
    sure=True,
)


def test_a_value_comes_back_equal() -> None:
    assert codec.loads(Sample, codec.dumps(SAMPLE)) == SAMPLE


def test_a_report_with_every_field_comes_back_equal() -> None:
    report, _ = full_report()
    assert codec.loads(Report, codec.dumps(report)) == report


def test_a_whole_float_stays_a_float() -> None:
    back = codec.loads(Sample, codec.dumps(SAMPLE).replace("2.0", "2"))
    assert type(back.many[1]) is float


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "yesterday"),
        ("day", 20170302),
        ("at", "noon"),
        ("at", 1.5),
        ("pair", [1]),
        ("pair", ["1", "é"]),
        ("many", 0.1),
        ("many", ["x"]),
        ("perhaps", "none"),
        ("mood", "cross"),
        ("sure", 1),
    ],
)
def test_a_field_of_the_wrong_kind_is_refused(field: str, value: object) -> None:
    data = {**json.loads(codec.dumps(SAMPLE)), field: value}
    with pytest.raises(ValueError, match=r"\S"):
        codec.loads(Sample, json.dumps(data))


def test_a_missing_field_is_refused() -> None:
    data = json.loads(codec.dumps(SAMPLE))
    del data["sure"]
    with pytest.raises(ValueError, match="the fields of Sample"):
        codec.loads(Sample, json.dumps(data))


def test_lenient_reading_leaves_out_what_the_type_no_longer_has() -> None:
    stored = {**codec.plain(SAMPLE), "colour": "blue"}
    assert codec.made(Sample, stored, lenient=True) == SAMPLE
    with pytest.raises(ValueError, match="the fields of Sample"):
        codec.made(Sample, stored)


def test_lenient_reading_gives_what_the_type_has_gained_its_default() -> None:
    assert codec.made(Grown, {"name": "a"}, lenient=True) == Grown("a")
    with pytest.raises(ValueError, match="the fields of Grown"):
        codec.made(Grown, {"name": "a"})


def test_lenient_reading_still_needs_what_has_no_default() -> None:
    with pytest.raises(ValueError, match="the fields of Grown"):
        codec.made(Grown, {"notes": []}, lenient=True)


@pytest.mark.parametrize("data", ["", [], None, 5])
def test_lenient_reading_takes_nothing_but_an_object(data: object) -> None:
    with pytest.raises(ValueError, match="the fields of Scope"):
        codec.made(Scope, data, lenient=True)


def test_lenient_reading_reaches_into_the_values_within() -> None:
    stored = {"many": [{"name": "a", "colour": "blue"}], "one": {"name": "b"}}
    assert codec.made(Holder, stored, lenient=True) == Holder((Grown("a"),), Grown("b"))


def test_an_answer_with_its_hits_comes_back_equal(assistant: Assistant) -> None:
    answer = assistant.ask("what was the 2016 domestic abuse arrest rate?")
    assert answer.hits
    assert codec.loads(Answer, codec.dumps(answer)) == answer


def test_a_type_without_a_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        codec.decoder(set)
