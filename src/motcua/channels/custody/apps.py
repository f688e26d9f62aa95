"""Registers the app."""

from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "motcua.channels.custody"
    label = "custody"
    default_auto_field = "django.db.models.BigAutoField"
