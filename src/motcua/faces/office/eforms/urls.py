"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.eforms import draft_views, file_views, list_views, part_views

pages: list[URLPattern] = [
    path("", list_views.forms, name="eforms"),
    path("<str:code>/", list_views.form, name="eforms_form"),
    path("<str:code>/preview/", file_views.preview, name="eforms_preview"),
    path("<str:code>/form.pdf", file_views.as_pdf, name="eforms_pdf"),
    path("<str:code>/form.json", file_views.as_json, name="eforms_json"),
    path("<str:code>/import/", file_views.bring, name="eforms_import"),
    path("<str:code>/begin/", draft_views.begin, name="eforms_begin"),
    path("<str:code>/draft/", draft_views.draft, name="eforms_draft"),
    path("<str:code>/draft/part/", part_views.part, name="eforms_part"),
    path("<str:code>/draft/change/", draft_views.change, name="eforms_change"),
    path("<str:code>/draft/publish/", draft_views.publish, name="eforms_publish"),
]
