"""The users file and what is kept in it."""

from __future__ import annotations

import base64
import stat
import threading
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.web.passwords import LONGEST, SHORTEST, hashed, is_hash, verified
from assistant.web.users import Users
from corpus.errors import InputError, SettingsError

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "correct horse battery"


@pytest.fixture
def users(tmp_path: Path) -> Users:
    return Users(tmp_path / "deep" / "users")


def test_a_password_is_known_by_its_hash_alone() -> None:
    kept = hashed(PASSWORD)
    assert PASSWORD not in kept
    assert verified(PASSWORD, kept)
    assert not verified(PASSWORD + " ", kept)


def test_the_same_password_is_kept_differently_each_time() -> None:
    assert hashed(PASSWORD) != hashed(PASSWORD)


def test_a_hash_is_that_of_rfc_7914() -> None:
    # RFC 7914, section 12: scrypt("password", "NaCl", N=1024, r=8, p=16, 64).
    digest = bytes.fromhex(
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    )
    salt, made = (base64.b64encode(data).decode() for data in (b"NaCl", digest))
    kept = f"scrypt$ln=10,r=8,p=16${salt}${made}"
    assert is_hash(kept)
    assert verified("password", kept)


def test_nobody_has_no_password() -> None:
    assert not verified("", None)
    assert not verified(PASSWORD, None)


@pytest.mark.parametrize("length", [0, SHORTEST - 1, LONGEST + 1])
def test_a_password_has_a_length_that_serves(length: int) -> None:
    with pytest.raises(InputError, match="characters"):
        hashed("x" * length)


@pytest.mark.parametrize(
    "kept", ["", "plain", "scrypt$ln=40,r=8,p=1$AA==$AA==", "scrypt$ln=15,r=8,p=99$AA==$AA=="]
)
def test_a_hash_that_would_take_all_memory_is_none(kept: str) -> None:
    assert not is_hash(kept)


def test_users_are_added_and_removed(users: Users) -> None:
    assert users.add("Anna", PASSWORD)
    assert users.add("bob", PASSWORD)
    assert users.names() == ("anna", "bob")
    assert users.signs_in("ANNA ", PASSWORD)
    users.remove("anna")
    assert users.names() == ("bob",)
    assert not users.signs_in("anna", PASSWORD)


def test_only_its_owner_reads_the_file(users: Users) -> None:
    users.add("anna", PASSWORD)
    assert stat.S_IMODE(users.path.stat().st_mode) == 0o600
    users.add("bob", PASSWORD)
    assert stat.S_IMODE(users.path.stat().st_mode) == 0o600


def test_a_change_by_another_process_is_seen(users: Users) -> None:
    users.add("anna", PASSWORD)
    assert users.names() == ("anna",)
    Users(users.path).add("bob", PASSWORD)
    assert users.names() == ("anna", "bob")


def test_a_token_is_shown_once_and_replaced_by_the_next(users: Users) -> None:
    users.add("anna", PASSWORD)
    first = users.issue_token("anna")
    assert users.owner_of(first) == "anna"
    assert first not in users.path.read_text(encoding="utf-8")
    second = users.issue_token("anna")
    assert (users.owner_of(first), users.owner_of(second)) == (None, "anna")


def test_no_token_outlives_its_user(users: Users) -> None:
    users.add("anna", PASSWORD)
    token = users.issue_token("anna")
    users.remove("anna")
    users.add("anna", PASSWORD)
    assert users.owner_of(token) is None


@pytest.mark.parametrize("name", ["", "a:b", "a b", "-a", "browser:1", "é", "a" * 65, "a\nb"])
def test_a_name_cannot_be_mistaken_for_anything_else(users: Users, name: str) -> None:
    with pytest.raises(InputError, match="name"):
        users.add(name, PASSWORD)


@pytest.mark.parametrize("line", ["anna", "anna:secret", ":scrypt$x", "anna:token$12"])
def test_a_malformed_line_is_named(users: Users, line: str) -> None:
    users.path.parent.mkdir()
    users.path.write_text(f"# head\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="line 2"):
        users.names()


def test_users_added_at_the_same_time_are_all_kept(users: Users) -> None:
    names = [f"user{number}" for number in range(4)]
    threads = [threading.Thread(target=Users(users.path).add, args=[n, PASSWORD]) for n in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert users.names() == tuple(names)


def test_the_commands_add_list_and_remove(home: Path) -> None:
    run = CliRunner().invoke
    assert run(app, ["users", "add", "anna"], input=PASSWORD + "\n").exit_code == 0
    assert run(app, ["users", "list"]).stdout == "anna\n"
    token = run(app, ["users", "token", "anna"]).stdout.strip()
    assert Users(home / "users").owner_of(token) == "anna"
    assert run(app, ["users", "remove", "anna"]).exit_code == 0
    assert run(app, ["users", "list"]).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "a b"], "cannot be a user's name"),
        (["add", "anna"], "characters"),
        (["remove", "zed"], "no user 'zed'"),
        (["token", "zed"], "no user 'zed'"),
        (["list", "--users", "/nowhere/users"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(app, ["users", *arguments], input="short\n")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
