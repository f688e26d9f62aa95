"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.online import file_views, filing_views, queue_views

pages: list[URLPattern] = [
    path("", queue_views.waiting, name="online"),
    path("<uuid:dossier>/", filing_views.filing, name="online_filing"),
    path("<uuid:dossier>/files/<slug:digest>/", file_views.original, name="online_file"),
    path(
        "<uuid:dossier>/files/<slug:digest>/<int:leaf>.jpg",
        file_views.preview,
        name="online_preview",
    ),
    path("<uuid:dossier>/<slug:answer>/", filing_views.answer, name="online_answer"),
]
