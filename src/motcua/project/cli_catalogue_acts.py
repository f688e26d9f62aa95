"""What each action of `motcua catalogue` does, once the settings are there."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import commands, queries, shipped
from motcua.reference.catalogue.content import Case, Table

_ARROWS = {"sourced": "", "unverified": " [unverified]", "derived": " [derived]"}


def act(args: argparse.Namespace) -> int:
    try:
        _ACTIONS[args.action](args)
    except Refused as refused:
        sys.stderr.write(f"motcua catalogue: {refused.refusal.text('en')}\n")
        return 2
    except OSError as wrong:
        sys.stderr.write(f"motcua catalogue: {wrong.filename}: {wrong.strerror}\n")
        return 2
    return 0


def _load(args: argparse.Namespace) -> None:
    _print_loaded(commands.load_shipped(by="command line"))


def _import(args: argparse.Namespace) -> None:
    path: Path = args.file
    name = path.name.lower()
    if name.endswith((".csv", ".csv.gz")):
        print(f"{commands.import_national_list(path)} rows of the national list")
    elif name.endswith(".xlsx"):
        _print_loaded(commands.import_excel(path))
    else:
        _print_loaded(commands.import_toml(path))


def _publish(args: argparse.Namespace) -> None:
    commands.publish(args.code, args.number, args.first, by="command line")
    print(f"{args.code} version {args.number} is published and in force from {args.first}")


def _export(args: argparse.Namespace) -> None:
    path: Path = args.file
    to_excel = path.suffix.lower() == ".xlsx"
    count = commands.export_excel(path) if to_excel else commands.export_toml(path)
    print(f"{count} procedures written to {path}")


def _search(args: argparse.Namespace) -> None:
    text = " ".join(args.text)
    if args.national:
        found: list[queries.NationalRow] | list[queries.ProcedureRow] = queries.search_national(
            text, limit=args.limit
        )
    else:
        on = args.on or clock.today()
        found = queries.search(text, on, field=args.field, limit=args.limit)
    if args.json:
        _print_json(found)
        return
    for row in found:
        print(f"{row.code:<12} {row.name}")
    if not found:
        print("nothing found; try fewer words, a code or the initials")


def _show(args: argparse.Namespace) -> None:
    version = queries.version_on(args.code, args.on or clock.today())
    if args.json:
        _print_json(version)
        return
    content = version.content
    print(f"{version.code}  {version.name}  ({version.name_en})")
    print(f"version {version.number}, in force {version.first} to {version.last or '…'}")
    for key in ("level", "agency", "online", "postal", "presence", "immediate", "result"):
        print(f"  {key:<10} {getattr(content, key)}{_mark(content, key)}")
    print(f"  {'basis':<10} {'; '.join(content.basis)}{_mark(content, 'basis')}")
    print(f"  {'source':<10} {content.source}")
    for case in content.cases:
        _print_case(case)


def _print_case(case: Case) -> None:
    print(f"\ncase {case.code}: {case.name}")
    print(f"  time   {case.term.amount} {case.term.unit}{_mark(case, 'term')}")
    for paper in case.papers:
        need = "" if paper.mandatory else ", if applicable"
        print(f"  paper  {paper.count} x {paper.kind}: {paper.name}{need}{_mark(paper, 'name')}")
    for fee in case.fees:
        steps = "; ".join(f"{t.amount} up to {t.up_to or 'the rest'}" for t in fee.tiers)
        amount = f"{fee.amount}" if fee.amount is not None else steps
        print(f"  fee    {fee.name}: {amount} VND per {fee.per}{_mark(fee, 'amount')}")
    for step in case.steps:
        print(f"  step {step.number} {step.name} ({step.role}, {step.half_days} half-days)")


def _mark(table: Table, key: str) -> str:
    return _ARROWS[table.provenance(key).trust]


def _check(args: argparse.Namespace) -> None:
    procedures = shipped.read_shipped()
    fields = Counter(procedure.field.value for procedure in procedures)
    trust = Counter(v.trust.value for p in procedures for v in p.versions)
    print(f"{len(procedures)} procedures, no fault")
    for name, counted in (("fields", fields), ("trust of versions", trust)):
        print(f"{name}: " + ", ".join(f"{word} {n}" for word, n in sorted(counted.items())))


def _print_loaded(loaded: commands.Loaded) -> None:
    print(
        f"versions: {loaded.published} published, {loaded.drafts} drafts, "
        f"{loaded.closed} closed, {loaded.unchanged} unchanged"
    )


def _print_json(value: object) -> None:
    print(msgspec.json.format(msgspec.json.encode(value)).decode())


_ACTIONS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "load": _load,
    "import": _import,
    "publish": _publish,
    "export": _export,
    "search": _search,
    "show": _show,
    "check": _check,
}
