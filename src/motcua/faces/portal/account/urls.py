"""Addresses of this room, named in the space of the portal."""

from django.urls import URLPattern, path

from motcua.faces.portal.account import sign_security

pages: list[URLPattern] = [
    path("security/", sign_security.security, name="me_security"),
    path("security/sessions/", sign_security.end_session, name="me_security_sessions"),
]
