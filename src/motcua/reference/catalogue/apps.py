"""Registers the app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "motcua.reference.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
