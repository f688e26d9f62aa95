"""Papers in hands for tests of custody's pages: labels, scans of two sessions, forms."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.http import HttpResponse
from django.test import Client

from motcua.channels.custody import access, commands
from motcua.channels.custody.commands import Asked, Given
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import HolderKind, applicant
from motcua.domain.custody.labels import OF_ITEM, LabelKind
from motcua.domain.custody.things import Address, Item, ItemKind
from motcua.dossiers import queries as dossiers
from tests.faces.office.world import MORNING, World

OFFICE = "/office/custody/"
COUNTER, CARRIER, AGENCY_DESK = HolderKind.COUNTER, HolderKind.CARRIER, HolderKind.AGENCY


def give(world: World, who: str, hat: HolderKind, command: c.Command) -> Given:
    user = getattr(world.cast, who)
    by = access.actor_for(user, hat, world.cast.actor(who).place, MORNING.date())
    return commands.give(command, Asked(by=by, hat=hat, key=world.key()))


def dossier_code(world: World) -> str:
    found = dossiers.state_and_id(world.opened())
    assert found is not None
    return found[1].code


def labelled(
    world: World, code: str, count: int = 1, *, kind: ItemKind = ItemKind.ORIGINAL
) -> list[str]:
    """Papers the reception official has taken from the applicant."""
    owner = applicant("087185000123", "Dương Thị Chủ")
    labels = [commands.new_label(OF_ITEM[kind]) for _ in range(count)]
    for label in labels:
        item = Item(label=label, kind=kind, dossier=code)
        given_by = None if kind is ItemKind.RESULT else owner
        give(world, "reception", COUNTER, c.Label(item=item, received_from=given_by))
    return labels


def sealed(world: World, items: list[str], seal: str = "NP 001") -> str:
    packet = commands.new_label(LabelKind.PACKET)
    to = Address(name="UBND huyện Cao Lãnh", text="Thị trấn Mỹ Thọ")
    command = c.Seal(packet=packet, seal=seal, items=tuple(items), witness="Dương Thị Chủ", to=to)
    give(world, "reception", COUNTER, command)
    return packet


def begun(client: Client, *, side: str, place: str, other: str, hat: str = "") -> str:
    """The address of the scanning page of a new hand-over."""
    said = {"side": side, "place": place, "hat": hat}
    shown = client.get(f"{OFFICE}hand-over/", said).content.decode()
    found = re.search(rf'name="other" value="({re.escape(other)}[^"]*)"', shown)
    assert found, f"{other} is not among those to choose"
    answer = client.post(f"{OFFICE}hand-over/", {**said, "other": found[1]})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def number_of(address: str) -> str:
    return urlsplit(address).path.strip("/").split("/")[-1]


def scanned(client: Client, address: str, code: str, key: str, **more: Any) -> HttpResponse:
    """One Enter in the scan field, as the script sends it."""
    said = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    sent = {**said, "code": code, "key": key, **more}
    answer = client.post(urlsplit(address).path, sent, headers={"hx-request": "true"})
    return answer  # type: ignore[return-value]


def tone(answer: HttpResponse) -> str:
    found = re.search(r'class="mc-told" data-tone="(\w+)"', answer.content.decode())
    return found[1] if found else ""
