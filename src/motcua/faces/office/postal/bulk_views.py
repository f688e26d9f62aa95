"""Results ready to go home: many sealed beforehand and given to the post at once (art. 9.4)."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.channels.custody import commands as custody
from motcua.channels.post import commands, queries
from motcua.channels.post.rows import ConsignmentRow
from motcua.channels.post.shapes import Dispatch
from motcua.domain.custody.labels import LabelKind
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import queries as register
from motcua.faces.office.acts.base import text
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.postal.acceptance_form import grams_field
from motcua.faces.office.postal.dispatch_door import Decided, Sealing, decided, parcel, ready
from motcua.faces.office.postal.steps import CONFLICT, UNUSABLE
from motcua.faces.office.postal.wording import DIRECTION_WORDS, STATUS_TONES
from motcua.faces.ui.forms import PageForm
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

_LAST = "-packet"
MOST_SENT = 100
"""More numbers do not fit into an address."""


class TogetherForm(PageForm):
    """What holds for all packets of the press."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    postman = text(_("Bưu tá ký nhận"), hint=_("Họ tên người của bưu điện ký phiếu gửi."))
    grams = grams_field(_("Khối lượng mỗi túi (g)"))


class OneForm(PageForm):
    """One result: chosen when it has a seal; its labels were allotted when first shown."""

    chosen = forms.BooleanField(label=_("Chọn"), required=False)
    seal = forms.CharField(label=_("Số niêm phong"), max_length=60, required=False)
    packet = forms.CharField(widget=forms.HiddenInput, max_length=60)
    labels = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("chosen") and not said.get("seal"):
            self.add_error("seal", gettext("Nhập số niêm phong."))


@dataclass(frozen=True, slots=True)
class Line:
    """A decided dossier of the list with its own fields."""

    dossier: UUID
    state: State
    form: OneForm

    @property
    def owed(self) -> int:
        """Of fee and charge; a refusal costs none, carriage is priced when it is sent."""
        return max(self.state.owed, 0) if self.state.stage is Stage.APPROVED else 0


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.DOSSIER_TRANSFER)
def results(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list; chosen and sealed ones go together, all or none."""
    if request.method != "POST":
        return _shown(request, desk, TogetherForm(initial=_start()), _lines(desk))
    together, lines = TogetherForm(request.POST), _posted(request, desk)
    chosen = [line for line in lines if line.form.is_valid() and line.form.cleaned_data["chosen"]]
    if not (together.is_valid() and all(line.form.is_valid() for line in lines)):
        return _shown(request, desk, together, lines, status=UNUSABLE)
    if not chosen:
        together.add_error(None, gettext("Chọn ít nhất một kết quả."))
        return _shown(request, desk, together, lines, status=UNUSABLE)
    try:
        asked = tuple(_dispatch(desk, line, together) for line in chosen)
        numbers = commands.dispatch_results(asked, by=desk.hat, key=together.cleaned_data["key"])
    except Refused as refused:
        return _shown(request, desk, together, lines, refusal=refused.refusal, status=CONFLICT)
    said = ngettext(
        "Đã giao %(n)s kết quả cho bưu chính. In phiếu, dán nhãn rồi quét bàn giao.",
        "Đã giao %(n)s kết quả cho bưu chính. In phiếu, dán nhãn rồi quét bàn giao.",
        len(numbers),
    )
    messages.success(request, said % {"n": len(numbers)})
    sent = urlencode([("sent", number) for number in numbers[:MOST_SENT]])
    return redirect(f"{reverse('office:post_ready')}?{sent}")


def _start() -> dict[str, Any]:
    return {"key": str(uuid4()), "grams": 100}


def _lines(desk: Desk) -> list[Line]:
    found = [(row.id, decided(row.id)) for row in ready(desk)]
    return [
        Line(dossier, state, OneForm(prefix=str(dossier), initial=_allotted(desk, dossier, state)))
        for dossier, state in found
        if state is not None
    ]


def _allotted(desk: Desk, dossier: UUID, state: State) -> dict[str, str]:
    items = parcel(Decided(dossier, state, desk.hat.place), ()).items
    return {
        "packet": custody.new_label(LabelKind.PACKET),
        "labels": ",".join(item.label for item in items),
    }


def _posted(request: HttpRequest, desk: Desk) -> list[Line]:
    """The lines as they were sent, so that a second press is the same request."""
    found = []
    for name in request.POST:
        dossier = _dossier(name) if name.endswith(_LAST) else None
        state = register.state_and_id(dossier) if dossier else None
        if dossier is not None and state is not None:
            desk.open(dossier)
            found.append(Line(dossier, state[1], OneForm(request.POST, prefix=str(dossier))))
    return found


def _dossier(name: str) -> UUID | None:
    try:
        return UUID(name.removesuffix(_LAST))
    except ValueError:
        return None


def _dispatch(desk: Desk, line: Line, together: TogetherForm) -> Dispatch:
    said, both = line.form.cleaned_data, together.cleaned_data
    allotted = [label for label in said["labels"].split(",") if label]
    sealing = Sealing(
        packet=said["packet"], seal=said["seal"], postman=both["postman"], grams=both["grams"]
    )
    ready_now = parcel(Decided(line.dossier, line.state, desk.hat.place), allotted)
    return ready_now.dispatch(desk, None, sealing)


def _shown(
    request: HttpRequest,
    desk: Desk,
    together: TogetherForm,
    lines: list[Line],
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": together,
        "lines": lines,
        "refusal": refusal,
        "sent": _sent(request, desk),
        "tones": STATUS_TONES,
        "directions": DIRECTION_WORDS,
    }
    return page(request, desk, "postal/ready.html", context, status=status)


def _sent(request: HttpRequest, desk: Desk) -> list[ConsignmentRow]:
    """What the press before gave to the post, each leading to its prints."""
    named = request.GET.getlist("sent")[:MOST_SENT] if request.method != "POST" else []
    asked = [number for number in named if number.isprintable()]
    here = queries.at_places(asked, (desk.hat.place,)) if asked else set()
    found = (queries.of_number(number) for number in asked if number in here)
    return [row for row in found if row is not None]
