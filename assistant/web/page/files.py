"""A conversation as a file to download."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus.errors import InputError

if TYPE_CHECKING:
    from assistant.web.services import Services

_TYPES = {
    "md": "text/markdown;charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file with its media type."""

    name: str
    type: str
    content: bytes


def exported(services: Services, user: str, conversation_id: str, kind: str) -> File:
    """The user's conversation as Markdown ("md") or a Word document ("docx").

    Raises:
        InputError: the kind is unknown.
        ConversationMissing: the user has no such conversation.
    """
    from assistant.export import to_docx, to_markdown

    if kind not in _TYPES:
        raise InputError(f"a conversation is exported as {' or '.join(_TYPES)}, not {kind!r}")
    conversation = services.conversations.get(user, conversation_id)
    index, today = services.live.assistant.index, datetime.now(UTC).date()
    if kind == "md":
        content = to_markdown(conversation, index, exported=today).encode()
    else:
        content = to_docx(conversation, index, exported=today)
    return File(f"{_file_name(conversation.title)}.{kind}", _TYPES[kind], content)


def _file_name(title: str) -> str:
    """`title` without what a file system might read as anything but a name."""
    return re.sub(r"[^\w ,'-]+", " ", title).strip()[:60].strip() or "conversation"
