"""Registers the app."""

from django.apps import AppConfig

from motcua.channels.exchange import checks


class ExchangeConfig(AppConfig):
    name = "motcua.channels.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
