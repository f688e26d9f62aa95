"""The form of the procedure, one page at a time: saved answer by answer, or with the button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.channels.online import commands as online
from motcua.channels.online.shapes import Draft
from motcua.domain.eforms.checking import check, read
from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.portal.filing import answers, cards, filling, held, moved_forms
from motcua.faces.portal.filing.conflicts import conflicts_on
from motcua.faces.portal.filing.door import (
    CONFLICT,
    GET_POST,
    UNUSABLE,
    Opened,
    Shown,
    draft_page,
    show,
    spoken,
    user_of,
)
from motcua.faces.portal.filing.steps import FORM, after_page, first_open
from motcua.faces.portal.limits import limited
from motcua.faces.ui.eform_typed import Typed, typed
from motcua.faces.ui.eforms import sheet
from motcua.faces.ui.formats import hour
from motcua.plumbing.errors import Refused


@require_safe
@draft_page
def go_on(request: HttpRequest, found: Opened) -> HttpResponse:
    """To the first page that still wants something, on the form that is in force today."""
    draft = found.draft
    moved = online.resume(draft.id, by=user_of(request))
    if moved.form_name != draft.form_name:
        return moved_forms.led_to(request, moved)
    return redirect(first_open(draft, found.missing))


@require_safe
@draft_page
def first_page(request: HttpRequest, found: Opened) -> HttpResponse:
    """To the first page of the form on which something is open."""
    shown = read(found.look.form, found.draft.answers, found.look.on).pages
    open_pages = filling.pages_with(found.look.form, found.open_fields)
    pages = [page for page in shown if page in open_pages]
    if not pages:
        return redirect("portal:file_papers", filing=found.draft.id)
    return redirect("portal:file_form", filing=found.draft.id, page=pages[0])


@require_http_methods(GET_POST)
@limited("draft")
@draft_page
def form(request: HttpRequest, found: Opened, page: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else held.taken(request)
    definition = found.look.form if sent is None else moved_forms.of_page(found, sent)
    old = moved_forms.is_old(found, definition)
    if old and sent is None:
        return moved_forms.go_over(request, found)
    if definition.page(page) is None:
        return redirect("portal:file_draft", filing=found.draft.id)
    if page not in filling.pages_with(definition, found.open_fields):
        return redirect("portal:file_papers", filing=found.draft.id)
    if sent is None:
        return _page(request, found, page)
    return _save(request, found.with_form(definition), page, sent, old=old)


def _save(
    request: HttpRequest, found: Opened, page: str, sent: QueryDict, *, old: bool
) -> HttpResponse:
    """Kept whatever was typed; what is wrong is told only by the button that goes on.

    `old`: the form of the page is no longer in force, so the button leads to the new one.
    """
    definition, draft, on = found.look.form, found.draft, found.look.on
    given = typed(definition, page, sent, before=draft.answers, on=on)
    changed = filling.changed(definition, page, given.answers, sent)
    if found.open_fields is not None:
        changed = {name: value for name, value in changed.items() if name in found.open_fields}
    by_itself = answers.wants_json(request)
    try:
        saved = online.save(
            draft.id,
            changed,
            seen=filling.seen(sent, draft),
            by=user_of(request),
            under=definition.name,
        )
    except Refused as refused:
        if by_itself:
            return answers.refused(refused.refusal)
        return _page(request, found, page, told=refused.refusal)
    if by_itself and old:
        return moved_forms.saved(saved, definition, page, given.answers)
    if by_itself:
        return _saved(saved, definition, page)
    if old:
        return moved_forms.go_over(request, found)
    return _led_on(request, found.with_draft(saved), page, given)


def _led_on(request: HttpRequest, found: Opened, page: str, given: Typed) -> HttpResponse:
    """After the button: the same page while it has more to say, then the next one."""
    definition, draft = found.look.form, found.draft
    met = conflicts_on(draft, definition, page, spoken())
    more_asked = given.more_asked and found.open_fields is None
    if more_asked and not given.rows_changed:
        messages.info(request, _("Câu trả lời mở thêm câu hỏi trên trang này; xin trả lời tiếp."))
    if given.rows_changed or more_asked or met:
        again = reverse("portal:file_form", kwargs={"filing": draft.id, "page": page})
        place = given.rows_changed.replace(".", "-")
        return redirect(f"{again}#g-{place}" if place else again)
    if check(definition, draft.answers, found.look.on, page=page):
        return _page(request, found, page, told=True)
    return redirect(
        after_page(draft, definition, page, filling.pages_with(definition, found.open_fields))
    )


def _saved(draft: Draft, definition: FormDefinition, page: str) -> HttpResponse:
    """For the script: what the page has seen now, and what to say."""
    says = _("Đã lưu lúc %(at)s") % {"at": hour(draft.changed_at)}
    if conflicts_on(draft, definition, page, spoken()):
        says = _("Đã lưu. Trang này vừa được sửa ở một cửa sổ khác; tải lại trang để so.")
    shown = filling.shown(definition, page, draft)
    return JsonResponse({"seen": draft.version, "shown": shown, "says": says})


def _page(
    request: HttpRequest, found: Opened, page: str, *, told: Refusal | bool = False
) -> HttpResponse:
    """`told`: a refusal to show, or whether the faults of the page are told."""
    definition, draft = found.look.form, found.draft
    shown_as = filling.filling_of(draft, definition, found.asked)
    drawn = sheet(shown_as, page, told=told is True)
    if drawn is None:  # the answers no longer ask for this page
        return redirect(first_open(draft, found.missing))
    refusal = told if isinstance(told, Refusal) else None
    drawn = filling.only(drawn, found.open_fields)
    context = {
        "sheet": drawn,
        "shown": filling.shown(definition, page, draft),
        "conflicts": conflicts_on(draft, definition, page, spoken()),
        "takes_card": cards.takes_card(definition, page),
        "refusal": refusal,
    }
    status = CONFLICT if refusal else UNUSABLE if told else 200
    shown = Shown(FORM, drawn.title)
    return show(request, found, shown, context, template="form.html", status=status)


@require_POST
@limited("card")
@draft_page
def card(request: HttpRequest, found: Opened, page: str) -> HttpResponse:
    """Fills what is empty from the code on a card; the photograph is not kept."""
    back = redirect("portal:file_form", filing=found.draft.id, page=page)
    text = cards.text_of(request.POST.get("text", ""), request.FILES.get("photo"))
    if not text:
        messages.error(request, _("Không thấy mã QR. Chụp gần hơn, đủ sáng, hoặc nhập tay."))
        return back
    try:
        online.scan_card(found.draft.id, text, by=user_of(request))
    except Refused as refused:
        messages.error(request, refused.refusal.text(spoken()))
        return back
    messages.success(request, _("Đã đọc thẻ và điền vào chỗ còn trống. Kiểm tra lại giúp."))
    return back
