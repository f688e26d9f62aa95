"""Registers the app."""

from django.apps import AppConfig


class OnlineConfig(AppConfig):
    name = "motcua.channels.online"
    label = "online"
    default_auto_field = "django.db.models.BigAutoField"
