"""A gateway's settings that are unfit are named, and the doctor asks the gateway itself."""

from pathlib import Path
from threading import Thread

import pytest
from pytest_django import Settings

from motcua.channels.payments import checks
from motcua.project import doctor
from motcua.project.doctor import Grade
from motcua.project.peers.gateway import Gateway
from motcua.project.peers.gateway_book import Book
from motcua.project.peers.gateway_calls import Caller, Disturbance
from motcua.project.peers.serving import server
from tests.apps.payments.conftest import Clock
from tests.apps.payments.money import NOON, World

SECRET = "x" * 40


@pytest.fixture
def connected(settings: Settings) -> Settings:
    settings.GATEWAY_URL, settings.GATEWAY_SECRET = "https://gateway.example/api", SECRET
    settings.GATEWAY_CODE = "gateway"
    return settings


def ids() -> list[str]:
    found = checks.gateway_is_safe(None)
    assert all(each.hint for each in found)
    return [str(each.id) for each in found]


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ("GATEWAY_NAME", "Cổng", []),
        ("GATEWAY_URL", "http://127.0.0.1:8090/", []),
        ("GATEWAY_URL", "ftp://gateway.example", ["payments.E002"]),
        ("GATEWAY_URL", "https://user@gateway.example", ["payments.E002"]),
        ("GATEWAY_URL", "https://[half", ["payments.E002"]),
        ("GATEWAY_URL", "http://gateway.example", ["payments.E003"]),
        ("GATEWAY_SECRET", SECRET[:31], ["payments.E004"]),
        ("GATEWAY_CODE", "Cổng một", ["payments.E005"]),
    ],
)
def test_an_unfit_gateway_is_named(
    connected: Settings, setting: str, value: str, expected: list[str]
) -> None:
    setattr(connected, setting, value)
    assert ids() == expected


def test_no_gateway_needs_no_secret(connected: Settings) -> None:
    connected.GATEWAY_URL = connected.GATEWAY_SECRET = ""
    assert ids() == []


def grade(probe: str) -> Grade:
    found: Grade = next(iter(getattr(doctor, f"_{probe}")()))[0]
    return found


def test_the_doctor_asks_the_gateway(connected: Settings, tmp_path: Path) -> None:
    gateway = Gateway(Book(tmp_path / "book"), SECRET, Caller("", SECRET, Disturbance()))
    with server(gateway, 0) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        connected.GATEWAY_URL = f"http://127.0.0.1:{serving.server_port}"
        assert grade("gateway") is Grade.OK
        connected.GATEWAY_SECRET = "y" * 40
        assert grade("gateway") is Grade.FAIL
        serving.shutdown()
    assert grade("gateway") is Grade.WARN
    connected.GATEWAY_URL = ""
    assert grade("gateway") is Grade.OK


def test_the_doctor_counts_what_waits_too_long(world: World, time: Clock) -> None:
    world.paid("", 9_000, "G2")
    assert grade("money") is Grade.OK
    time.at = NOON.replace(day=9)
    assert grade("money") is Grade.WARN
