"""Registers the app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "motcua.channels.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
