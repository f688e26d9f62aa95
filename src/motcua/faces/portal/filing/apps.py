"""Registers the room."""

from django.apps import AppConfig


class PortalFilingConfig(AppConfig):
    name = "motcua.faces.portal.filing"
    label = "portal_filing"
    default_auto_field = "django.db.models.BigAutoField"
