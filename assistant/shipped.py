"""What comes with the package in `data/`: word lists as TOML or text, weights as JSON."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import Any


def text(name: str) -> str:
    """The file `name` of `data/`."""
    return (files("assistant") / "data" / name).read_text("utf-8")


def lists(name: str) -> dict[str, Any]:
    """The TOML file `name` of `data/`."""
    return tomllib.loads(text(name))


def weights(name: str) -> dict[str, Any]:
    """The JSON file `name` of `data/`."""
    stored: dict[str, Any] = json.loads(text(name))
    return stored
