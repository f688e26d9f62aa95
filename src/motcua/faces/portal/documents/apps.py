"""Registers the room."""

from django.apps import AppConfig


class PortalDocumentsConfig(AppConfig):
    name = "motcua.faces.portal.documents"
    label = "portal_documents"
    default_auto_field = "django.db.models.BigAutoField"
