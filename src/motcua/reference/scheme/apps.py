"""Registers the app."""

from django.apps import AppConfig


class SchemeConfig(AppConfig):
    name = "motcua.reference.scheme"
    label = "scheme"
    default_auto_field = "django.db.models.BigAutoField"
