"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.exchange import views

pages: list[URLPattern] = [
    path("", views.out_of_step, name="exchange"),
    path("comparisons/", views.comparisons, name="exchange_comparisons"),
    path("comparisons/<int:comparison>/", views.comparison, name="exchange_comparison"),
    path("dossiers/<uuid:dossier>/", views.dossier, name="exchange_dossier"),
]
