"""Registers the app."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "motcua.faces.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
