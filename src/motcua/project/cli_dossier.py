"""`motcua dossier`: receive, act on, show and list dossiers from the command line."""

import argparse
import json
import sys
import uuid
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from motcua.domain.kernel.local_time import local
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

if TYPE_CHECKING:
    from motcua.dossiers.queries import TrackRow
    from motcua.dossiers.register import Done
    from motcua.dossiers.view import DossierView
    from motcua.reference.people.queries import User

EXAMPLE = """\
examples:
  motcua dossier open receive applicant.name='Trần Thị Bông' applicant.identity=087190000045 \\
      --procedure 2.000748 --as tiepnhan
  motcua dossier do 000.01.38.H20-190805-0001 transfer --as tiepnhan
  motcua dossier do 000.01.38.H20-190805-0001 assign officer=thuly --as lanhdao
  motcua dossier do 000.01.38.H20-190805-0001 approve result.number=12/QĐ --as lanhdao
  motcua dossier show 000.01.38.H20-190805-0001 --as thuly
  motcua dossier track 000.01.38.H20-190805-0001

What the dossier says already need not be typed: the papers and fees of the case, the next step,
what is owed, the applicant as receiver; what the receiver showed must. `--body` takes the whole
command as JSON instead.
"""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "dossier",
        help="receive, act on, show, list and track dossiers",
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
        writing.add_argument("words", nargs="*", metavar="FIELD=VALUE", help="before the options")
        writing.add_argument("--body", default="{}", help="JSON, or the name of a JSON file")
        writing.add_argument(
            "--key", default="", help="idempotency key; the same key, the same answer"
        )
    showing = actions.add_parser("show", help="one dossier with its clock and its options")
    showing.add_argument("code")
    listing = actions.add_parser("list", help="open work by time left")
    listing.add_argument("--text", default="", help="code, name or procedure, without diacritics")
    tracking = actions.add_parser("track", help="what anybody who knows the code may learn")
    tracking.add_argument("code")
    for each in (opening, acting, showing, listing):
        each.add_argument("--as", dest="user", required=True, metavar="USER")
    for each in (opening, acting, showing, listing, tracking):
        each.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 with the answer; 2 with the refusal in both languages on stderr."""
    words = import_module("motcua.project.cli_dossier_body")
    acts = {"open": _open, "do": _do, "show": _show, "list": _list, "track": _track}
    try:
        acts[args.action](args)
    except Refused as refused:
        said = refused.refusal
        sys.stderr.write(
            f"motcua dossier: {said.text('vi')}\n  {said.text('en')} [{said.article}]\n"
        )
        return 2
    except words.WrongWords as wrong:
        sys.stderr.write(f"motcua dossier: {wrong}\n")
        return 2
    except (json.JSONDecodeError, OSError) as wrong:
        sys.stderr.write(f"motcua dossier: no JSON and no JSON file ({wrong})\n")
        return 2
    return 0


def _user(username: str) -> "User":
    people = import_module("motcua.reference.people.queries")
    found: User | None = people.user_by_username(username)
    if found is None:
        sys.stderr.write(f"motcua dossier: nobody signs in as {username!r}\n")
        raise SystemExit(2)
    return found


def _open(args: argparse.Namespace) -> None:
    wire = import_module("motcua.dossiers.wire")
    commands = import_module("motcua.dossiers.commands")
    access = import_module("motcua.dossiers.access")
    words = import_module("motcua.project.cli_dossier_body")
    user, choice = _user(args.user), commands.Choice(procedure=args.procedure, case=args.case)
    body = words.typed(args.name, args.words, args.body)
    command = wire.read(
        args.name, words.for_intake(args.name, body, user, choice=choice, at=clock.now())
    )
    by = access.actor_for_intake(user, type(command), command.filing.receiving_unit, clock.today())
    _say_done(args, commands.open_dossier(command, choice, by=by, key=args.key or uuid.uuid4().hex))


def _do(args: argparse.Namespace) -> None:
    wire = import_module("motcua.dossiers.wire")
    commands = import_module("motcua.dossiers.commands")
    access = import_module("motcua.dossiers.access")
    words = import_module("motcua.project.cli_dossier_body")
    user = _user(args.user)
    dossier, state, _ = access.readable(user, args.code, clock.today())
    body = words.typed(args.name, args.words, args.body)
    command = wire.read(args.name, words.for_dossier(args.name, body, state, clock.now()))
    by = access.actor_for(user, state, type(command), clock.today())
    _say_done(args, commands.act(dossier, command, by=by, key=args.key or uuid.uuid4().hex))


def _say_done(args: argparse.Namespace, done: "Done") -> None:
    """What came of it: number, stage, and the date that now binds."""
    state, _ = import_module("motcua.dossiers.queries").history(done.dossier)
    clock_runs = state.clock and not state.clock.standing_since
    _say(
        args,
        {
            "number": state.code or state.slip or None,
            "dossier": str(done.dossier),
            "version": done.version,
            "stage": state.stage.value,
            "due_at": _moment(state.clock.due_at) if clock_runs else None,
            "owed": state.owed,
        },
    )


def _show(args: argparse.Namespace) -> None:
    access = import_module("motcua.dossiers.access")
    queries = import_module("motcua.dossiers.queries")
    page = import_module("motcua.dossiers.view")
    dossier, _, by = access.readable(_user(args.user), args.code, clock.today())
    state, events = queries.history(dossier)
    seen: DossierView = page.view(dossier, state, events, by=by, now=clock.now())
    _say(args, _shown(seen))


def _shown(seen: "DossierView") -> dict[str, Any]:
    known = import_module("motcua.dossiers.wire").COMMANDS
    names = {kind: name for name, kind in known.items()}
    return {
        "number": seen.state.code,
        "procedure": f"{seen.state.terms.procedure} {seen.state.terms.name}",
        "stage": seen.state.stage.value,
        "words": f"{seen.stage_words.vi} / {seen.stage_words.en}",
        "national_status": seen.state.stage.national,
        "holder": seen.holder,
        "due_at": _moment(seen.due_at) if seen.due_at else None,
        "late": seen.late,
        "why": [f"{r.note.vi} / {r.note.en} [{r.article}]" for r in seen.due_reasons],
        "history": [
            f"{local(m.at):%d/%m/%Y %H:%M} {m.by}: {m.title.vi} / {m.title.en}"
            for m in seen.moments
        ],
        "allowed": [names[option.kind] for option in seen.options if option.allowed],
    }


def _list(args: argparse.Namespace) -> None:
    access = import_module("motcua.dossiers.access")
    queries = import_module("motcua.dossiers.queries")
    places = access.reading_places(_user(args.user), clock.today())
    rows = queries.worklist(queries.Filter(places=places, text=args.text, open_only=True))
    for row in rows:
        due = _moment(row.due_at) if row.due_at else None
        if args.json:
            _say(
                args,
                {
                    "number": row.code,
                    "stage": row.stage.value,
                    "due_at": due,
                    "procedure": row.procedure_name,
                },
            )
        else:
            print(f"{row.code:<28}{due or '-':<18}{row.stage.value:<14}{row.procedure_name}")
    if not rows and not args.json:
        print("nothing is open here")


def _track(args: argparse.Namespace) -> None:
    row: TrackRow | None = import_module("motcua.dossiers.queries").track(args.code)
    if row is None:
        raise Refused(import_module("motcua.dossiers.refusals").NoSuchDossier(asked=args.code[:60]))
    _say(
        args,
        {
            "number": row.code,
            "percent": row.percent,
            "words": f"{row.stage.vi} / {row.stage.en}",
            "national_status": row.national_status,
        },
    )


def _moment(at: datetime) -> str:
    return f"{local(at):%Y-%m-%dT%H:%M}"


def _say(args: argparse.Namespace, answer: dict[str, Any]) -> None:
    if args.json:
        print(json.dumps(answer, ensure_ascii=False))
        return
    for name, value in answer.items():
        lines = value if isinstance(value, list) else None
        shown = (
            "".join(f"\n  {line}" for line in lines) if lines is not None else f" {_plain(value)}"
        )
        print(f"{name}:{shown}")


def _plain(value: object) -> str:
    words: dict[object, str] = {None: "-", True: "yes", False: "no"}
    return words.get(value, str(value)) if isinstance(value, bool | None) else str(value)
