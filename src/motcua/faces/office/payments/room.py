"""The frame of this room's pages: what each template may use beside its own."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from motcua.faces.office.desk import Desk, page
from motcua.faces.office.presses import NOT_PRESSED, Pressed
from motcua.faces.ui.banks import BANKS, bank_name


def room(
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: Mapping[str, Any],
    *,
    pressed: Pressed = NOT_PRESSED,
) -> HttpResponse:
    names = {"bank_name": bank_name, "bank_names": BANKS}
    shown = {**names, **context, "refusal": pressed.refusal}
    return page(request, desk, f"payments/{template}", shown, status=pressed.status)
