"""The words of notices: which there are, one with its preview, versions, the province's own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.notices import managing, queries
from motcua.channels.notices.phones import length
from motcua.channels.notices.templates import LANGUAGES, Words, in_force
from motcua.channels.notices.vocabulary import KINDS, PRIVATE, Kind, Way
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.ui.forms import PageForm
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

CONFLICT, UNUSABLE = 409, 422


class WordsForm(PageForm):
    """`seen` is the version that was edited, so that nobody writes over another's words."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    subject = forms.CharField(label=gettext_lazy("Tiêu đề"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("Nội dung cho thư điện tử và hộp tin"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    short = forms.CharField(
        label=gettext_lazy("Tin ngắn cho SMS và ứng dụng nhắn tin"),
        max_length=700,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def words(self) -> Words:
        said = self.cleaned_data
        return Words(
            subject=said["subject"],
            text=said["text"].replace("\r\n", "\n"),
            short=said["short"],
            version=said["seen"],
        )


@require_safe
@staff(Permission.NOTICE_READ)
def templates(request: HttpRequest, desk: Desk) -> HttpResponse:
    context = {"kinds": KINDS, "spoken_in": LANGUAGES, "own": queries.changed_templates()}
    return page(request, desk, "notices/templates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.NOTICE_READ)
def template(request: HttpRequest, desk: Desk, kind: str, language: str) -> HttpResponse:
    if kind not in set(Kind) or language not in LANGUAGES:
        raise Http404
    known, versions = Kind(kind), queries.versions(Kind(kind), language)
    words = in_force(known, language)
    newest = versions[0].version if versions else 0
    start = {"seen": newest, "subject": words.subject, "text": words.text, "short": words.short}
    form = WordsForm(request.POST or None, initial=start)
    context: dict[str, Any] = {"words": words, "refusals": []}
    status = 200
    if request.method == "POST":
        if not desk.may(Permission.NOTICE_MANAGE):
            raise Http404
        if "shipped" in request.POST:
            refusals = _done(lambda: _shipped(known, language, request, desk))
        else:
            refusals, status = _saved(known, language, form, desk)
            if form.is_valid():
                context["words"] = form.words()
        if not refusals and status == 200 and "preview" not in request.POST:
            messages.success(request, _("Đã lưu mẫu; thông báo mới dùng mẫu này."))
            return redirect("office:notices_template", kind=kind, language=language)
        context["refusals"] = refusals
        status = CONFLICT if refusals else status
    context |= _shown(known, context["words"], desk) | {"form": form, "versions": versions}
    context |= {"kind": known, "spoken": language, "about": KINDS[known]}
    return page(request, desk, "notices/template.html", context, status=status)


def _saved(kind: Kind, language: str, form: WordsForm, desk: Desk) -> tuple[list[Refusal], int]:
    """Everything wrong with the words at once; only a press of "save" keeps them."""
    if not form.is_valid():
        return [], UNUSABLE
    words = form.words()
    found = list(managing.faults(kind, words))
    if found or "preview" in form.data:
        return found, 200
    return _done(lambda: managing.save_words(kind, language, words, by=desk.hat)), 200


def _shipped(kind: Kind, language: str, request: HttpRequest, desk: Desk) -> int:
    typed = request.POST.get("seen", "")
    seen = int(typed) if typed.isdecimal() and len(typed) < 9 else -1
    return managing.use_shipped(kind, language, seen=seen, by=desk.hat)


def _done(work: Any) -> list[Refusal]:
    try:
        work()
    except Refused as refused:
        return [refused.refusal]
    return []


def _shown(kind: Kind, words: Words, desk: Desk) -> dict[str, Any]:
    """The preview with made-up facts, and what an SMS of it costs."""
    sms = managing.example(kind, words, Way.SMS)
    return {
        "subject": managing.example_subject(kind, words),
        "mail": managing.example(kind, words, Way.EMAIL),
        "sms": sms,
        "length": length(sms),
        "short_facts": sorted(KINDS[kind].placeholders - PRIVATE),
        "facts": sorted(KINDS[kind].placeholders),
        "may_edit": desk.may(Permission.NOTICE_MANAGE),
    }
