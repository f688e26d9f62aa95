"""`motcua custody`: where a dossier's papers are now, with whom, and how they came there."""

import argparse
import json
import sys
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from motcua.domain.kernel.local_time import local
from motcua.plumbing.errors import Refused

if TYPE_CHECKING:
    from motcua.channels.custody.queries import CaseRow, MinutesRow, ThingRow
    from motcua.channels.post.rows import ConsignmentView
    from motcua.domain.custody.handing import HandOver
    from motcua.domain.custody.holders import Holder
    from motcua.domain.custody.whereabouts import Stay

EXAMPLE = """\
examples:
  motcua custody 000.01.38.H20-190805-0001      everything of a dossier
  motcua custody PG.000.01.38.H20.2019.000001   a consignment; its tracking number does as well
  motcua custody TG0000001259                   a packet, with what was sealed into it
  motcua custody BB0000000755 --json            hand-over minutes

Names of people are shown: the command is for whoever runs the server.
"""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "custody",
        help="where papers are now, with whom, since when, and the whole chain",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "code", help="a dossier, a consignment, a label, a packet or a number of minutes"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 with the answer; 2 with the refusal in both languages on stderr."""
    try:
        answer = _answer(args.code)
    except Refused as refused:
        said = refused.refusal
        sys.stderr.write(
            f"motcua custody: {said.text('vi')}\n  {said.text('en')} [{said.article}]\n"
        )
        return 2
    if args.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _print(answer)
    return 0


def _answer(typed: str) -> dict[str, Any]:
    """What the code is, its things with their chains, and the minutes."""
    queries = import_module("motcua.channels.custody.queries")
    sent = _consignment(typed)
    if sent is not None:
        labels = [item.label for item in sent.note.items]
        things = [*queries.things([sent.row.packet]), *queries.things(labels)]
        return _told(sent.row.number, "consignment", things, [])
    kinds = queries.FoundKind
    found = queries.find(typed)
    if found is None or found.kind is kinds.MISREAD:
        raise Refused(_unknown(typed))
    minutes: list[MinutesRow] = []
    if found.kind is kinds.MINUTES:
        minutes = [queries.minutes(found.code)]
        things = queries.things(minutes[0].things)
    elif found.kind is kinds.DOSSIER:
        things = queries.things_of(*_names_of(found.code))
    else:
        label = queries.thing_of_case(found.code) if found.kind is kinds.CASE else found.code
        things = [*queries.things([label]), *queries.content_of(label)]
    if not things and not minutes:
        raise Refused(_unknown(typed))
    return _told(found.code, found.kind.value, things, minutes)


def _told(
    code: str, kind: str, things: list["ThingRow"], minutes: list["MinutesRow"]
) -> dict[str, Any]:
    return {
        "code": code,
        "kind": kind,
        "things": [_thing(each) for each in things],
        "minutes": [_minutes(each) for each in minutes],
    }


def _consignment(typed: str) -> "ConsignmentView | None":
    """By its number or tracking number; a result's papers bear the dossier's code, not these."""
    find = import_module("motcua.channels.post.queries").consignment
    spellings = dict.fromkeys((typed.strip(), typed.upper().replace(" ", "")))
    return next((found for text in spellings if (found := find(text)) is not None), None)


def _unknown(typed: str) -> Any:
    return import_module("motcua.channels.custody.refusals").NoSuchThing(asked=typed[:60])


def _names_of(code: str) -> tuple[str, ...]:
    """The code, and the numbers of the consignments by which the dossier came and goes."""
    found = import_module("motcua.dossiers.queries").state_and_id(code)
    if found is None:
        return (code,)
    sent = import_module("motcua.channels.post.queries").of_dossier(found[0])
    return (code, *(each.number for each in sent))


def _thing(row: "ThingRow") -> dict[str, Any]:
    queries = import_module("motcua.channels.custody.queries")
    chain: tuple[Stay, ...] = queries.stays(row.label)
    return {
        "label": row.label,
        "kind": row.kind,
        "dossier": row.dossier or None,
        "paper": row.paper or None,
        "fate": row.fate.value,
        "damaged": row.damaged,
        "packet": row.inside or None,
        "seal": row.seal or None,
        "to": row.to_text or None,
        "returning": row.returning,
        "holder": _holder(row.holder),
        "since": _moment(row.since),
        "chain": [_stay(each) for each in chain],
        "waiting": [_scans(each) for each in queries.loose_of(row.label)],
        "cases": [_case(each) for each in queries.cases_of(row.label)],
    }


def _holder(holder: "Holder | None") -> dict[str, str] | None:
    if holder is None:
        return None
    return {
        "kind": holder.kind.value,
        "name": holder.name,
        "person": holder.person,
        "employer": holder.employer.value,
        "place": holder.place,
        "words": f"{holder.said.vi} / {holder.said.en}",
    }


def _stay(stay: "Stay") -> dict[str, Any]:
    return {
        "holder": _holder(stay.holder),
        "since": _moment(stay.since),
        "until": _moment(stay.until),
        "how": stay.how.value,
        "packet": stay.packet or None,
        "from": _holder(stay.giver),
        "scans": _scans(stay.hand_over) if stay.hand_over else None,
        "signed_at": _moment(stay.signed_at),
    }


def _scans(hand_over: "HandOver") -> dict[str, Any]:
    return {
        "minutes": hand_over.minutes,
        "giver": hand_over.giver.name,
        "given_at": _moment(hand_over.scanned_by_giver_at),
        "receiver": hand_over.receiver.name,
        "taken_at": _moment(hand_over.scanned_by_receiver_at),
    }


def _case(case: "CaseRow") -> dict[str, Any]:
    return {
        "case": case.case,
        "kind": case.kind.value,
        "what": case.what,
        "owner": case.owner,
        "opened_at": _moment(case.opened_at),
        "closed_at": _moment(case.closed_at),
        "resolution": case.resolution.value if case.resolution else None,
        "said": case.said or None,
    }


def _minutes(row: "MinutesRow") -> dict[str, Any]:
    return {
        "number": row.number,
        "giver": _holder(row.giver),
        "receiver": _holder(row.receiver),
        "things": list(row.things),
        "signed": [{"name": who.name, "at": _moment(at)} for who, at in row.signed],
        "filed_at": _moment(row.filed_at),
    }


def _moment(at: datetime | None) -> str | None:
    return local(at).isoformat(timespec="minutes") if at else None


def _print(answer: dict[str, Any]) -> None:
    for minutes in answer["minutes"]:
        signed = ", ".join(f"{each['name']} {each['at']}" for each in minutes["signed"])
        print(f"{minutes['number']}: {', '.join(minutes['things'])}")
        print(f"  signed: {signed or 'by nobody yet'}")
        print(f"  filed:  {minutes['filed_at'] or '-'}")
    for thing in answer["things"]:
        inside = f", in {thing['packet']}" if thing["packet"] else ""
        print(f"{thing['label']}  {thing['paper'] or thing['kind']}, {thing['fate']}{inside}")
        print(f"  now with {thing['holder']['words']} since {thing['since']}")
        for stay in thing["chain"]:
            _print_stay(stay)
        for scans in thing["waiting"]:
            print(f"    waiting: {_scans_text(scans)}")
        for case in thing["cases"]:
            print(f"    {case['kind']}: {case['what']} ({case['resolution'] or 'open'})")


def _print_stay(stay: dict[str, Any]) -> None:
    packet = f" in {stay['packet']}" if stay["packet"] else ""
    print(f"    {stay['since']}  {stay['how']:<12} {stay['holder']['name']}{packet}")
    if stay["scans"]:
        signed = f", signed {stay['signed_at']}" if stay["signed_at"] else ""
        print(f"      {_scans_text(stay['scans'])}{signed}")


def _scans_text(scans: dict[str, Any]) -> str:
    return (
        f"{scans['minutes']}: {scans['giver']} {scans['given_at'] or '-'} → "
        f"{scans['receiver']} {scans['taken_at'] or '-'}"
    )
