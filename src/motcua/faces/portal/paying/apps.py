"""Registers the room."""

from django.apps import AppConfig


class PortalPayingConfig(AppConfig):
    name = "motcua.faces.portal.paying"
    label = "portal_paying"
    default_auto_field = "django.db.models.BigAutoField"
