"""Registers the room."""

from django.apps import AppConfig


class TillRoomConfig(AppConfig):
    name = "motcua.faces.office.till"
    label = "office_till"
    default_auto_field = "django.db.models.BigAutoField"
