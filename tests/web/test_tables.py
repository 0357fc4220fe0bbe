"""Tables as files, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from assistant.web.tables import address

if TYPE_CHECKING:
    from collections.abc import Iterator

LATER = "hampshire-effectiveness-2016"


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server) as opened:
        yield opened


def test_a_table_comes_as_a_file(client: httpx.Client) -> None:
    reply = client.get(address(LATER, 2))
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert f'filename="{LATER}-figure-8.csv"' in reply.headers["content-disposition"]
    assert reply.content.decode("utf-8-sig").splitlines()[2].startswith(",,Caution – adults,2.2,5.6,")


@pytest.mark.parametrize("path", [address(LATER, 99), address("no-such-report", 0)])
def test_a_table_that_is_not_there_is_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", ["-1", "x", "99999999999"])
def test_a_number_that_is_none_is_refused(client: httpx.Client, name: str) -> None:
    assert client.get(f"/api/reports/{LATER}/tables/{name}.csv").status_code == 422


def test_an_address_holds_any_name_of_a_report() -> None:
    assert address("a/b ?#é", 0) == "/api/reports/a%2Fb%20%3F%23%C3%A9/tables/0.csv"
