from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.output import Output
from assistant.cli.rows import Line, lines, read_row, row_id
from assistant.wire import AnswerObject, unreadable_object
from corpus.errors import InputError


def line(value: Any, number: int = 1) -> Line:
    return Line(number, value if isinstance(value, bytes) else json.dumps(value).encode())


def row(identifier: str | None) -> AnswerObject:
    return unreadable_object("x", row_id=identifier, kind="question")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(f'{{"id": "{name}"}}\n' for name in "abc"), encoding="utf-8")
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def ids(path: Path) -> list[str]:
    return [json.loads(text)["id"] for text in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("value", "kind", "texts"),
    [
        ({"id": "a", "kind": "question", "question": "Q?", "answer": 3}, "question", ("Q?",)),
        ({"id": "a", "kind": "followup", "turns": ["Q?", "And?"]}, "followup", ("Q?", "And?")),
        ({"id": "a", "kind": "claim", "claim": "C."}, "claim", ("C.",)),
    ],
)
def test_a_row_is_read_by_its_kind(value: Any, kind: str, texts: tuple[str, ...]) -> None:
    read = read_row(line(value))
    assert (read.id, read.kind, read.texts) == ("a", kind, texts)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (b"not json", "row 7 is not JSON"),
        (b'{"id": "a"', "row 7 is not JSON"),
        (b"9" * 5000, "row 7 is not JSON"),
        (b"[" * 100_000, "row 7 is not JSON"),
        (b'{"id": "\xff"}', r"row 7 is not UTF-8 \(byte 9\)"),
        ([1], "row 7 is not a JSON object"),
        ({"kind": "question"}, "row 7: it has no id"),
        ({"id": 3, "kind": "question"}, "row 7: id is a string, not 3"),
        ({"id": "a"}, "row 7: it has no kind"),
        ({"id": "a", "kind": "riddle"}, "the kind 'riddle' is unknown; use question, followup, claim"),
        ({"id": "a", "kind": "question"}, "it has no question"),
        ({"id": "a", "kind": "question", "question": None}, "question is a string, not None"),
        ({"id": "a", "kind": "followup", "turns": []}, "turns is a list of questions"),
        ({"id": "a", "kind": "followup", "turns": ["Q?", 2]}, "turns is a list of questions"),
        ({"id": "a", "kind": "claim", "claim": "\ud800"}, "claim has half a surrogate pair"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(value: Any, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        read_row(line(value, 7))


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_row(line(b'\xef\xbb\xbf{"id": "a", "kind": "claim", "claim": "C."}')).id == "a"


def test_the_id_of_a_line_that_has_none_is_none() -> None:
    assert [row_id(line(value)) for value in (b"x", [1], {"id": 3}, {"id": "a"})] == [
        None,
        None,
        None,
        "a",
    ]


def test_lines_are_numbered_and_blank_ones_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"one\n\n  \ntwo")
    assert list(lines(path)) == [Line(1, b"one\n"), Line(4, b"two")]


def test_lines_of_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        list(lines(tmp_path / "none"))


def test_rows_are_written_in_order_and_the_file_named_at_the_end(source: Path, target: Path) -> None:
    output = Output.open(target, source, resume=False, overwrite=False)

    def rows() -> Any:
        for name in "abc":
            assert not target.exists()
            yield row(name)

    output.write(rows())
    assert ids(target) == ["a", "b", "c"]
    assert not output.part.exists()


def test_rows_done_before_an_error_are_kept_and_resumed(source: Path, target: Path) -> None:
    def rows() -> Any:
        yield row("a")
        raise RuntimeError("killed")

    first = Output.open(target, source, resume=False, overwrite=False)
    with pytest.raises(RuntimeError):
        first.write(rows())
    again = Output.open(target, source, resume=True, overwrite=False)
    rest = [row_id(one) for one in again.remaining(lines(source))]
    assert (again.done, rest) == (1, ["b", "c"])
    again.write(map(row, rest))
    assert ids(target) == ["a", "b", "c"]


def test_a_row_cut_short_by_a_kill_is_answered_again(source: Path, target: Path) -> None:
    output = Output(target)
    output.part.write_bytes(b'{"id": "a"}\n{"id": "b", "sta')
    rest = list(output.remaining(lines(source)))
    output.write(row(row_id(one)) for one in rest)
    assert ids(target) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "part",
    ['{"id": "z"}\n', '{"id": "a"}\n' * 2, '{"id": "a"}\n{"id": "b"}\n{"id": "c"}\n{"id": "d"}\n'],
)
def test_a_part_of_another_input_is_not_resumed(source: Path, target: Path, part: str) -> None:
    output = Output(target)
    output.part.write_text(part, encoding="utf-8")
    with pytest.raises(InputError, match="is not that row of the input; --overwrite starts again"):
        output.remaining(lines(source))


def test_an_output_that_exists_is_not_replaced_unless_told(source: Path, target: Path) -> None:
    target.write_text("old", encoding="utf-8")
    with pytest.raises(InputError, match="--overwrite replaces it"):
        Output.open(target, source, resume=False, overwrite=False)
    Output.open(target, source, resume=False, overwrite=True).write([row("a")])
    assert ids(target) == ["a"]


def test_a_part_that_exists_is_neither_lost_nor_continued_unless_told(
    source: Path, target: Path
) -> None:
    Output(target).part.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="--resume continues it, --overwrite starts again"):
        Output.open(target, source, resume=False, overwrite=False)
    assert not Output.open(target, source, resume=False, overwrite=True).part.exists()


@pytest.mark.parametrize(
    ("name", "options", "fault"),
    [
        ("in.jsonl", {"resume": False, "overwrite": True}, "is the input as well"),
        ("none/out.jsonl", {"resume": False, "overwrite": False}, "folder of .* does not exist"),
        ("out.jsonl", {"resume": True, "overwrite": True}, "exclude each other"),
    ],
)
def test_an_output_that_cannot_be_is_refused(source: Path, name: str, options: Any, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        Output.open(source.parent / name, source, **options)


def test_a_full_disk_is_told_in_one_line_and_keeps_what_was_written(source: Path) -> None:
    full = Output(source.parent / "out")
    full.part.symlink_to("/dev/full")
    with pytest.raises(InputError, match=r"No space left on device.*--resume continues"):
        full.write([row("a")])


def test_half_a_surrogate_pair_in_an_id_comes_out_as_it_came_in(source: Path, target: Path) -> None:
    Output(target).write([row("\ud800")])
    assert ids(target) == ["\ud800"]
