"""The rooms: what each hands on, and the one direction in which they import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
ROOMS = ("corpus", "index", "assistant", "eval")
THROUGH_ANOTHER = {"langchain-core", "transformers", "huggingface-hub"}
"""Parts of langchain and sentence-transformers, which bring them."""
ONLY_IN_DEVELOPMENT = {"ir_measures"}
"""Of the measuring, which only a developer runs."""
HEAVY = ("torch", "faiss", "tantivy", "langchain", "langchain_core", "sentence_transformers", "gradio")


def test_rooms_import_in_one_direction_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize(
    "room",
    sorted(
        path.parent.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("__init__.py")
    ),
)
def test_the_init_of_a_room_only_hands_names_on(room: str) -> None:
    body = ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8")).body
    docstring, *statements = body
    assert isinstance(docstring, ast.Expr)
    imports = [one for one in statements if isinstance(one, ast.ImportFrom)]
    others = [ast.unparse(one) for one in statements if not isinstance(one, ast.ImportFrom)]
    names = sorted(alias.asname or alias.name for one in imports for alias in one.names)
    assert others == ([f"__all__ = {names}"] if names else [])


def test_every_package_that_a_room_imports_is_required() -> None:
    required = {
        _normal(re.split(r"[^\w.-]", line, maxsplit=1)[0])
        for line in requires("passage") or ()
        if "extra ==" not in line
    }
    providers = packages_distributions()
    imported = {
        name.partition(".")[0]
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported(node)
    }
    outside = imported - sys.stdlib_module_names - set(ROOMS) - ONLY_IN_DEVELOPMENT
    provided = {name: {_normal(one) for one in providers.get(name, ())} for name in outside}
    assert not [name for name, by in provided.items() if not by & (required | THROUGH_ANOTHER)]


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_langchain_is_imported_at_the_edge_alone() -> None:
    importing = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.lstrip().startswith(("import langchain", "from langchain"))
    }
    assert importing <= {"assistant/chain.py", "assistant/answers/wording.py"}


def test_gradio_is_imported_by_the_page_and_the_server_alone() -> None:
    importing = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.lstrip().startswith(("import gradio", "from gradio"))
    }
    outside = {one for one in importing if not one.startswith("assistant/web/page/")}
    assert outside == {"assistant/web/app.py", "assistant/web/tools.py"}


def test_the_command_line_is_imported_without_models_and_engines() -> None:
    code = f"import sys, assistant.cli; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_reports_are_data_of_the_package_with_a_catalogue() -> None:
    names = {path.name for path in (ROOT / "corpus" / "reports").iterdir()}
    assert "catalogue.toml" in names
    assert any(name.endswith((".txt", ".pdf")) for name in names)
