"""A draft as a form in somebody's hands: its definition, what a page changed, the sources."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.channels.online.shapes import Draft
from motcua.domain.dossier.online import FIELD
from motcua.domain.eforms.definition import Answers, FieldKind, FormDefinition
from motcua.faces.portal.filing.asked import Asked
from motcua.faces.portal.filing.door import spoken
from motcua.faces.ui.eforms import Filling, Sheet
from motcua.plumbing import clock
from motcua.reference.places import queries as places

LONGEST_SHOWN = 60_000
EVERYTHING = Asked(None)


def filling_of(draft: Draft, definition: FormDefinition, asked: Asked = EVERYTHING) -> Filling:
    """Beside each field stands where its value came from, or what a clerk said of it."""
    today = clock.today()
    asks_unit = any(field.kind is FieldKind.UNIT for _name, field in definition.fields())
    return Filling(
        definition=definition,
        answers=draft.answers,
        on=today,
        language=spoken(),
        touched=draft.touched,
        sources={
            **{path: source_words(source) for path, source in draft.prefilled.items()},
            **clerk_words(asked),
        },
        units={unit.code: unit.name for unit in places.units(today)} if asks_unit else {},
    )


def of_page(definition: FormDefinition, page: str, answers: Answers) -> dict[str, Any]:
    """The answers of one page; None for what has none."""
    return {name: answers.get(name) for name in names_on(definition, page)}


def shown(definition: FormDefinition, page: str, draft: Draft) -> str:
    """What the page shows, to be sent back with it: only what differs was changed there."""
    return sent_back(definition, page, draft.answers)


def sent_back(definition: FormDefinition, page: str, answers: Answers) -> str:
    """The same of what was just sent from the page."""
    return json.dumps(of_page(definition, page, answers), ensure_ascii=False)


def changed(
    definition: FormDefinition, page: str, answers: Answers, sent: QueryDict
) -> Mapping[str, Any]:
    """What was changed on this page in this window, whatever another one did meanwhile."""
    given = of_page(definition, page, answers)
    before = _read(sent.get("shown", ""))
    # Where two windows differ, the button says that what stands here is meant.
    met = set(sent.getlist("met"))
    return {
        name: value for name, value in given.items() if before.get(name) != value or name in met
    }


def seen(sent: QueryDict, draft: Draft) -> int:
    """The change of the draft that the page had seen; the first one when it does not say."""
    number = sent.get("seen", "")
    return min(int(number), draft.version) if number.isdecimal() and len(number) < 9 else 0


def names_on(definition: FormDefinition, page: str) -> Iterator[str]:
    found = definition.page(page)
    for block in found.blocks if found else ():
        yield from [block.id] if block.repeat else [field.id for field in block.fields]


def only(sheet: Sheet, fields: frozenset[str] | None) -> Sheet:
    """The page with nothing but the open fields and tables."""
    if fields is None:
        return sheet
    groups = (
        group
        if group.is_table
        else replace(group, entries=tuple(one for one in group.entries if one.name in fields))
        for group in sheet.groups
    )
    kept = tuple(each for each in groups if each.entries or each.id in fields)
    return replace(sheet, groups=kept)


def pages_with(definition: FormDefinition, fields: frozenset[str] | None) -> tuple[str, ...]:
    """The pages on which something is open, in their order."""
    return tuple(
        page.id
        for page in definition.pages
        if fields is None or fields & set(names_on(definition, page.id))
    )


def clerk_words(asked: Asked) -> Mapping[str, str]:
    lines = [each for each in asked.lines or () if each.paper.startswith(FIELD)]
    return {
        each.paper.removeprefix(FIELD): _("Cơ quan yêu cầu: %(reason)s") % {"reason": each.reason}
        for each in lines
    }


def _read(text: str) -> Mapping[str, Any]:
    try:
        read = json.loads(text[:LONGEST_SHOWN])
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def source_words(source: str) -> str:
    """Where a first value came from, said to the person."""
    said: Mapping[str, str] = {
        "person": _("Điền sẵn từ tài khoản; sửa được nếu đã đổi."),
        "organisation": _("Lấy từ thông tin tổ chức."),
        "card": _("Đọc từ thẻ căn cước."),
        "earlier": _("Bạn đã khai ở hồ sơ trước."),
        "document": _("Lấy từ kết quả đã cấp cho bạn."),
        "filing": _("Theo lựa chọn khi bắt đầu."),
    }
    return said.get(source.partition(".")[0], _("Điền sẵn; kiểm tra lại."))
