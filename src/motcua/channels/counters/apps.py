"""Registers the app."""

from django.apps import AppConfig

from motcua.channels.counters import checks


class CountersConfig(AppConfig):
    name = "motcua.channels.counters"
    label = "counters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
