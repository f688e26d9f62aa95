"""Registers the app."""

from django.apps import AppConfig


class PlumbingConfig(AppConfig):
    name = "motcua.plumbing"
    label = "plumbing"
    default_auto_field = "django.db.models.BigAutoField"
