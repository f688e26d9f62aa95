"""What each action of `motcua eform` does, once the settings are there."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.eforms.difference import Difference, difference
from motcua.domain.eforms.obstacles import Obstacle
from motcua.domain.eforms.soundness import unsound
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_content, eform_queries, shipped
from motcua.reference.catalogue.content import Procedure


def act(args: argparse.Namespace) -> int:
    try:
        if args.action == "check":
            return _check(eform_content.shipped_files() if args.all else [args.file])
        return _diff(args)
    except Refused as refused:
        sys.stderr.write(f"motcua eform: {refused.refusal.text('en')}\n")
    except OSError as wrong:
        sys.stderr.write(f"motcua eform: {wrong.filename}: {wrong.strerror}\n")
    return 2


def _check(files: Iterable[Path]) -> int:
    """Cases and papers are those of the shipped procedure the form names."""
    procedures = {each.code: each for each in shipped.read_shipped()}
    faulty = 0
    for file in files:
        text = file.read_text(encoding="utf-8")
        form = eform_content.read_file(text, toml=file.suffix == ".toml")
        found = (form,) if isinstance(form, Obstacle) else _found(form, procedures)
        faulty += bool(found)
        print(f"{file.name}: {_summary(form, found)}")
        for each in found:
            print(f"  {each.where}: {each.says.en}")
    return 1 if faulty else 0


def _found(form: FormDefinition, procedures: Mapping[str, Procedure]) -> tuple[Obstacle, ...]:
    procedure = procedures.get(form.procedure)
    versions = procedure.versions if procedure else ()
    cases = {
        case.code: [paper.code for paper in case.papers]
        for version in versions
        if version.number == form.for_version
        for case in version.cases
    }
    return unsound(form, cases=cases)


def _summary(form: FormDefinition | Obstacle, found: tuple[Obstacle, ...]) -> str:
    if isinstance(form, Obstacle):
        return "unreadable"
    asked = f"version {form.version}, {len(form.pages)} pages, {len(list(form.fields()))} fields"
    return f"{asked}, {len(found)} faults" if found else f"{asked}, no fault"


def _diff(args: argparse.Namespace) -> int:
    old = eform_queries.form_version(args.procedure, args.old)
    new = eform_queries.form_version(args.procedure, args.new)
    found = difference(old, new)
    if args.json:
        print(msgspec.json.format(msgspec.json.encode(found)).decode())
    else:
        _print(found)
    return 0


def _print(found: Difference) -> None:
    for word in ("added", "removed", "moved", "other"):
        for name in getattr(found, word):
            print(f"{word:<8} {name}")
    for change in found.changed:
        print(f"changed  {change.field}: {', '.join(change.parts)}")
    if found.is_empty:
        print("no difference")
