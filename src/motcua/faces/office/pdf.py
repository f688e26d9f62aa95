"""A printed paper as an answer that opens in the browser and stays in no cache."""

from django.conf import settings
from django.http import HttpResponse

from motcua.plumbing import clock


def made_up() -> bool:
    """Nothing real is written in training, and the paper says so."""
    return clock.is_training() or bool(getattr(settings, "MOTCUA_SYNTHETIC", False))


def pdf(paper: bytes, name: str) -> HttpResponse:
    response = HttpResponse(paper, content_type="application/pdf")
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in name)
    response["Content-Disposition"] = f'inline; filename="{safe}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
