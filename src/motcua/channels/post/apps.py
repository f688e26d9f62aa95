"""Registers the app."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "motcua.channels.post"
    label = "post"
    default_auto_field = "django.db.models.BigAutoField"
