"""Registers the app."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "motcua.reference.rulebook"
    label = "rulebook"
    default_auto_field = "django.db.models.BigAutoField"
