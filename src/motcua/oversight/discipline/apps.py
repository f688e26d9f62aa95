"""Registers the app."""

from django.apps import AppConfig


class DisciplineConfig(AppConfig):
    name = "motcua.oversight.discipline"
    label = "discipline"
    default_auto_field = "django.db.models.BigAutoField"
