"""Registers the app."""

from django.apps import AppConfig

from motcua.channels.documents import checks


class DocumentsConfig(AppConfig):
    name = "motcua.channels.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
