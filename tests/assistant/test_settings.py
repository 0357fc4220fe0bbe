from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings
from corpus.errors import SettingsError


def test_an_empty_environment_gives_the_user_data_folder_and_no_models() -> None:
    settings = Settings.read({})
    assert settings.home.name == "passage"
    assert settings == Settings(home=settings.home)


def test_variables_set_the_fields(tmp_path: Path) -> None:
    settings = Settings.read(
        {
            "PASSAGE_HOME": str(tmp_path / "data"),
            "PASSAGE_REPORTS": str(tmp_path),
            "PASSAGE_EMBEDDING_MODEL": "some-model",
            "PASSAGE_RERANKER": "some-ranker",
            "PASSAGE_CHAT_MODEL": "provider:model",
            "OTHER": "ignored",
        }
    )
    assert settings == Settings(
        tmp_path / "data", tmp_path, "some-model", "some-ranker", "provider:model"
    )


def test_options_go_before_variables(tmp_path: Path) -> None:
    environ = {"PASSAGE_HOME": "/nowhere", "PASSAGE_REPORTS": "/nowhere"}
    settings = Settings.read(environ, home=tmp_path / "a", reports=tmp_path)
    assert (settings.home, settings.reports) == (tmp_path / "a", tmp_path)


def test_the_process_environment_is_the_default(home: Path) -> None:
    assert Settings.read().home == home


def test_an_empty_variable_counts_as_unset() -> None:
    assert Settings.read({"PASSAGE_RERANKER": " "}).reranker is None


def test_a_relative_home_is_made_absolute() -> None:
    assert Settings.read({"PASSAGE_HOME": "data"}).home == Path.cwd() / "data"


def test_a_misspelt_variable_is_named_with_the_right_ones() -> None:
    with pytest.raises(SettingsError, match=r"PASSAGE_HOEM is unknown.*PASSAGE_HOME"):
        Settings.read({"PASSAGE_HOEM": "x"})


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(SettingsError, match=r"file is a file; name a folder"):
        Settings.read({"PASSAGE_HOME": str(file)})


def test_a_folder_of_reports_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="does not exist; name one with --reports"):
        Settings.read({}, reports=tmp_path / "none")
