"""Registers the app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "motcua.channels.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
