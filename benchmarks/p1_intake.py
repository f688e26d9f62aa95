"""P1: intake through the real API beside pgbench on the same SQL function.

Our request checks a token and the roles of its person, validates the filing, decides under the
rules of the day, allots the number and appends to the audit chain, durably. The limit calls the
SQL function with values that are ready. Run it with `python -m benchmarks.p1_intake`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any
from unittest import mock

import django
import psycopg

from benchmarks import load, pgbench
from benchmarks.world import database

SECONDS = 6
ROUNDS = 3
CLIENTS = 16
UNITS = 24
GOAL = 0.2
PEER = 40
"""Cases a second of Open Zaak 1.30.0 with two workers, measured elsewhere on two cores."""
BIRTH = "1.001193"


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter with its clerk's token and a complete filing."""

    token: str
    body: bytes


def counters() -> list[Counter]:
    """One clerk and one token for each unit."""
    places, people = module("reference.places.queries"), module("reference.people.commands")
    models = import_module("oauth2_provider.models")
    kernel = module("domain.kernel.actor")
    on, since = date(2019, 8, 5), date(2018, 6, 21)
    people.register_employer(code="state", name="Ủy ban", kind=kernel.Employer.AGENCY)
    made = []
    for unit in places.one_stop_units(on)[:UNITS]:
        clerk = people.hire(
            people.NewPerson(username=f"clerk-{unit.code}", full_name="Lê Thị Tiếp"),
            people.NewPosting(
                role=kernel.Role.RECEPTION_OFFICIAL, place=unit.code, employer="state", first=since
            ),
        )
        application = models.get_application_model().objects.create(
            user=clerk, client_type="confidential", authorization_grant_type="client-credentials"
        )
        models.get_access_token_model().objects.create(
            application=application,
            token=f"token-{unit.code}",
            scope="dossiers",
            expires=datetime(2999, 1, 1, tzinfo=UTC),
        )
        made.append(Counter(f"token-{unit.code}", _filing(unit, on)))
    return made


def _filing(unit: Any, on: date) -> bytes:
    terms = module("reference.catalogue.queries").terms(BIRTH, "default", on)
    as_asked = module("dossiers.intake").handed_in_as_asked
    owner = {
        "name": "Dương Thị Chủ",
        "identity_kind": "personal_id",
        "identity": "087185000123",
        "phone": "0912 345 678",
        "address": "12 Nguyễn Huệ, phường 1, thành phố Cao Lãnh, tỉnh Đồng Tháp",
    }
    papers = [as_asked(rule) for rule in terms.papers]
    filing = {
        "applicant": owner,
        "papers": import_module("msgspec").to_builtins(papers),
        "fees": [{"code": "le_phi", "name": "Lệ phí", "gross": 8000, "net": 8000}],
        "receiving_unit": unit.code,
        "competent_agency": unit.agency_code,
    }
    return json.dumps({"command": "receive", "procedure": BIRTH, "filing": filing}).encode()


def module(name: str) -> Any:
    return import_module(f"motcua.{name}")


def requests(counters: Sequence[Counter]) -> Iterator[bytes]:
    for number in count():
        counter = counters[number % len(counters)]
        yield (
            f"POST /api/v1/dossiers HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {counter.token}\r\nIdempotency-Key: bench-{number:012}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(counter.body)}\r\n\r\n"
        ).encode() + counter.body


def received(counters: Sequence[Counter], many: int) -> list[str]:
    """The codes of so many receptions, made through the API in this process."""
    client = import_module("django.test").Client()
    codes = []
    for number in range(many):
        counter = counters[number % len(counters)]
        answer = client.post(
            "/api/v1/dossiers",
            counter.body,
            content_type="application/json",
            headers={
                "Authorization": f"Bearer {counter.token}",
                "Idempotency-Key": f"sample-{number:06}",
            },
        )
        assert answer.status_code == 201, answer.content.decode()
        codes.append(answer.json()["code"])
    return codes


def appended(counters: Sequence[Counter]) -> list[list[Any]]:
    """The values the API gives to the SQL function, one reception at each counter."""
    register = module("dossiers.register")
    with mock.patch.object(register, "_values", side_effect=register._values) as made:
        received(counters, len(counters))
    return [register._values(*call.args) for call in made.call_args_list]


def _script(dsn: str, values: Sequence[Sequence[Any]], home: Path) -> Path:
    """The same receptions at the same counters, as a script for pgbench."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE bench (unit int PRIMARY KEY, names text[], payloads text[], actor text,"
            " at timestamptz, numbering jsonb, state jsonb, owner text, request bytea)"
        )
        for unit, each in enumerate(values):
            connection.execute(
                "INSERT INTO bench VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [unit, *each[2:9], each[10]],
            )
    script = home / "append.sql"
    script.write_text(
        f"\\set unit random(0, {len(values) - 1})\n"
        "SELECT d.version FROM (SELECT gen_random_uuid() AS id) n, bench b, dossier_append(n.id, 0,"
        " b.names, b.payloads, b.actor, b.at, b.numbering,"
        " jsonb_set(b.state, '{id}', to_jsonb(n.id)), b.owner, n.id::text, b.request) d"
        " WHERE b.unit = :unit;\n"
    )
    return script


def limit(dsn: str, script: Path) -> float:
    """Calls a second by pgbench."""
    return pgbench.per_second(dsn, pgbench.Run(script=script, clients=CLIENTS, seconds=SECONDS))


def prepare() -> None:
    module("project.own_database").prepare()


def main() -> None:
    with database() as (dsn, home):
        django.setup()
        prepare()
        made = counters()
        script = _script(dsn, appended(made), home)
        numbered = requests(made)
        rounds = []
        with load.served() as port:
            load.drive(port, numbered, clients=CLIENTS, seconds=3)
            for _ in range(ROUNDS):
                ours = load.drive(port, numbered, clients=CLIENTS, seconds=SECONDS)
                assert set(ours.statuses) == {201}, ours.statuses
                rounds.append((ours, limit(dsn, script)))
    rounds.sort(key=lambda each: each[0].per_second / each[1])
    ours, most = rounds[ROUNDS // 2]
    half, slow = (ours.percentile(share) * 1000 for share in (0.5, 0.99))
    print(f"P1 intake: {CLIENTS} clients, {len(made)} counters, {SECONDS} s, fsync on")
    print(f"  POST /api/v1/dossiers      {ours.per_second:8,.0f} /s")
    print(f"    half within {half:.1f} ms, p99 {slow:.1f} ms")
    print(f"  pgbench on dossier_append  {most:8,.0f} /s  (the limit)")
    print(f"  ratio {ours.per_second / most:.2f}, the middle of {ROUNDS} rounds (goal {GOAL})")
    print(f"  {ours.per_second / PEER:.0f} times the case creation of Open Zaak (goal 40)")


if __name__ == "__main__":
    main()
