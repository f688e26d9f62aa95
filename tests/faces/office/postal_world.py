"""The post point of Cao Lãnh behind its pages: people, hands, and what a browser sends."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.domain.kernel.actor import Role
from motcua.reference.people.queries import User, user_by_username
from tests.apps.post.ways import POINT, Ways, actor_of, hired
from tests.faces.office.world import BIRTH, CASE, World, hidden

ACCEPT = f"/office/post/accept/{BIRTH}/{CASE}/"
UNIT = "Xã Ba Sao, Huyện Cao Lãnh"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@dataclass(frozen=True, slots=True)
class Counter:
    """Ways with browsers for its people."""

    ways: Ways

    def client(self, name: str) -> Client:
        if name not in {"clerk", "postman", "boss"}:
            return self.ways.world.client(name)
        client = Client()
        user = user_by_username(name)
        assert isinstance(user, User)
        client.force_login(user)
        return client


def slip(content: bytes = PNG) -> SimpleUploadedFile:
    """A signature as the browser sends it; a new file for every press."""
    return SimpleUploadedFile("signature.png", content, content_type="image/png")


def first_form(html: str, **values: object) -> dict[str, Any]:
    """The counter's form filled with the papers as asked for."""
    ticks = re.findall(r'name="(tick_[^"]+)"', html)
    return {
        "key": hidden(html, "key"),
        **dict.fromkeys(ticks, "on"),
        "name": "Dương Thị Chủ",
        "subject": "citizen",
        "identity_kind": "personal_id",
        "identity": "087185000123",
        "address": "Ấp 1",
        "unit": UNIT,
        "phone": "0900000001",
        "by_kind": "personal_id",
        "service": "both",
        "with_slip": "on",
        "receiving_unit": "000.01.38.H20",
        "agency": "000.00.38.H20",
        "grams": "80",
        "grams_back": "40",
        "many_copy": "1",
        "method": "cash",
        **values,
    }


def sealing(html: str, first: dict[str, Any], **values: object) -> dict[str, Any]:
    """The second step as the review page sends it, with its labels."""
    return {
        **first,
        "step": "accept",
        "s-labels": hidden(html, "s-labels"),
        "s-packet": hidden(html, "s-packet"),
        "s-seal": "NP000777",
        "s-witness": "Dương Thị Chủ",
        "s-customer": "Dương Thị Chủ",
        **values,
    }


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


@dataclass(frozen=True, slots=True)
class People:
    world: World
    clerk: User
    postman: User


@pytest.fixture(scope="module")
def people(world: World, django_db_blocker: Any) -> Iterator[People]:
    with django_db_blocker.unblock():
        clerk = hired("clerk", "Trần Văn Bưu Cục", Role.POSTAL_CLERK, POINT)
        postman = hired("postman", "Nguyễn Văn Tá", Role.POSTAL_CLERK, POINT)
        hired("boss", "Lý Thị Trưởng", Role.UNIT_MANAGER, POINT)
        yield People(world=world, clerk=clerk, postman=postman)


@pytest.fixture
def counter(
    people: People, db: None, at: Callable[[datetime], None], settings: Any, tmp_path: Any
) -> Counter:
    """A shift is open; it is nine on Monday."""
    settings.MEDIA_ROOT = tmp_path
    ways = Ways(
        world=people.world,
        move=at,
        clerk=actor_of(people.clerk, Role.POSTAL_CLERK, POINT),
        postman=actor_of(people.postman, Role.POSTAL_CLERK, POINT),
    )
    ways.at("2019-08-05T08:00")
    ways.open_shift()
    ways.at("2019-08-05T09:00")
    return Counter(ways=ways)
