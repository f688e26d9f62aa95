"""Registers the app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "motcua.faces.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
