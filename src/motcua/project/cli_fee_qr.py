"""`motcua fee-qr`: the VietQR of a payment on the command line; asks no database."""

import argparse
import json
import sys
from pathlib import Path

from motcua.domain.fees import vietqr
from motcua.plumbing import barcodes


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("fee-qr", help="the VietQR code of a payment")
    parser.add_argument("--bank", required=True, metavar="BIN", help="six digits, e.g. 970403")
    parser.add_argument("--account", required=True, metavar="NO", help="the account's number")
    parser.add_argument("--amount", metavar="DONG", help="whole dong; without it the payer writes")
    parser.add_argument("--purpose", default="", metavar="TEXT", help="the dossier's code")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the code into this file")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run, needs_database=False)


def run(args: argparse.Namespace) -> int:
    try:
        transfer = vietqr.Transfer(
            bank=args.bank,
            account=args.account,
            amount=None if args.amount is None else _dong(args.amount),
            purpose=args.purpose,
        )
        payload = vietqr.payload(transfer)
    except vietqr.TransferWrong as wrong:
        sys.stderr.write(f"motcua fee-qr: {wrong}\n")
        return 2
    if args.svg is not None:
        args.svg.write_text(barcodes.qr_svg(payload), encoding="utf-8")
    if not args.json:
        print(payload)
        return 0
    told = {
        "payload": payload,
        "bank": transfer.bank,
        "account": transfer.account,
        "amount": transfer.amount,
        "purpose": vietqr.purpose_of(transfer.purpose),
        "currency": "VND",
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return 0


def _dong(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= vietqr.MOST_DIGITS):
        raise vietqr.TransferWrong(
            f"The amount {typed!r} is none; write whole dong without dots, for example 50000."
        )
    return int(typed)
