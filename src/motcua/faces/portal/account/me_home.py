"""The home of one's own affairs: a few calm tiles, each saying what waits behind it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.channels.notices import queries as notices
from motcua.channels.online import queries as online
from motcua.faces.portal.account.me_pages import person, show, today
from motcua.faces.portal.own import owned
from motcua.reference.people import mandate_queries, organisations


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    user, on = person(request), today()
    helping = mandate_queries.mandates_as_helper(user)
    context = {
        "person": user,
        "dossiers": len(owned(user, on)),
        "drafts": len(online.drafts_of(user)),
        "unread": notices.unread(str(user.pk)),
        "helpers": len(mandate_queries.mandates_on(user.personal_id or "", on)),
        "asked": [row for row in helping if row.waits and on <= row.scope.last],
        "organisations": organisations.organisations_of(user, on),
    }
    return show(request, "me_home.html", context)
