"""Registers the room."""

from django.apps import AppConfig


class PortalAccountConfig(AppConfig):
    name = "motcua.faces.portal.account"
    label = "portal_account"
    default_auto_field = "django.db.models.BigAutoField"
