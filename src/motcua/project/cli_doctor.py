"""`motcua doctor`: what is wrong with this installation, and what to do about it."""

import argparse
import json
import os
from dataclasses import asdict
from importlib import import_module
from typing import TYPE_CHECKING

import django
from django.conf import settings

if TYPE_CHECKING:
    from motcua.project.doctor import Finding


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("doctor", help="say what is wrong here, and what to do")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when work can go on, though there may be warnings; 1 when something fails."""
    _own_server()
    options = settings.DATABASES["default"]["OPTIONS"]
    options.pop("pool", None)  # which would wait half a minute for a server that is off
    options["connect_timeout"] = 1
    django.setup()
    findings: list[Finding] = []
    for finding in import_module("motcua.project.doctor").examine():
        findings.append(finding)
        if not args.json:
            _print(finding)
    ok = all(finding.grade != "fail" for finding in findings)
    if args.json:
        facts = {"ok": ok, "findings": [asdict(finding) for finding in findings]}
        print(json.dumps(facts, ensure_ascii=False, indent=2))
    return 0 if ok else 1


def _own_server() -> None:
    """Without DATABASE_URL our own server is looked at if it runs; it is never started."""
    own = import_module("motcua.project.own_database")
    server = None if os.environ.get(own.NAME) else own.status(own.home())
    if server is not None:
        os.environ[own.NAME] = server.dsn


def _print(finding: "Finding") -> None:
    mark = {"ok": "ok  ", "warn": "warn", "fail": "FAIL"}[finding.grade.value]
    remedy = f" -> {finding.remedy}" if finding.remedy else ""
    print(f"{mark} {finding.probe:<10} {finding.says}{remedy}", flush=True)
