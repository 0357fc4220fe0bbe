"""The server: the chat page, the HTTP API and the tools for other assistants, in one process."""

from assistant.web.app import create_app

__all__ = ["create_app"]
