"""`motcua check-result` and `motcua signing`: what a file is worth, and the key that signs."""

import argparse
import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from motcua.plumbing import clock

LARGEST = 30_000_000


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    checking = subparsers.add_parser("check-result", help="say whether a result file is genuine")
    checking.add_argument("file", type=Path, metavar="FILE")
    checking.add_argument("--json", action="store_true", help="print one JSON object")
    checking.add_argument(
        "--signature-only", action="store_true", help="ask no database, only the signature"
    )
    checking.set_defaults(run=check_result, needs_database=False)
    signing = subparsers.add_parser("signing", help="the key that signs electronic results")
    actions = signing.add_subparsers(dest="action", required=True, metavar="ACTION")
    status = actions.add_parser("status", help="which key would sign now, and until when")
    status.add_argument("--place", default="", metavar="CODE", help="the agency it signs for")
    status.set_defaults(run=signing_status, needs_database=False)
    trial = actions.add_parser("trial", help="sign a PDF as a trial, to see that the key works")
    trial.add_argument("file", type=Path, metavar="FILE")
    trial.add_argument("--out", type=Path, required=True, metavar="FILE")
    trial.add_argument("--place", default="", metavar="CODE", help="the agency it signs for")
    trial.set_defaults(run=signing_trial, needs_database=False)


def check_result(args: argparse.Namespace) -> int:
    """0 when the file is genuine and in force, or its signature right where that alone is asked."""
    try:
        if args.file.stat().st_size > LARGEST:
            return _no("check-result", f"{args.file} is larger than any result")
        content = args.file.read_bytes()
    except OSError as missing:
        return _no("check-result", f"{args.file} cannot be read: {missing.strerror}")
    register = not args.signature_only and _register_answers()
    if not register:
        _ready()
    told = _with_register(content) if register else _signature(content)
    if args.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        _print(told)
    return 0 if told["good"] else 1


def _with_register(content: bytes) -> dict[str, Any]:
    checking = import_module("motcua.channels.documents.checking")
    seen = checking.check(content, clock.today())
    told = _told(seen.examination, seen.verdict.value, checking.VERDICT_WORDS[seen.verdict])
    told["checks"] = {
        "signature": checking.SIGNATURE_WORDS[seen.signature_holds].en,
        "register": checking.REGISTER_WORDS[seen.on_record].en,
    }
    found = seen.document
    document = found and {
        "number": found.number,
        "title": found.title,
        "place": found.place,
        "issued": found.recorded_at.isoformat(),
        "valid_from": found.valid_from.isoformat(),
        "valid_until": found.valid_until.isoformat() if found.valid_until else None,
    }
    return told | {"register": True, "good": seen.is_good, "document": document}


def _signature(content: bytes) -> dict[str, Any]:
    check = import_module("motcua.plumbing.signing_check")
    seen = check.examine(content, check.configured_trust())
    good = seen.finding is check.Finding.GENUINE
    if good:
        words = "The signature is right; whether the result is in force was not asked."
        return _told(seen, "signature_genuine", words) | {"register": False, "good": True}
    checking = import_module("motcua.channels.documents.checking")
    verdict = checking.Verdict(seen.finding.value)
    told = _told(seen, verdict.value, checking.VERDICT_WORDS[verdict])
    return told | {"register": False, "good": False}


def _told(seen: Any, verdict: str, words: Any) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "says": words if isinstance(words, str) else words.en,
        "signer": seen.signer or None,
        "authority": seen.issuer or None,
        "signed_at": seen.signed_at.isoformat() if seen.signed_at else None,
        "timestamped": seen.timestamped,
    }


def _print(told: dict[str, Any]) -> None:
    print(told["says"])
    for name, said in told.get("checks", {}).items():
        print(f"{name:<12}{said}")
    for name in ("signer", "authority", "signed_at"):
        if told[name]:
            print(f"{name:<12}{told[name]}")
    for name, value in (told.get("document") or {}).items():
        print(f"{name:<12}{value if value is not None else '-'}")
    if not told["register"]:
        sys.stderr.write(
            "motcua check-result: the register was not asked; validity and revocation are unknown\n"
        )


def signing_status(args: argparse.Namespace) -> int:
    _ready()
    keys = import_module("motcua.plumbing.signing_keys")
    try:
        with keys.opened(args.place) as key:
            print(f"{'subject':<12}{key.subject}")
            print(f"{'valid':<12}{key.first:%Y-%m-%d} to {key.last:%Y-%m-%d}")
            if key.training:
                print("TRAINING: what this key signs is worth nothing")
            if not key.covers(clock.now()):
                return _no("signing", "the certificate is not valid today")
    except keys.CannotSign as fault:
        return _no("signing", f"{fault.wrong}; {fault.remedy}")
    return 0


def signing_trial(args: argparse.Namespace) -> int:
    """The result is labelled a trial in its visible field, and stands in no register."""
    _ready()
    keys = import_module("motcua.plumbing.signing_keys")
    signing = import_module("motcua.plumbing.signing")
    words = signing.Words(
        name="Ký thử – trial", agency=args.place or "-", at=clock.now(), synthetic=True
    )
    where = signing.Place(page=-1, box=(320, 40, 560, 116))
    try:
        with keys.opened(args.place) as key:
            args.out.write_bytes(signing.sign(args.file.read_bytes(), key, words, where))
    except keys.CannotSign as fault:
        return _no("signing", f"{fault.wrong}; {fault.remedy}")
    except signing.NotSignable as broken:
        return _no("signing", f"{args.file} cannot be signed: {broken}")
    except OSError as missing:
        return _no("signing", f"{missing.filename}: {missing.strerror}")
    print(f"{args.out}: signed as a trial; check it with `motcua check-result {args.out}`")
    return 0


def _ready() -> None:
    import_module("django").setup()


def _register_answers() -> bool:
    """Whether there is a register to ask: the database that is named, else our own if it is here.

    None is made for a check: whoever only holds a file needs no register.
    """
    own = import_module("motcua.project.own_database")
    if own.home().exists() or os.environ.get(own.NAME):
        own.ensure()
    else:
        return False
    database = import_module("django.db")
    try:
        database.connection.ensure_connection()
        queries = import_module("motcua.channels.documents.queries")
        queries.by_digest("0" * 64)
    except database.DatabaseError:
        return False
    return True


def _no(command: str, why: str) -> int:
    sys.stderr.write(f"motcua {command}: {why}\n")
    return 1
