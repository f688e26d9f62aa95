"""Registers the room."""

from django.apps import AppConfig


class OfficeExchangeConfig(AppConfig):
    name = "motcua.faces.office.exchange"
    label = "office_exchange"
    default_auto_field = "django.db.models.BigAutoField"
