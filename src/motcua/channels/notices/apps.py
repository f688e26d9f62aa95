"""Registers the app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "motcua.channels.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
