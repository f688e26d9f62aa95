"""Registers the room."""

from django.apps import AppConfig


class OfficeOnlineConfig(AppConfig):
    name = "motcua.faces.office.online"
    label = "office_online"
    default_auto_field = "django.db.models.BigAutoField"
