"""Registers the room."""

from django.apps import AppConfig


class SchemeRoomConfig(AppConfig):
    name = "motcua.faces.office.scheme"
    label = "office_scheme"
    default_auto_field = "django.db.models.BigAutoField"
