"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.custody import print_views

pages: list[URLPattern] = [
    path("minutes/<str:minutes>.pdf", print_views.print_minutes, name="minutes_pdf"),
    path("labels/<str:size>.pdf", print_views.print_labels, name="labels_pdf"),
    path("labels/<str:size>/<str:label>.pdf", print_views.print_label, name="label_pdf"),
]
