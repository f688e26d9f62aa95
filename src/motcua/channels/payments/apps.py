"""Registers the app."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "motcua.channels.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"
