"""Registers the app and its checks."""

from django.apps import AppConfig

from motcua.plumbing import checks


class PlumbingConfig(AppConfig):
    name = "motcua.plumbing"
    label = "plumbing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
