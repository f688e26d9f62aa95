"""A page of the till in its frame: bodies have names, a refused press keeps its status."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from motcua.channels.counters.printing import body_name
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, page
from motcua.faces.office.presses import CONFLICT
from motcua.reference.people import queries as people


class BodyNames(dict[str, str]):
    """Agencies, units and enterprises by their codes, people by their ids, looked up once each."""

    def __init__(self, on: date) -> None:
        super().__init__()
        self.on = on

    def __missing__(self, code: str) -> str:
        person = people.user_by_person(code)
        self[code] = person.full_name if person else body_name(code, self.on)
        return self[code]


def room(
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: Mapping[str, Any],
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {"body_names": BodyNames(desk.today), **context, "refusal": refusal}
    return page(request, desk, f"till/{template}", shown, status=CONFLICT if refusal else status)
