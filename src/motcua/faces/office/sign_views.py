"""The head signs: every proposed dossier on one page, many at once."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.events import Proposed
from motcua.domain.dossier.party import ResultPaper
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import commands, queries
from motcua.dossiers.queries import Filter
from motcua.faces.office.acts.base import day, text
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.lists import Row, rows_with_time
from motcua.faces.ui.forms import PageForm
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

UNUSABLE, TICK = 422, "-chosen"


class SignForm(PageForm):
    """One dossier to sign; it counts only when it is ticked."""

    chosen = forms.BooleanField(label=_("Ký"), required=False)
    number = text(_("Số văn bản"), required=False)
    title = forms.CharField(
        label=_("Tên kết quả"), max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )
    signed_on = day(_("Ngày ký"))
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean_title(self) -> str:
        """One line: the area only lets a long title be read whole."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean(self) -> None:
        if self.cleaned_data.get("chosen") and not self.cleaned_data.get("number"):
            self.add_error("number", _("Nhập số văn bản của kết quả."))

    def command(self) -> c.Approve:
        said = self.cleaned_data
        return c.Approve(
            result=ResultPaper(
                title=said["title"], number=said["number"], signed_on=said["signed_on"]
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """A proposed dossier; `form` is None when refusal was proposed: that needs its own words."""

    row: Row
    said: str
    officer: str
    form: SignForm | None
    refusal: Refusal | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.DOSSIER_DECIDE)
def sign(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Each ticked dossier is a command of its own: one that is refused holds up no other."""
    if request.method != "POST":
        return _show(request, desk, Pressed())
    pressed = Pressed()
    for dossier in _ticked(request):
        _sign(request, desk, dossier, pressed)
    if pressed.signed:
        said = {"n": len(pressed.signed), "codes": ", ".join(pressed.signed)}
        messages.success(request, gettext("Đã ký %(n)s hồ sơ: %(codes)s.") % said)
    if pressed.signed and not (pressed.refusals or pressed.unusable):
        return redirect("office:sign")
    return _show(request, desk, pressed)


@dataclass(slots=True, kw_only=True)
class Pressed:
    """What one press of the button came to, dossier by dossier."""

    signed: list[str] = field(default_factory=list)
    refusals: dict[UUID, Refusal] = field(default_factory=dict)
    unusable: bool = False


def _ticked(request: HttpRequest) -> list[UUID]:
    names = (name for name in request.POST if name.endswith(TICK))
    return [UUID(name.removesuffix(TICK)) for name in names if _is_id(name.removesuffix(TICK))]


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _sign(request: HttpRequest, desk: Desk, dossier: UUID, pressed: Pressed) -> None:
    """Also for a dossier that is signed already: the key tells a second press from a new one."""
    state, hat = desk.open(dossier)
    form = SignForm(request.POST, prefix=str(dossier))
    if not form.is_valid():
        pressed.unusable = True
        return
    key, seen = form.cleaned_data["key"], form.cleaned_data["seen"]
    try:
        commands.act(dossier, form.command(), by=hat, key=key, seen=seen)
    except Refused as refused:
        pressed.refusals[dossier] = refused.refusal
    else:
        pressed.signed.append(state.code)


def _show(request: HttpRequest, desk: Desk, pressed: Pressed) -> HttpResponse:
    rows = queries.worklist(Filter(places=desk.places, stage=Stage.PROPOSED))
    items = [
        _to_sign(row, desk, request, pressed.refusals.get(row.dossier.id))
        for row in rows_with_time(rows, desk.now)
    ]
    context = {
        "items": [item for item in items if item.form],
        "others": [item for item in items if not item.form],
        "forms": [item.form for item in items if item.form],
        "refusals": list(pressed.refusals.values()),
        "pressed": request.method == "POST",
    }
    status = UNUSABLE if pressed.refusals or pressed.unusable else 200
    return page(request, desk, "sign.html", context, status=status)


def _to_sign(row: Row, desk: Desk, request: HttpRequest, refusal: Refusal | None) -> ToSign:
    found = queries.history(row.dossier.id)
    if found is None:
        raise AssertionError("a listed dossier has events")
    state, events = found
    last = next((event for event in reversed(events) if isinstance(event, Proposed)), None)
    approving = state.proposal is c.Proposal.APPROVE
    return ToSign(
        row=row,
        said=last.text if last else "",
        officer=state.officer_name,
        form=_form(row, state, desk, request) if approving else None,
        refusal=refusal,
    )


def _form(row: Row, state: State, desk: Desk, request: HttpRequest) -> SignForm:
    prefix = str(row.dossier.id)
    if request.method == "POST" and f"{prefix}-key" in request.POST:
        data = request.POST.copy()
        data[f"{prefix}-seen"] = str(row.dossier.version)
        return SignForm(data, prefix=prefix)
    initial = {
        "title": state.terms.result,
        "signed_on": desk.today,
        "key": str(uuid4()),
        "seen": row.dossier.version,
    }
    return SignForm(prefix=prefix, initial=initial)
