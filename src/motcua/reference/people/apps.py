"""Registers the app, the guards of its evidence, and the writing down of who looked."""

from importlib import import_module

from django.apps import AppConfig
from django.core.signals import request_finished, request_started


class PeopleConfig(AppConfig):
    name = "motcua.reference.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("motcua.reference.people.checks").register_all()
        access_log = import_module("motcua.reference.people.access_log")
        request_started.connect(access_log.begin, dispatch_uid="people.access_log")
        request_finished.connect(access_log.finish, dispatch_uid="people.access_log")
