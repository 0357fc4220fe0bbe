"""What a control on the page sends: untrusted fields, read by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from corpus.errors import InputError

if TYPE_CHECKING:
    import gradio as gr

LONGEST = 20_000
"""Characters that a field may have."""


class Act:
    """The fields of one act."""

    def __init__(self, event: gr.EventData) -> None:
        """Takes what Gradio hands on."""
        data = event._data
        self._fields: Mapping[str, object] = data if isinstance(data, Mapping) else {}

    def text(self, name: str) -> str:
        """The field as text, empty if there is none.

        Raises:
            InputError: it is too long.
        """
        value = self._fields.get(name)
        text = value if isinstance(value, str) else ""
        if len(text) > LONGEST:
            raise InputError(
                f"the field {name!r} has {len(text):,} characters; send {LONGEST:,} at most"
            )
        return text

    def number(self, name: str) -> int:
        """The field as a whole number.

        Raises:
            InputError: it is none.
        """
        text = self.text(name)
        try:
            return int(text)
        except ValueError:
            raise InputError(
                f"the field {name!r} is no number: {text[:40]!r}; load the page again"
            ) from None
