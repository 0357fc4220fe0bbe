"""The rooms: what each hands on, and the one direction in which they import."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
HEAVY = ("torch", "faiss", "tantivy", "langchain", "langchain_core", "sentence_transformers", "gradio")


def test_rooms_import_in_one_direction_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize("name", ["corpus", "index", "assistant", "eval", "assistant.cli"])
def test_a_room_hands_on_exactly_the_names_it_lists(name: str) -> None:
    room = import_module(name)
    for exported in getattr(room, "__all__", ()):
        assert getattr(room, exported) is not None


def test_langchain_is_imported_at_the_edge_alone() -> None:
    importing = {
        path.relative_to(ROOT).as_posix()
        for room in ("corpus", "index", "assistant", "eval")
        for path in (ROOT / room).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.lstrip().startswith(("import langchain", "from langchain"))
    }
    assert importing <= {"assistant/chain.py", "assistant/chat.py"}


def test_the_command_line_is_imported_without_models_and_engines() -> None:
    code = f"import sys, assistant.cli; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_reports_are_data_of_the_package_with_a_catalogue() -> None:
    names = {path.name for path in (ROOT / "corpus" / "reports").iterdir()}
    assert "catalogue.toml" in names
    assert any(name.endswith((".txt", ".pdf")) for name in names)
