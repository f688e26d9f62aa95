"""Registers the app."""

from django.apps import AppConfig


class CountersConfig(AppConfig):
    name = "motcua.channels.counters"
    label = "counters"
    default_auto_field = "django.db.models.BigAutoField"
