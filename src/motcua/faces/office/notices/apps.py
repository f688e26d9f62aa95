"""Registers the room."""

from django.apps import AppConfig


class OfficeNoticesConfig(AppConfig):
    name = "motcua.faces.office.notices"
    label = "office_notices"
    default_auto_field = "django.db.models.BigAutoField"
