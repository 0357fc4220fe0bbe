"""What a user can set, read once from the environment and handed down as one value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from corpus.errors import SettingsError

PREFIX = "PASSAGE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and which models are used.

    Attributes:
        home: the data folder of indexes, logs and uploads (`PASSAGE_HOME`).
        reports: the folder of reports and its `catalogue.toml` (`PASSAGE_REPORTS`); None means the
            reports that come with the package.
        embedding_model: a sentence-transformers model by name or folder (`PASSAGE_EMBEDDING_MODEL`);
            None means the packaged all-MiniLM-L6-v2.
        reranker: a sentence-transformers cross-encoder (`PASSAGE_RERANKER`); None means none.
        chat_model: a model for LangChain's `init_chat_model` (`PASSAGE_CHAT_MODEL`); None means that
            answers are extracted and no chat model is asked.
    """

    home: Path
    reports: Path | None = None
    embedding_model: str | None = None
    reranker: str | None = None
    chat_model: str | None = None

    @classmethod
    def read(
        cls,
        environ: Mapping[str, str] | None = None,
        *,
        home: Path | None = None,
        reports: Path | None = None,
    ) -> Settings:
        """Settings from `environ` (default: the process's own); `home` and `reports` go before it.

        An empty variable counts as unset.

        Raises:
            SettingsError: a `PASSAGE_` variable is unknown, the data folder is a file, or the folder
                of reports does not exist.
        """
        given = {
            name.removeprefix(PREFIX).lower(): value.strip()
            for name, value in (os.environ if environ is None else environ).items()
            if name.startswith(PREFIX) and value.strip()
        }
        known = sorted(cls.__dataclass_fields__)
        for name in given:
            if name not in known:
                choices = ", ".join(PREFIX + other.upper() for other in known)
                raise SettingsError(
                    f"the setting {PREFIX}{name.upper()} is unknown; unset it or use one of {choices}"
                )
        folder = reports or _path(given.get("reports"))
        return cls(
            home=_home(home or _path(given.get("home"))),
            reports=None if folder is None else _existing(folder),
            embedding_model=given.get("embedding_model"),
            reranker=given.get("reranker"),
            chat_model=given.get("chat_model"),
        )


def _path(value: str | None) -> Path | None:
    return None if value is None else Path(value).expanduser()


def _home(folder: Path | None) -> Path:
    if folder is None:
        return user_data_path("passage", appauthor=False)
    if folder.exists() and not folder.is_dir():
        raise SettingsError(
            f"the data folder {folder} is a file; name a folder with --home or {PREFIX}HOME"
        )
    return folder.absolute()


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise SettingsError(
            f"the folder of reports {folder} does not exist; name one with --reports or {PREFIX}REPORTS"
        )
    return folder.absolute()
