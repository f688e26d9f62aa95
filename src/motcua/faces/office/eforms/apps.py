"""Registers the room."""

from django.apps import AppConfig


class OfficeEformsConfig(AppConfig):
    name = "motcua.faces.office.eforms"
    label = "office_eforms"
    default_auto_field = "django.db.models.BigAutoField"
