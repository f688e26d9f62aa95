"""Registers the app and its checks."""

from django.apps import AppConfig

from motcua.channels.online import checks


class OnlineConfig(AppConfig):
    name = "motcua.channels.online"
    label = "online"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
