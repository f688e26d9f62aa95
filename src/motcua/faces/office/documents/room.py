"""The frame of this room's pages."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, page
from motcua.faces.office.presses import CONFLICT


def room(
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: Mapping[str, Any],
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {**context, "refusal": refusal}
    status = CONFLICT if refusal else status
    return page(request, desk, f"documents/{template}", shown, status=status)
