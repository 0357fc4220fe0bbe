"""The log of unexpected errors, in the data folder."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path

from assistant.settings import Settings
from corpus.errors import SettingsError


def record(error: BaseException, home: Path | None) -> Path | None:
    """Append `error` with its traceback to logs/passage.log in the data folder.

    `home` goes before the environment. Returns the log's path, or None where none can be written.
    """
    try:
        path = Settings.read(home=home).home / "logs" / "passage.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n")
            log.writelines(traceback.format_exception(error))
    except (OSError, SettingsError):
        return None
    return path
