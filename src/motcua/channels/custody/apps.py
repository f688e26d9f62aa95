"""Registers the app."""

from django.apps import AppConfig

from motcua.channels.custody import checks


class CustodyConfig(AppConfig):
    name = "motcua.channels.custody"
    label = "custody"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
