"""Every member of the cast tries every operation: who may not is told so, or is told of nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from motcua.faces.api.endpoints import Endpoint, endpoints
from tests.faces.api import permitted
from tests.faces.api.permitted import (
    CUSTODY,
    MAY,
    MEMBERS,
    NOBODY,
    OVERSEEN,
    PUBLIC,
    READERS,
    READING,
    SIGNERS,
    TOKEN_ONLY,
    WEBHOOK,
)
from tests.faces.api.speaking import Speaker, token_for
from tests.faces.api.world import BIRTH, World

pytestmark = pytest.mark.django_db
HELD = WEBHOOK | {"sign_minutes"} | set(CUSTODY) | set(OVERSEEN)
OPERATIONS = {each.operation: each for each in endpoints()}


@pytest.fixture(scope="module")
def speakers(world: World) -> dict[str, Speaker]:
    with_token = {name: Speaker(token_for(getattr(world.cast, name))) for name in MEMBERS}
    return with_token | {NOBODY: Speaker()}


@pytest.fixture
def dossier(world: World, speakers: dict[str, Speaker]) -> dict[str, Any]:
    answer = speakers["reception"].post("dossiers", world.receive())
    found: dict[str, Any] = answer.json()
    officer = str(world.cast.officer.pk)
    desk = speakers["reception"]
    item = permitted.custody_body("label_item", officer, found["code"])
    labelled = desk.post("custody/items", item | {"label": permitted.LABEL})
    offered = desk.post("custody/scans", permitted.custody_body("scan", officer, found["code"]))
    assert (labelled.status_code, offered.status_code) == (201, 200), offered.content
    return found


def test_every_operation_stands_in_the_table() -> None:
    known = PUBLIC | TOKEN_ONLY | READING | HELD | set(MAY)
    assert set(OPERATIONS) == known
    assert set(MAY) - {"open_dossier"} == {
        name for name, each in OPERATIONS.items() if "/commands/" in each.path
    }


def test_the_whole_cast_is_in_the_table(world: World) -> None:
    assert set(type(world.cast).__dataclass_fields__) == MEMBERS


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_everybody_tries(
    world: World, speakers: dict[str, Speaker], dossier: dict[str, Any], operation: str
) -> None:
    endpoint = OPERATIONS[operation]
    for member, status in _tried(world, speakers, dossier, endpoint):
        expected = _expected(operation, member)
        assert status in expected, f"{member} on {operation}: {status}, not {expected}"


def _expected(operation: str, member: str) -> set[int]:
    if operation in PUBLIC:
        return {200}
    if member == NOBODY:
        return {401}
    if operation in TOKEN_ONLY:
        return {200}
    if operation in HELD:
        return _expected_of_custody(operation, member)
    if operation == "open_dossier":
        return _let_through(member) if member in MAY[operation] else {403}
    if member not in READERS:
        return {404}
    if operation in READING:
        return {200}
    return _let_through(member) if member in MAY[operation] else {403}


def _expected_of_custody(operation: str, member: str) -> set[int]:
    if operation in WEBHOOK:
        return {401}
    if operation in CUSTODY:
        allowed, otherwise = CUSTODY[operation]
        return _let_through(member) if member in allowed else {otherwise}
    if operation == "sign_minutes":
        readers, _ = CUSTODY["read_minutes"]
        return {200, 409} if member in SIGNERS else {403} if member in readers else {404}
    return {200, 409} if member in OVERSEEN[operation] else {403}


def _let_through(member: str) -> set[int]:
    """What the rules say may follow; the transfer scheme may still forbid the post to act."""
    return {200, 201, 409, 422} | ({403} if member == "postal" else set())


def _tried(
    world: World, speakers: dict[str, Speaker], dossier: dict[str, Any], endpoint: Endpoint
) -> Iterator[tuple[str, int]]:
    path = endpoint.path.removeprefix("/api/v1/").format(
        key=dossier["code"],
        code=_code(endpoint, dossier),
        form="receipt",
        number=permitted.MINUTES,
        carrier="outside",
        report="1",
    )
    query = permitted.QUERIES.get(endpoint.operation)
    for member, speaker in speakers.items():
        with transaction.atomic():
            if endpoint.method == "GET":
                answer = speaker.get(path, query)
            else:
                answer = speaker.post(path, _body(world, endpoint.operation, dossier["code"]))
            transaction.set_rollback(True)
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json"
        yield member, answer.status_code


def _code(endpoint: Endpoint, dossier: dict[str, Any]) -> str:
    if endpoint.operation == "whereabouts":
        return permitted.LABEL
    return BIRTH if endpoint.operation == "read_procedure" else dossier["code"]


def _body(world: World, operation: str, code: str) -> dict[str, Any]:
    if operation == "open_dossier":
        return world.receive()
    if operation == "preview_intake":
        return {"procedure": BIRTH, "unit": "000.01.38.H20"}
    intake = {"register_draft", "receive", "ask_supplement_at_intake", "refuse_at_intake"}
    filing = {"filing": world.filing()} if operation in intake else {}
    held = permitted.custody_body(operation, str(world.cast.officer.pk), code)
    return filing | held | dict(permitted.BODIES.get(operation, {}))
