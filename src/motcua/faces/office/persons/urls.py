"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.persons import attend_views, mandate_views, recovery_views

pages: list[URLPattern] = [
    path("", attend_views.persons, name="persons"),
    path("legal/", attend_views.legal, name="persons_legal"),
    path("requests/<str:asked>/", attend_views.answer, name="persons_request"),
    path("recovery/", recovery_views.restore, name="persons_recovery"),
    path(
        "recovery/<uuid:recovery_code>/confirm/",
        recovery_views.confirm,
        name="persons_recovery_confirm",
    ),
    path("mandates/new/", mandate_views.new, name="persons_mandate_new"),
    path("mandates/<str:mandate>/", mandate_views.mandate, name="persons_mandate"),
    path("mandates/<str:mandate>/consent.pdf", mandate_views.consent, name="persons_consent"),
    path("mandates/<str:mandate>/take-over/", mandate_views.take_over, name="persons_take_over"),
]
