"""The copy of a person's data: one ZIP with JSON for machines, pages and tables for people."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils import translation

from motcua.domain.kernel.local_time import local
from motcua.faces.portal.account.keepers import KEEPERS, Keeper, Row, Whose
from motcua.plumbing import clock, files
from motcua.plumbing.files import Kind
from motcua.reference.people import access_log, own_data
from motcua.reference.people.queries import User
from motcua.reference.rulebook import persons

AREA = "copies"
MOST_BYTES = 2_000_000_000
_NUMBER_OR_TEXT = (str, int, float, bool)


@dataclass(frozen=True, slots=True)
class Kept:
    """What one part of the house keeps."""

    keeper: Keeper
    rows: Sequence[Row]

    @property
    def columns(self) -> list[str]:
        return list(dict.fromkeys(name for row in self.rows for name in row))


def make(code: UUID) -> None:
    """Once; a copy that is gone or made is left alone."""
    user = own_data.copy_owner(code)
    if user is None:
        return
    with translation.override(user.language):
        content = zipped(user, clock.now())
    stored = files.store(AREA).put(
        BytesIO(content), limit=MOST_BYTES, allowed=frozenset({Kind.ZIP})
    )
    own_data.copy_made(code, stored)


def zipped(user: User, now: datetime) -> bytes:
    whose = Whose(user=user, today=local(now).date())
    kept = [Kept(keeper, list(keeper.read(whose))) for keeper in KEEPERS]
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        data = {each.keeper.code: each.rows for each in kept}
        told = {"made_at": now.isoformat(), "person": user.full_name, "data": data}
        archive.writestr("data.json", json.dumps(told, ensure_ascii=False, indent=1, default=str))
        page = render_to_string("portal/account/copy.html", {"kept": kept, "made_at": now})
        archive.writestr("index.html", page)
        for each in kept:
            archive.writestr(f"tables/{each.keeper.code}.csv", as_csv(each))
            for name, content in each.keeper.files(whose):
                archive.writestr(f"files/{each.keeper.code}/{name}", content)
    return target.getvalue()


def as_csv(kept: Kept) -> str:
    """With the mark by which Excel knows Vietnamese letters; nested values as JSON."""
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(kept.columns)
    for row in kept.rows:
        writer.writerow([cell(row.get(name)) for name in kept.columns])
    return out.getvalue()


def cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, _NUMBER_OR_TEXT):
        return json.dumps(value, ensure_ascii=False, default=str)
    text = str(value)
    # A table program would run what begins like a formula.
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def tidy(now: datetime) -> None:
    """Copies past their days are taken away, as is the record of reading past its months."""
    today = local(now).date()
    for copy in own_data.copies_past(today):
        if copy.digest:
            files.store(AREA).remove(copy.digest)
        own_data.copy_removed(copy.code)
    access_log.clear_old(persons.data_rules_on(today).seen_months, now)
