from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.server.limits import Limits
from kg.server.run import Address
from tests.conftest import Command


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_is_allowed(host: str) -> None:
    assert Address(host).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org"])
def test_other_hosts_need_to_be_asked_for(host: str) -> None:
    with pytest.raises(KgError, match="--public"):
        Address(host)
    assert Address(host, public=True).public


def test_url_is_one_that_a_browser_here_can_open() -> None:
    assert Address("::1").url(80) == "http://[::1]:80/"
    assert Address("0.0.0.0", public=True).url(80) == "http://127.0.0.1:80/"


@pytest.mark.parametrize("limits", [{"seconds": 0}, {"memory_mib": 0}, {"result_mib": -1}])
def test_limits_that_allow_nothing_are_refused(limits: dict[str, int]) -> None:
    with pytest.raises(KgError):
        Limits(**limits)


def test_taken_port_is_told(kg_seeds: Command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = kg_seeds("serve", "--port", port)
    assert outcome.code == 1
    assert f"port {port} on 127.0.0.1 is taken" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


def test_absent_graph_is_told(kg: Command, tmp_path: Path) -> None:
    outcome = kg("serve", "--graph", tmp_path / "none", "--port", "0")
    assert outcome.code == 1
    assert "kg build" in outcome.stderr


def test_address_of_other_machines_is_refused(kg_seeds: Command) -> None:
    outcome = kg_seeds("serve", "--host", "0.0.0.0", "--port", "0")
    assert outcome.code == 1
    assert "--public" in outcome.stderr
