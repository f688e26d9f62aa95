"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern

pages: list[URLPattern] = []
