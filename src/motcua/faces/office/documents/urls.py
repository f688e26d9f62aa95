"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.documents import book_views, copy_views, one_views, sign_views

pages: list[URLPattern] = [
    path("", book_views.book, name="documents"),
    path("sign/", sign_views.to_sign, name="documents_sign"),
    path("sign/<uuid:dossier>/", sign_views.sign_one, name="documents_sign_one"),
    path("copies/", book_views.copies, name="documents_copies"),
    path("copies/new/", copy_views.new, name="documents_copy_new"),
    path("one/<uuid:document>/", one_views.one, name="documents_one"),
    path("one/<uuid:document>/file.pdf", one_views.file, name="documents_file"),
]
