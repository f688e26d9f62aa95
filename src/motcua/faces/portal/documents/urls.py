"""Addresses of this room, named in the space of the portal."""

from django.urls import URLPattern, path

from motcua.faces.portal.documents import check_views, own_views

pages: list[URLPattern] = [
    path("", own_views.mine, name="documents"),
    path("check/", check_views.check, name="documents_check"),
    path("check/<str:number>", check_views.check_number, name="documents_check_number"),
    path("<uuid:document>/", own_views.one, name="documents_one"),
    path("<uuid:document>/file", own_views.file, name="documents_file"),
]
