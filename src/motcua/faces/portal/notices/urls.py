"""Addresses of this room, named in the space of the portal."""

from django.urls import URLPattern

pages: list[URLPattern] = []
