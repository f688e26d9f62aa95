"""Registers the app."""

from django.apps import AppConfig


class CarriersConfig(AppConfig):
    name = "motcua.channels.carriers"
    label = "carriers"
    default_auto_field = "django.db.models.BigAutoField"
