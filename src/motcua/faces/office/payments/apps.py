"""Registers the room."""

from django.apps import AppConfig


class OfficePaymentsConfig(AppConfig):
    name = "motcua.faces.office.payments"
    label = "office_payments"
    default_auto_field = "django.db.models.BigAutoField"
