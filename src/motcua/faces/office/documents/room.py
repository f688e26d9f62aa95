"""What the views of this room share: a press done once, and the frame."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, page
from motcua.faces.office.documents.fields import PressForm
from motcua.plumbing.errors import Refused

UNUSABLE, CONFLICT = 422, 409


def refused(work: Callable[[str], object], form: PressForm) -> Refusal | None:
    """Does the work with the key of a valid form; the refusal when there is one."""
    try:
        work(form.cleaned_data["key"])
    except Refused as stopped:
        return stopped.refusal
    return None


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
