"""Registers the app."""

from django.apps import AppConfig

from motcua.channels.payments import checks


class PaymentsConfig(AppConfig):
    name = "motcua.channels.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
