"""A new dossier at the door, and what its receipt would say beforehand."""

from typing import Annotated, Any, Union

from django.http import HttpRequest, HttpResponse
from msgspec import Meta, Struct
from ninja import Router

from motcua.domain.dossier.party import PaperCount
from motcua.domain.fees.assess import MOST_UNITS, AssessedLine
from motcua.domain.fees.lines import FeePer, PayerGroup
from motcua.domain.kernel.local_time import local
from motcua.dossiers import access, bodies, commands, intake
from motcua.dossiers.wire import INTAKE
from motcua.faces.api import replies, shapes
from motcua.faces.api.bearer import Bearer, Client
from motcua.faces.api.documenting import BODY, IDEMPOTENCY_KEY, WRITE, documented
from motcua.faces.api.dossier_reads import router as dossiers
from motcua.faces.api.reading import Body, command_in, idempotency_key
from motcua.plumbing import clock

router = Router(tags=["intake"], auth=Bearer())
_TWINS = {bodies.intake_twin(kind, word): kind for word, kind in INTAKE.items()}
NewDossier: Any = Union[tuple(_TWINS)]  # noqa: UP007 - built from the commands there are
Quantity = Annotated[int, Meta(ge=0, le=MOST_UNITS)]


class PaperSent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many of a paper the applicant has brought."""

    code: bodies.CODE
    originals: Quantity = 0
    certified: Quantity = 0
    copies: Quantity = 0
    electronic: Quantity = 0
    give_back: Quantity = 0


class PreviewBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case at a unit, with what the fee depends on."""

    procedure: bodies.CODE
    case: bodies.CODE = "default"
    unit: bodies.CODE
    pages: Quantity = 1
    copies: Quantity = 1
    sets: Quantity = 1
    groups: Annotated[tuple[PayerGroup, ...], Meta(max_length=20)] = ()
    papers: Annotated[tuple[PaperSent, ...], Meta(max_length=bodies.MOST_LINES)] = ()


_new: Body[Any] = Body(NewDossier)
_preview: Body[PreviewBody] = Body(PreviewBody)


@dossiers.post(
    "dossiers",
    tags=["intake"],
    operation_id="open_dossier",
    summary="Receive a filing, keep it as a draft, ask for papers at the door, or refuse it",
    response={201: None},
    openapi_extra=documented(
        shapes.Done,
        status=201,
        refuses=(set(WRITE) - {404, 412}),
        body=NewDossier,
        headers=[IDEMPOTENCY_KEY],
    ),
)
def open_dossier(request: HttpRequest) -> HttpResponse:
    client: Client = request.auth  # type: ignore[attr-defined]
    key = idempotency_key(request)
    body = _new.read(request)
    kind = _TWINS[type(body)]
    command = command_in(body, kind)
    by = access.actor_for_intake(client.user, kind, command.filing.receiving_unit, client.today)
    choice = commands.Choice(procedure=body.procedure, case=body.case)
    done = replies.done(commands.open_dossier(command, choice, by=by, key=key))
    response = replies.with_version(replies.reply(done, 201), done.version)
    response["Location"] = f"/api/v1/dossiers/{done.id}"
    return response


@router.post(
    "intake/preview",
    operation_id="preview_intake",
    summary="The due date with its reasons, the fee and the papers, before anything is done",
    openapi_extra=documented(shapes.PreviewAnswer, refuses=(*BODY, 409), body=PreviewBody),
)
def preview_intake(request: HttpRequest) -> HttpResponse:
    asked = _preview.read(request)
    now = clock.now()
    seen = intake.preview(
        asked.procedure,
        asked.case,
        asked.unit,
        now,
        quantities={
            FeePer.PAGE: asked.pages,
            FeePer.COPY: asked.copies,
            FeePer.SET: asked.sets,
        },
        groups=asked.groups,
    )
    papers = [bodies.value_of(each, PaperCount) for each in asked.papers]
    missing = intake.missing_papers(seen.terms, papers)
    agencies = intake.competent_agencies(seen.terms, asked.unit, now)
    return replies.reply(
        shapes.PreviewAnswer(
            procedure=seen.terms.procedure,
            name=seen.terms.name,
            version=seen.terms.version,
            term=seen.terms.term,
            due_at=local(seen.due.due_at),
            due_reasons=seen.due.reasons,
            papers=seen.terms.papers,
            missing=tuple(rule.code for rule in missing),
            fees=tuple(_fee(line) for line in seen.fees.lines),
            total=seen.fees.total,
            agencies=tuple(agencies),
        )
    )


def _fee(line: AssessedLine) -> shapes.FeeLineAnswer:
    return shapes.FeeLineAnswer(
        code=line.code,
        name=line.name,
        per=line.per.value,
        quantity=line.quantity,
        gross=line.gross,
        net=line.net,
        reason=line.relief.reason if line.relief else None,
    )
