"""Registers the room."""

from django.apps import AppConfig


class PortalNoticesConfig(AppConfig):
    name = "motcua.faces.portal.notices"
    label = "portal_notices"
    default_auto_field = "django.db.models.BigAutoField"
