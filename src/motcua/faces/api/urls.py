"""Addresses of the API."""

from django.urls import URLPattern, URLResolver, path, re_path

from motcua.faces.api.problems import nothing_here, problems_only
from motcua.faces.api.service import api

__all__ = ["api", "urlpatterns"]

_own, _app, _namespace = api.urls
for _pattern in _own:
    if isinstance(_pattern, URLPattern):
        _pattern.callback = problems_only(_pattern.callback)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", (_own, _app, _namespace)),
    re_path("", nothing_here),
]
