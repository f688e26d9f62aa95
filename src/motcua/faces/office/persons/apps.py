"""Registers the room."""

from django.apps import AppConfig


class OfficePersonsConfig(AppConfig):
    name = "motcua.faces.office.persons"
    label = "office_persons"
    default_auto_field = "django.db.models.BigAutoField"
