"""The rooms: what each hands on, and the one direction in which they import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
HEAVY = ("torch", "faiss", "tantivy", "langchain", "langchain_core", "sentence_transformers", "gradio")


def test_rooms_import_in_one_direction_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize("room", ["corpus", "index", "assistant", "assistant/cli", "eval"])
def test_the_init_of_a_room_only_hands_names_on(room: str) -> None:
    body = ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8")).body
    docstring, *statements = body
    assert isinstance(docstring, ast.Expr)
    imports = [one for one in statements if isinstance(one, ast.ImportFrom)]
    others = [ast.unparse(one) for one in statements if not isinstance(one, ast.ImportFrom)]
    names = sorted(alias.asname or alias.name for one in imports for alias in one.names)
    assert others == ([f"__all__ = {names}"] if names else [])


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
