"""Where a dossier stands, for anybody who holds its code."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from motcua.dossiers import queries
from motcua.dossiers.codes import read_code
from motcua.dossiers.refusals import NoSuchDossier
from motcua.faces.api.documenting import documented
from motcua.faces.api.limits import PerMinute
from motcua.faces.api.replies import reply
from motcua.faces.api.shapes import Track
from motcua.plumbing.errors import Refused

router = Router(tags=["tracking"], throttle=[PerMinute("api_track")], auth=None)
FRESH = "public, max-age=30"


@router.get(
    "track/{code}",
    operation_id="track",
    summary="The stage and the degree of completion; no name, no date, no unit",
    openapi_extra=documented(Track, refuses=(404, 429)),
)
def track(request: HttpRequest, code: str) -> HttpResponse:
    read = read_code(code)
    row = queries.track(read) if read else None
    if row is None:
        raise Refused(NoSuchDossier(asked=code[:60]))
    response = reply(Track(code=row.code, percent=row.percent, stage=row.stage))
    response["Cache-Control"] = FRESH
    return response
