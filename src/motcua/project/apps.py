"""Registers the settings' own checks."""

from django.apps import AppConfig

from motcua.project import checks


class ProjectConfig(AppConfig):
    name = "motcua.project"
    label = "project"

    def ready(self) -> None:
        checks.register_all()
