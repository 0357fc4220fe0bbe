"""The command `passage`. Importing it loads no model and no index: that waits for a command."""

from assistant.cli.app import app, main

__all__ = ["app", "main"]
