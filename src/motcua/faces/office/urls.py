"""Addresses of this face."""

from django.urls import URLPattern, URLResolver, include, path

from motcua.faces.office import (
    alarm_views,
    catalogue_views,
    dossier_views,
    home_views,
    intake_views,
    list_views,
    outage_views,
    print_views,
    register_views,
    sign_views,
)
from motcua.faces.office.custody import urls as custody
from motcua.faces.office.documents import urls as documents
from motcua.faces.office.eforms import urls as eforms
from motcua.faces.office.exchange import urls as exchange
from motcua.faces.office.notices import urls as notices
from motcua.faces.office.online import urls as online
from motcua.faces.office.payments import urls as payments
from motcua.faces.office.persons import urls as persons
from motcua.faces.office.postal import urls as postal
from motcua.faces.office.scheme import urls as scheme
from motcua.faces.office.till import urls as till

_dossier = [
    path("", dossier_views.dossier, name="dossier"),
    path("do/<slug:command>/", dossier_views.act, name="act"),
    path("received/", intake_views.received, name="received"),
    path("intake/", intake_views.continued, name="continued"),
    path("why/", list_views.why, name="why"),
    path("print/<slug:printout>.pdf", print_views.print_dossier, name="print"),
]
pages: list[URLPattern | URLResolver] = [
    path("", home_views.home, name="home"),
    path("hat/", home_views.choose_hat, name="hat"),
    path("intake/", intake_views.find, name="intake"),
    path("intake/<str:code>/", intake_views.choose_case, name="case"),
    path("intake/<str:code>/<slug:case>/", intake_views.filing, name="filing"),
    path("intake/<str:code>/<slug:case>/promise/", intake_views.promise, name="promise"),
    path("dossiers/", list_views.worklist, name="worklist"),
    path("dossiers/<uuid:dossier>/", include(_dossier)),
    path("overdue/", list_views.overdue, name="overdue"),
    path("soon/", list_views.soon, name="soon"),
    path("alarms/", alarm_views.alarms, name="alarms"),
    path("alarms/<int:alarm>/seen/", alarm_views.seen, name="seen"),
    path("sign/", sign_views.sign, name="sign"),
    path("register/", register_views.register, name="register"),
    path("register.pdf", print_views.print_register, name="register_pdf"),
    path("catalogue/", catalogue_views.procedures, name="catalogue"),
    path("catalogue/<str:code>/", catalogue_views.procedure, name="procedure"),
    path("outages/", outage_views.outages, name="outages"),
    path("outages/<int:outage>/call-off/", outage_views.call_off, name="outage_call_off"),
    path("outages/<int:outage>/end/", outage_views.end, name="outage_end"),
    path("custody/", include(custody.pages)),
    path("post/", include(postal.pages)),
    path("till/", include(till.pages)),
    path("scheme/", include(scheme.pages)),
    path("online/", include(online.pages)),
    path("persons/", include(persons.pages)),
    path("payments/", include(payments.pages)),
    path("documents/", include(documents.pages)),
    path("eforms/", include(eforms.pages)),
    path("notices/", include(notices.pages)),
    path("exchange/", include(exchange.pages)),
]
urlpatterns = [path("", include((pages, "office")))]
