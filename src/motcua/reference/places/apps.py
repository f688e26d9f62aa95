"""Registers the app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "motcua.reference.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
