"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.notices import list_views, provider_views, template_views

pages: list[URLPattern] = [
    path("", list_views.notices, name="notices"),
    path("templates/", template_views.templates, name="notices_templates"),
    path(
        "templates/<str:kind>/<str:language>/",
        template_views.template,
        name="notices_template",
    ),
    path("providers/", provider_views.providers, name="notices_providers"),
    path("<int:notice>/", list_views.notice, name="notices_notice"),
]
