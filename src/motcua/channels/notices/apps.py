"""Registers the app."""

from django.apps import AppConfig

from motcua.channels.notices import checks


class NoticesConfig(AppConfig):
    name = "motcua.channels.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
