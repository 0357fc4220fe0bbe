"""`passage users`."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Home, Json, UsersFile
from corpus.errors import InputError

if TYPE_CHECKING:
    from assistant.web.users import Users

app = typer.Typer(help="Say who may sign in to the server.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The user's name.")]

_MOST = 10_000


@app.command()
def add(name: Name, users: UsersFile = None, home: Home = None) -> None:
    """Add a user, or give one another password. It is asked for, or read as a line from stdin."""
    from assistant.web.users import checked

    file, plain = _file(users, home), checked(name)
    new = file.add(plain, _password(plain))
    print(f"{plain} {'can sign in now' if new else 'has another password now'} ({file.path}).")


@app.command()
def remove(name: Name, users: UsersFile = None, home: Home = None) -> None:
    """Remove a user with all tokens; who is signed in is signed out."""
    file = _file(users, home)
    file.remove(name)
    print(f"{name} is removed from {file.path}.")


@app.command("list")
def list_users(json: Json = False, users: UsersFile = None, home: Home = None) -> None:
    """List who may sign in."""
    from assistant.cli.console import print_json

    names = _file(users, home).names()
    if json:
        print_json(names)
    elif names:
        print("\n".join(names))


@app.command()
def token(name: Name, users: UsersFile = None, home: Home = None) -> None:
    """Make a token with which a program acts for a user; the one before is void."""
    print(_file(users, home).issue_token(name))


def _file(given: Path | None, home: Path | None) -> Users:
    from assistant.settings import Settings
    from assistant.web.users import NAME, Users

    return Users(given or Settings.read(home=home).home / NAME)


def _password(name: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline(_MOST).rstrip("\n")
    first = getpass(f"Password for {name}: ")
    if getpass("Once more: ") != first:
        raise InputError("the two passwords differ; try again")
    return first
