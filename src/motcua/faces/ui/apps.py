"""Registers the app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "motcua.faces.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
