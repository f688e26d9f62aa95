"""`motcua report`: the post's figures of a period, and the units that sit with the post."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from django.conf import settings

from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

if TYPE_CHECKING:
    from motcua.oversight.quality.coverage import Coverage
    from motcua.oversight.quality.post_report import PostReport


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("report", help="what the post reports, and where it sits")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    post = actions.add_parser("post", help="the figures of a quarter, half-year or year")
    post.add_argument("--period", required=True, metavar="PERIOD", help="2026Q3, 2026H1 or 2026")
    form = post.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV")
    form.add_argument("--xlsx", type=Path, metavar="FILE", help="write a workbook")
    covering = actions.add_parser("coverage", help="how many one-stop units sit with the post")
    covering.add_argument("--on", type=_day, metavar="DATE", help="e.g. 2019-08-05; default: today")
    covering.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 with the answer on stdout; 2 with one line on stderr when the question is wrong."""
    # A single question needs no pool, which would wait half a minute for a server that is off.
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    django.setup()
    periods = import_module("motcua.oversight.quality.periods")
    try:
        return _coverage(args) if args.action == "coverage" else _post(args)
    except (Refused, periods.NotAPeriod) as wrong:
        sys.stderr.write(f"motcua report: {wrong}\n")
        return 2


def _post(args: argparse.Namespace) -> int:
    periods = import_module("motcua.oversight.quality.periods")
    reports = import_module("motcua.oversight.quality.post_report")
    exporting = import_module("motcua.oversight.quality.exporting")
    report: PostReport = reports.post_report(periods.read_period(args.period))
    if args.csv:
        print(exporting.to_csv(report), end="")
    elif args.xlsx:
        args.xlsx.write_bytes(exporting.to_xlsx(report))
        print(args.xlsx)
    elif args.json:
        _print_json(_report_json(report))
    else:
        _print_report(report, reports.FIGURE_WORDS)
    return 0


def _report_json(report: "PostReport") -> dict[str, Any]:
    return {
        "period": report.period.written,
        "from": report.period.first,
        "to": report.period.last,
        "due_on": report.due_on,
        "article": report.article,
        "final": report.final,
        "lines": [
            {"unit": line.unit, "unit_name": line.unit_name, "field": line.field}
            | asdict(line.figures)
            for line in report.lines
        ],
        "total": asdict(report.total),
    }


def _print_report(report: "PostReport", words: dict[str, Any]) -> None:
    final = "" if report.final else " (the period is still running)"
    print(f"{report.period.said.en}{final}; due on {report.due_on:%d/%m/%Y}, {report.article}")
    for name, value in asdict(report.total).items():
        shown = "-" if value is None else f"{value:.2%}" if isinstance(value, Decimal) else value
        print(f"{words[name].en:<28}{shown}")
    for line in report.lines:
        one = line.figures
        print(
            f"{line.unit} {line.unit_name}, {line.field_words.en}: {one.sent} sent, "
            f"{one.returned} returned, {one.revenue} dong, {one.on_time}/{one.delivered} on time"
        )


def _coverage(args: argparse.Namespace) -> int:
    queries = import_module("motcua.oversight.quality.coverage")
    found: Coverage = queries.coverage(args.on or clock.today())
    if args.json:
        levels = [
            {
                "level": each.level,
                "with_post": each.count,
                "total": each.total,
                "named": [{"code": unit.code, "name": unit.name} for unit in each.with_post],
                "unnamed": [
                    {"count": told.count, "said": told.said.en, "source": told.source}
                    for told in each.unnamed
                ],
                "elsewhere": each.elsewhere,
                "unknown": each.unknown,
            }
            for each in found.levels
        ]
        _print_json({"on": found.on, "levels": levels})
        return 0
    print(f"{found.on:%d/%m/%Y}")
    for each in found.levels:
        print(f"{each.words.en}: {each.said.en} with the post; {each.unknown} not known")
        for unit in each.with_post:
            print(f"  {unit.code} {unit.name}")
        for told in each.unnamed:
            print(f"  + {told.said.en} ({told.source})")
    return 0


def _print_json(answer: dict[str, Any]) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2, default=str))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2019-08-05") from None
