"""A page made from a form that has a newer version by now: nothing typed there is lost."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from motcua.channels.online import commands as online
from motcua.channels.online import queries
from motcua.channels.online.shapes import Draft, FormName
from motcua.domain.eforms.definition import FormDefinition
from motcua.faces.portal.filing import filling
from motcua.faces.portal.filing.door import Opened, user_of

LONGEST_VERSION = 9


def of_page(found: Opened, sent: QueryDict) -> FormDefinition:
    """The form whose questions were answered: a page may be older than the draft."""
    code, _slash, version = sent.get("form", "").rpartition("/")
    if not (version.isdecimal() and len(version) < LONGEST_VERSION):
        return found.look.form
    return queries.form_of_page(found.look, FormName(code, int(version)))


def is_old(found: Opened, definition: FormDefinition) -> bool:
    """Whether whoever filled it in has to go over to another form."""
    return definition.name != found.draft.form_name or queries.is_superseded(found.look)


def saved(
    draft: Draft, definition: FormDefinition, page: str, answers: Mapping[str, object]
) -> HttpResponse:
    """For the script, while the page stays open: kept, and where it goes on."""
    says = _("Đã lưu. Biểu mẫu có phiên bản mới; bấm “Lưu và tiếp tục” để sang bản mới.")
    shown = filling.sent_back(definition, page, answers)
    return JsonResponse({"seen": draft.version, "shown": shown, "says": says})


def go_over(request: HttpRequest, found: Opened) -> HttpResponse:
    """The draft on the form of today; first to the answers it has no place for, if any."""
    moved = online.resume(found.draft.id, by=user_of(request))
    return led_to(request, moved)


def led_to(request: HttpRequest, moved: Draft) -> HttpResponse:
    messages.info(
        request,
        _("Biểu mẫu có phiên bản mới; điều bạn đã khai được giữ, mục cần xem lại được đánh dấu."),
    )
    return redirect("portal:file_aside" if moved.aside else "portal:file_draft", filing=moved.id)
