"""One operation for each command to an existing dossier, made from the commands there are.

What names uploaded files is not among them: only the pages of filing know whose files those are.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from msgspec import Struct
from ninja import Router

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.doors import ONLINE_ONLY
from motcua.dossiers import access, bodies, commands
from motcua.dossiers.wire import COMMANDS
from motcua.dossiers.wording import COMMAND_WORDS
from motcua.faces.api import replies, shapes
from motcua.faces.api.bearer import Bearer, Client
from motcua.faces.api.documenting import IDEMPOTENCY_KEY, IF_MATCH, WRITE, documented
from motcua.faces.api.dossier_reads import key_of
from motcua.faces.api.problems import problem
from motcua.faces.api.reading import Body, command_in, idempotency_key, moved_on, version_seen
from motcua.plumbing.errors import Refused

router = Router(tags=["commands"], auth=Bearer())
Call = Callable[[HttpRequest, str], HttpResponse]


def _call(kind: type[c.Command]) -> Call:
    shape = bodies.twin(kind)
    body: Body[Struct] = Body(shape)

    def call(request: HttpRequest, key: str) -> HttpResponse:
        client: Client = request.auth  # type: ignore[attr-defined]
        idempotent, seen = idempotency_key(request), version_seen(request)
        command = command_in(body.read(request), kind)
        dossier, state, _ = access.readable(client.user, key_of(key), client.today)
        by = access.actor_for(client.user, state, kind, client.today)
        try:
            done = commands.act(dossier, command, by=by, key=idempotent, seen=seen)
        except Refused as refused:
            return problem(request, refused.refusal, moved_on(refused, seen))
        answer = replies.done(done)
        return replies.with_version(replies.reply(answer), answer.version)

    return call


def _said(kind: type[c.Command]) -> str:
    """What the command's docstring says; a class without one has a list of its fields there."""
    said = (kind.__doc__ or "").strip()
    return "" if said.startswith(f"{kind.__name__}(") else said


def _offer(name: str, kind: type[c.Command]) -> None:
    words = COMMAND_WORDS.get(kind)
    router.post(
        f"dossiers/{{key}}/commands/{name}",
        operation_id=name,
        url_name=f"command_{name}",
        summary=f"{words.en} ({words.vi})" if words else name,
        description=_said(kind),
        openapi_extra=documented(
            shapes.Done,
            refuses=WRITE,
            body=bodies.twin(kind),
            headers=[IDEMPOTENCY_KEY, IF_MATCH],
        ),
    )(_call(kind))


for _name, _kind in COMMANDS.items():
    if _kind not in ONLINE_ONLY:
        _offer(_name, _kind)
