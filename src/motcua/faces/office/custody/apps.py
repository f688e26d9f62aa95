"""Registers the room."""

from django.apps import AppConfig


class CustodyRoomConfig(AppConfig):
    name = "motcua.faces.office.custody"
    label = "office_custody"
    default_auto_field = "django.db.models.BigAutoField"
