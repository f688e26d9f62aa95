"""`motcua verify` and `motcua rebuild`: prove the journal, make the register's rows again."""

import argparse
import json
import sys
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motcua.channels.counters.verify import TillVerdict
    from motcua.channels.custody.verify import CustodyVerdict
    from motcua.dossiers.chains import Fault
    from motcua.dossiers.verify import Verdict

PATIENCE_S = 1.0
"""Whoever waits longer than this sees how far it is."""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("verify", help="recompute chains, seals and the register's rows")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--workers", type=int, default=0, metavar="N", help="processes to share it")
    parser.add_argument(
        "--journal-only", action="store_true", help="leave out folding events into rows; faster"
    )
    parser.set_defaults(run=run)
    again = subparsers.add_parser("rebuild", help="make the register's rows from the journal again")
    again.set_defaults(run=rebuild)


def run(args: argparse.Namespace) -> int:
    """0 when everything holds; 1 with the first fault when something does not."""
    check = import_module("motcua.dossiers.verify")
    of_papers = import_module("motcua.channels.custody.verify")
    of_money = import_module("motcua.channels.counters.verify")
    with check.snapshot():
        verdict: Verdict = check.verify(
            progress=_Teller("events"), workers=args.workers, fold_rows=not args.journal_only
        )
        papers: CustodyVerdict = of_papers.verify(fold_rows=not args.journal_only)
        money: TillVerdict = of_money.verify()
    ok = verdict.ok and papers.ok and money.ok
    if args.json:
        told = as_json(verdict) | {"ok": ok, "custody": _papers_json(papers)}
        told |= {"till": _money_json(money)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(verdict)
        _print_papers(papers)
        _print_money(money)
    return 0 if ok else 1


def rebuild(_args: argparse.Namespace) -> int:
    import_module("motcua.channels.custody.rebuild").rebuild(progress=_Teller("papers"))
    rows = import_module("motcua.dossiers.rebuild").rebuild(progress=_Teller("dossiers"))
    print(f"{rows} rows made again")
    return 0


class _Teller:
    """Says on stderr how far a long run is, at most once a second."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.told_at = monotonic()

    def __call__(self, done: int, of: int) -> None:
        if monotonic() - self.told_at < PATIENCE_S:
            return
        self.told_at = monotonic()
        sys.stderr.write(f"{done:>12,} of {of:,} {self.what} ({100 * done // max(of, 1)} %)\n")


def as_json(verdict: "Verdict") -> dict[str, object]:
    first = verdict.first_fault
    return {
        "ok": verdict.ok,
        "events": verdict.events,
        "dossiers": verdict.dossiers,
        "seals": verdict.seals,
        "projections": verdict.projections,
        "faulty": verdict.faulty,
        "first_fault": _fault_json(first) if first else None,
    }


def _fault_json(fault: "Fault") -> dict[str, object]:
    return {
        "dossier": fault.dossier,
        "code": fault.code,
        "version": fault.version,
        "position": fault.position,
        "kind": fault.kind.value,
        "says": fault.says,
    }


def _papers_json(papers: "CustodyVerdict") -> dict[str, object]:
    faults = [
        {"subject": each.subject, "position": each.position, "says": each.says}
        for each in papers.faults[:1]
    ]
    return {
        "ok": papers.ok,
        "events": papers.events,
        "subjects": papers.subjects,
        "faulty": papers.faulty,
        "first_fault": next(iter(faults), None),
    }


def _print_papers(papers: "CustodyVerdict") -> None:
    if not papers.events and papers.ok:
        return
    print(f"{papers.events:,} events of papers in custody, {papers.subjects:,} subjects")
    if papers.ok:
        print("Custody holds.")
        return
    print(f"{papers.faulty:,} places of custody do not hold. The first ones:")
    for fault in papers.faults[:10]:
        print(f"  {fault.subject or '-'}: {fault.says}")


def _money_json(money: "TillVerdict") -> dict[str, object]:
    first = money.first_fault
    return {
        "ok": money.ok,
        "entries": money.entries,
        "receipts": money.receipts,
        "faulty": len(money.faults),
        "first_fault": {"kind": first.kind, "says": first.says} if first else None,
    }


def _print_money(money: "TillVerdict") -> None:
    if not money.entries and money.ok:
        return
    print(f"{money.entries:,} entries of the books, {money.receipts:,} receipts")
    if money.ok:
        print("The till holds.")
        return
    print(f"{len(money.faults):,} places of the till do not hold. The first ones:")
    for fault in money.faults[:10]:
        print(f"  {fault.kind}: {fault.says}")


def _print(verdict: "Verdict") -> None:
    print(
        f"{verdict.events:,} events of {verdict.dossiers:,} dossiers, "
        f"{verdict.projections:,} rows and {verdict.seals:,} seals gone through"
    )
    if verdict.ok:
        print("Everything holds.")
        return
    print(f"{verdict.faulty:,} places do not hold. The first ones:")
    for fault in verdict.faults[:10]:
        where = fault.code or fault.dossier or "-"
        at = f" event {fault.version}" if fault.version else ""
        print(f"  {fault.kind.value:<12} {where}{at}: {fault.says}")
