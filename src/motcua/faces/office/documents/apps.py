"""Registers the room."""

from django.apps import AppConfig


class OfficeDocumentsConfig(AppConfig):
    name = "motcua.faces.office.documents"
    label = "office_documents"
    default_auto_field = "django.db.models.BigAutoField"
