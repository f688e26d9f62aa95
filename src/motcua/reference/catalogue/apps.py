"""Registers the app."""

from django.apps import AppConfig

from motcua.reference.catalogue import checks


class CatalogueConfig(AppConfig):
    name = "motcua.reference.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
