"""Values to JSON and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pytest

from corpus.types import Report
from index import codec
from tests.index.makers import full_report


@dataclass(frozen=True, slots=True)
class Sample:
    day: date
    pair: tuple[int, str]
    many: tuple[float, ...]
    perhaps: int | None
    mood: Literal["glad", "sad"]
    sure: bool


SAMPLE = Sample(date(2017, 3, 2), (1, "é"), (0.1, 2.0), None, "sad", sure=True)


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


def test_a_type_without_a_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        codec.decoder(set)
