"""`motcua dossier`: receive, act on, show and list dossiers from the command line."""

import argparse
import json
import sys
import uuid
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

if TYPE_CHECKING:
    from motcua.dossiers.view import DossierView
    from motcua.reference.people.queries import User

EXAMPLE = """\
examples:
  motcua dossier open receive --as tiepnhan --procedure 1.001193 --case default --body filing.json
  motcua dossier do 000.01.38.H20-190805-0001 transfer --as tiepnhan
  motcua dossier do 000.01.38.H20-190805-0001 assign --as lanhdao --body '{"officer": "5", ...}'
  motcua dossier show 000.01.38.H20-190805-0001 --as tiepnhan --json
"""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "dossier",
        help="receive, act on, show and list dossiers",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    opening = actions.add_parser("open", help="a new dossier: receive, register_draft, …")
    opening.add_argument("name", metavar="COMMAND")
    opening.add_argument("--procedure", required=True)
    opening.add_argument("--case", default="default")
    acting = actions.add_parser("do", help="a command to a dossier: transfer, assign, approve, …")
    acting.add_argument("code")
    acting.add_argument("name", metavar="COMMAND")
    for writing in (opening, acting):
        writing.add_argument("--body", default="{}", help="JSON, or the name of a JSON file")
        writing.add_argument(
            "--key", default="", help="idempotency key; the same key, the same answer"
        )
    showing = actions.add_parser("show", help="one dossier with its clock and its options")
    showing.add_argument("code")
    listing = actions.add_parser("list", help="open work by time left")
    listing.add_argument("--text", default="", help="code, name or procedure, without diacritics")
    for each in (opening, acting, showing, listing):
        each.add_argument("--as", dest="user", required=True, metavar="USER")
        each.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 with the answer; 2 with the refusal in both languages on stderr."""
    acts = {"open": _open, "do": _do, "show": _show, "list": _list}
    try:
        acts[args.action](args, _user(args.user))
    except Refused as refused:
        said = refused.refusal
        sys.stderr.write(
            f"motcua dossier: {said.text('vi')}\n  {said.text('en')} [{said.article}]\n"
        )
        return 2
    except (json.JSONDecodeError, OSError) as wrong:
        sys.stderr.write(f"motcua dossier: --body is no JSON and no JSON file ({wrong})\n")
        return 2
    return 0


def _user(username: str) -> "User":
    people = import_module("motcua.reference.people.queries")
    found: User | None = people.user_by_username(username)
    if found is None:
        sys.stderr.write(f"motcua dossier: nobody signs in as {username!r}\n")
        raise SystemExit(2)
    return found


def _body(text: str) -> dict[str, Any]:
    content = text if text.lstrip().startswith("{") else Path(text).read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(content)
    return read


def _open(args: argparse.Namespace, user: "User") -> None:
    wire = import_module("motcua.dossiers.wire")
    commands = import_module("motcua.dossiers.commands")
    access = import_module("motcua.dossiers.access")
    command = wire.read(args.name, _body(args.body))
    unit = command.filing.receiving_unit
    by = access.actor_for_intake(user, type(command), unit, clock.today())
    choice = commands.Choice(procedure=args.procedure, case=args.case)
    done = commands.open_dossier(command, choice, by=by, key=args.key or uuid.uuid4().hex)
    _say(args, {"dossier": str(done.dossier), "number": done.number, "version": done.version})


def _do(args: argparse.Namespace, user: "User") -> None:
    wire = import_module("motcua.dossiers.wire")
    commands = import_module("motcua.dossiers.commands")
    access = import_module("motcua.dossiers.access")
    command = wire.read(args.name, _body(args.body))
    dossier, state, _ = access.readable(user, args.code, clock.today())
    by = access.actor_for(user, state, type(command), clock.today())
    done = commands.act(dossier, command, by=by, key=args.key or uuid.uuid4().hex)
    _say(args, {"dossier": str(done.dossier), "number": state.code, "version": done.version})


def _show(args: argparse.Namespace, user: "User") -> None:
    access = import_module("motcua.dossiers.access")
    queries = import_module("motcua.dossiers.queries")
    page = import_module("motcua.dossiers.view")
    dossier, _, by = access.readable(user, args.code, clock.today())
    state, events = queries.history(dossier)
    seen: DossierView = page.view(dossier, state, events, by, clock.now())
    _say(args, _shown(seen))


def _shown(seen: "DossierView") -> dict[str, Any]:
    return {
        "number": seen.state.code,
        "stage": seen.stage_words.vi,
        "national_status": seen.state.stage.national,
        "holder": seen.holder,
        "due_at": seen.due_at.isoformat() if seen.due_at else None,
        "late": seen.late,
        "why": [f"{reason.note.vi} [{reason.article}]" for reason in seen.due_reasons],
        "history": [f"{m.at:%d/%m/%Y %H:%M} {m.by}: {m.title.vi}" for m in seen.moments],
        "allowed": [option.name for option in seen.options if option.allowed],
    }


def _list(args: argparse.Namespace, user: "User") -> None:
    access = import_module("motcua.dossiers.access")
    queries = import_module("motcua.dossiers.queries")
    places = access.reading_places(user, clock.today())
    rows = queries.worklist(queries.Filter(places=places, text=args.text, open_only=True))
    for row in rows:
        _say(
            args,
            {
                "number": row.code,
                "stage": row.stage_words.vi,
                "due_at": row.due_at.isoformat() if row.due_at else None,
                "procedure": row.procedure_name,
            },
        )


def _say(args: argparse.Namespace, answer: dict[str, Any]) -> None:
    if args.json:
        print(json.dumps(answer, ensure_ascii=False))
        return
    for name, value in answer.items():
        shown = "".join(f"\n  {line}" for line in value) if isinstance(value, list) else value
        print(f"{name}: {shown}")
