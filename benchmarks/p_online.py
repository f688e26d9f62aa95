"""Filing from home: a field that saves itself, and the page that shows it, beside their limits.

Our save finds the session, the person, the draft and its form, checks the answer, merges it with
what other windows wrote, and commits durably. The limit is pgbench doing nothing but the reads and
the one locked update. The page of the form is measured beside the page of a procedure, which
anybody may read. Run it with `python -m benchmarks.p_online`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import django
import psycopg

from benchmarks import load, pgbench
from benchmarks.p1_intake import module, prepare
from benchmarks.world import database

SECONDS = 6
ROUNDS = 3
CLIENTS = 16
CITIZENS = 48
WRITES = """\
BEGIN;
SELECT s.session_data FROM django_session s, bench b WHERE b.n = :n AND s.session_key = b.s;
SELECT d.* FROM online_draft d, bench b WHERE b.n = :n AND d.id = b.d FOR UPDATE OF d;
UPDATE online_draft d SET version = version + 1, changed_at = now(),
 answers = jsonb_set(answers, ARRAY[b.f], to_jsonb(CAST(:n AS int)))
 FROM bench b WHERE b.n = :n AND d.id = b.d;
COMMIT;
"""
ON = date(2019, 8, 5)


@dataclass(frozen=True, slots=True)
class Home:
    """A citizen who is signed in, with an open draft on one page of its form."""

    cookies: str
    token: str
    session: str
    draft: str
    address: str
    field: str


def offer() -> str:
    """The first procedure in force that may be sent from home."""
    levels = module("reference.rulebook.queries").online_on(ON).rules.levels
    for terms in module("project.demo.year").procedures_of("district", ON):
        rule = levels.get(terms.online)
        if rule is not None and rule.submit and not terms.immediate:
            return str(terms.procedure)
    raise SystemExit("no procedure may be sent from home on that day")


def homes() -> list[Home]:
    procedure = offer()
    return [_home(number, procedure) for number in range(CITIZENS)]


def _home(number: int, procedure: str) -> Home:
    people, shapes = module("reference.people.commands"), module("channels.online.shapes")
    person = people.NewPerson(
        username=f"home-{number}", full_name="Dương Thị Chủ", personal_id=f"0870900{number:05}"
    )
    user = people.register_person(person)
    client = import_module("django.test").Client()
    client.force_login(user)
    beginning = shapes.Beginning(procedure=procedure, case="default", for_whom=shapes.Own())
    draft = module("channels.online.commands").begin(beginning, by=user)
    look = module("channels.online.queries").look(draft.id, user)
    page, field = _text_field(look.form)
    address = f"/file/{draft.id}/form/{page}/"
    shown = client.get(address)
    assert shown.status_code == 200, shown.headers.get("Location")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown.content.decode())
    assert token
    cookies = {name: each.value for name, each in client.cookies.items()}
    return Home(
        cookies="; ".join(f"{name}={value}" for name, value in cookies.items()),
        token=token[1],
        session=cookies["sessionid"],
        draft=str(draft.id),
        address=address,
        field=field,
    )


def _text_field(form: Any) -> tuple[str, str]:
    for page in form.pages:
        for block in page.blocks:
            for field in block.fields:
                if field.kind.value in {"text", "long_text"} and not block.repeat:
                    return str(page.id), str(field.id)
    raise SystemExit("the form has no field of text")


def saves(homes: Sequence[Home]) -> Iterator[bytes]:
    for number in count():
        home = homes[number % len(homes)]
        body = f"csrfmiddlewaretoken={home.token}&seen=99999999&{home.field}=lan+{number}".encode()
        yield (
            f"POST {home.address} HTTP/1.1\r\nHost: localhost\r\nCookie: {home.cookies}\r\n"
            "Accept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body


def pages(homes: Sequence[Home], address: str = "") -> Iterator[bytes]:
    for number in count():
        home = homes[number % len(homes)]
        yield (
            f"GET {address or home.address} HTTP/1.1\r\nHost: localhost\r\n"
            f"Cookie: {home.cookies if not address else ''}\r\n\r\n"
        ).encode()


def limit(dsn: str, homes: Sequence[Home], home: Path) -> float:
    """Transactions a second by pgbench: session and draft read, the draft locked and written."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS bench (n int PRIMARY KEY, s text, d uuid, f text)"
        )
        connection.execute("TRUNCATE bench")
        for number, each in enumerate(homes):
            connection.execute(
                "INSERT INTO bench VALUES (%s, %s, %s, %s)",
                [number, each.session, each.draft, each.field],
            )
    script = home / "save.sql"
    script.write_text(f"\\set n random(0, {len(homes) - 1})\n{WRITES}")
    return pgbench.per_second(dsn, pgbench.Run(script=script, clients=CLIENTS, seconds=SECONDS))


def driven(port: int, requests: Iterator[bytes]) -> load.Outcome:
    outcome = load.drive(port, requests, clients=CLIENTS, seconds=SECONDS)
    assert set(outcome.statuses) == {200}, outcome.statuses
    return outcome


def told(name: str, outcome: load.Outcome, ratio: str) -> None:
    half, slow = (outcome.percentile(share) * 1000 for share in (0.5, 0.99))
    print(f"  {name:26}{outcome.per_second:8,.0f} /s  half within {half:.1f} ms, p99 {slow:.1f} ms")
    print(f"    {ratio}")


def main() -> None:
    with database() as (dsn, home):
        django.setup()
        prepare()
        made, procedure = homes(), offer()
        saving, rounds = saves(made), []
        with load.served() as port:
            load.drive(port, saving, clients=CLIENTS, seconds=3)
            for _ in range(ROUNDS):
                rounds.append((driven(port, saving), limit(dsn, made, home)))
            form = driven(port, pages(made))
            public = driven(port, pages(made, f"/procedures/{procedure}/"))
    rounds.sort(key=lambda each: each[0].per_second / each[1])
    ours, most = rounds[ROUNDS // 2]
    print(f"P online: {CLIENTS} clients, {CITIZENS} drafts of {procedure}, fsync on")
    share = ours.per_second / most
    told("a field saves itself", ours, f"{share:.2f} of pgbench's {most:,.0f} /s")
    share = form.per_second / public.per_second
    told("the page of the form", form, f"{share:.2f} of the page of a procedure")
    told("the page of a procedure", public, "(what it is compared with)")


if __name__ == "__main__":
    main()
