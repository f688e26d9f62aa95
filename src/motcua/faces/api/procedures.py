"""Procedures and one-stop units: public, as the portal shows them."""

from datetime import date
from http import HTTPStatus
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from msgspec import Meta, Struct
from ninja import Router

from motcua.faces.api.documenting import PUBLIC, documented
from motcua.faces.api.limits import PerMinute
from motcua.faces.api.problems import problem
from motcua.faces.api.reading import Query
from motcua.faces.api.replies import reply
from motcua.faces.api.shapes import ProcedureAnswer, ProcedureEntry, Procedures, Units
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.catalogue.vocabulary import Field, Level
from motcua.reference.places import queries as places

router = Router(tags=["catalogue"], throttle=[PerMinute("api_public")], auth=None)


class Search(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    q: Annotated[str, Meta(max_length=200)] = ""
    field: Field | None = None
    on: date | None = None
    limit: Annotated[int, Meta(ge=1, le=catalogue.MOST_RESULTS)] = 20


class Day(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    on: date | None = None


class UnitSearch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    on: date | None = None
    level: Level | None = None


_search, _day, _units = Query(Search), Query(Day), Query(UnitSearch)


@router.get(
    "procedures",
    operation_id="list_procedures",
    summary="Procedures in force on a day, found with or without diacritics",
    openapi_extra=documented(Procedures, refuses=PUBLIC, query=Search),
)
def list_procedures(request: HttpRequest) -> HttpResponse:
    asked = _search.read(request)
    on = asked.on or clock.today()
    found = catalogue.search(asked.q, on, field=asked.field, limit=asked.limit)
    entries = tuple(_entry(row) for row in found)
    return reply(Procedures(on=on, procedures=entries))


def _entry(row: catalogue.ProcedureRow) -> ProcedureEntry:
    return ProcedureEntry(
        code=row.code,
        name=row.name,
        name_en=row.name_en,
        field=row.field,
        sector=row.sector,
        version=row.number,
        level=row.level,
        agency=row.agency,
        online=row.online,
        trust=row.trust,
    )


@router.get(
    "procedures/{code}",
    operation_id="read_procedure",
    summary="The version in force on a day, with cases, papers, fees, steps and their sources",
    openapi_extra=documented(ProcedureAnswer, refuses=(404, *PUBLIC), query=Day),
)
def read_procedure(request: HttpRequest, code: str) -> HttpResponse:
    asked = _day.read(request)
    try:
        version = catalogue.version_on(code, asked.on or clock.today())
    except Refused as refused:
        return problem(request, refused.refusal, HTTPStatus.NOT_FOUND)
    return reply(
        ProcedureAnswer(
            code=version.code,
            name=version.name,
            name_en=version.name_en,
            field=version.field,
            sector=version.sector,
            subjects=tuple(subject.value for subject in version.subjects),
            version=version.number,
            first=version.first,
            last=version.last,
            published_at=version.published_at,
            fingerprint=version.fingerprint,
            content=version.content,
        )
    )


@router.get(
    "units",
    operation_id="list_units",
    summary="The one-stop units open on a day, with the agency and the area of each",
    openapi_extra=documented(Units, refuses=PUBLIC, query=UnitSearch),
)
def list_units(request: HttpRequest) -> HttpResponse:
    asked = _units.read(request)
    on = asked.on or clock.today()
    return reply(Units(on=on, units=tuple(places.one_stop_units(on, asked.level))))
