"""Addresses of this room, named in the space of the portal."""

from django.urls import URLPattern, path

from motcua.faces.portal.notices import choice_views, inbox_views, receipts

pages: list[URLPattern] = [
    path("", inbox_views.inbox, name="notices"),
    path("choices/", choice_views.choices, name="notices_choices"),
    path("receipts/<str:provider>/", receipts.receipt, name="notices_receipt"),
    path("<int:notice>/", inbox_views.letter, name="notices_letter"),
]
