"""Registers the room."""

from django.apps import AppConfig


class PostalRoomConfig(AppConfig):
    name = "motcua.faces.office.postal"
    label = "office_postal"
    default_auto_field = "django.db.models.BigAutoField"
