"""The API of version 1: its parts, how it says no, and its description of itself."""

import logging
from typing import Any

from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import Throttled
from ninja.openapi.schema import OpenAPISchema

from motcua.faces.api import (
    carriers,
    command_calls,
    custody,
    custody_reads,
    dossier_reads,
    intake_calls,
    procedures,
    tracking,
)
from motcua.faces.api import refusals as a
from motcua.faces.api.documenting import components
from motcua.faces.api.problems import problem
from motcua.plumbing.errors import Refused

DESCRIPTION = """\
Dossiers of the one-stop counters under the legal clock. A machine client gets a token with its own
credentials (scope `dossiers`) and acts as the person it is registered for, in that person's roles.
Every write carries an `Idempotency-Key`; sending it again with the same key does nothing twice.
Every refusal is `application/problem+json` with a stable `code`, the `article` it rests on, and
what to do in Vietnamese and English.
"""
_log = logging.getLogger("django.request")


class Api(NinjaAPI):
    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        found = super().get_openapi_schema(**options)
        found["components"]["schemas"] = components()
        return found


api = Api(
    title="motcua",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api-1",
    docs_url=None,
)
for part in (
    procedures,
    tracking,
    intake_calls,
    dossier_reads,
    command_calls,
    custody_reads,
    custody,
    carriers,
):
    api.add_router("", part.router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, fault: Refused) -> HttpResponse:
    return problem(request, fault.refusal)


@api.exception_handler(Throttled)
def throttled(request: HttpRequest, _fault: Throttled) -> HttpResponse:
    return problem(request, a.TooManyRequests())


@api.exception_handler(Exception)
def failed(request: HttpRequest, fault: Exception) -> HttpResponse:
    """Logs and reports as Django does with a page that fails, but answers in our form."""
    got_request_exception.send(sender=Api, request=request)
    _log.error("%s %s failed", request.method, request.path, exc_info=fault)
    return problem(request, a.OurFault())
