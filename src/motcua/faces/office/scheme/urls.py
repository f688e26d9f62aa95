"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.scheme import draft_views, picture_views

pages: list[URLPattern] = [
    path("", picture_views.overview, name="scheme"),
    path("units/<str:code>/", picture_views.unit, name="scheme_unit"),
    path("phases/", picture_views.phases, name="scheme_phases"),
    path("difference/", picture_views.difference, name="scheme_difference"),
    path("drafts/", draft_views.drafts, name="scheme_drafts"),
    path("drafts/new/", draft_views.make, name="scheme_draft_new"),
    path("drafts/<int:draft>/", draft_views.draft, name="scheme_draft"),
    path("drafts/<int:draft>/lines/", draft_views.lines, name="scheme_draft_lines"),
    path("drafts/<int:draft>/change/", draft_views.change, name="scheme_draft_change"),
    path("drafts/<int:draft>/decide/", draft_views.decide, name="scheme_draft_decide"),
]
