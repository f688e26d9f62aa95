"""Addresses of this room, named in the space of the portal."""

from django.urls import URLPattern, path

from motcua.faces.portal.account import (
    me_contact,
    me_data,
    me_helpers,
    me_home,
    me_organisations,
    sign_security,
)

pages: list[URLPattern] = [
    path("", me_home.home, name="me"),
    path("helpers/", me_helpers.helpers, name="me_helpers"),
    path("helpers/new/", me_helpers.new_helper, name="me_helper_new"),
    path("helpers/<str:mandate>/", me_helpers.mandate, name="me_mandate"),
    path("organisations/", me_organisations.mine, name="me_organisations"),
    path("organisations/authorise/", me_organisations.authorise, name="me_authorise"),
    path("organisations/<int:representation>/end/", me_organisations.end, name="me_end"),
    path("data/", me_data.data, name="me_data"),
    path("data/seen/", me_data.seen, name="me_data_seen"),
    path("data/request/", me_data.ask, name="me_data_request"),
    path("data/copy/", me_data.ask_copy, name="me_data_copy"),
    path("data/copy/<uuid:copy>/", me_data.copy, name="me_data_copy_file"),
    path("data/contact/", me_contact.change, name="me_contact"),
    path("data/contact/code/", me_contact.confirm, name="me_contact_code"),
    path("security/", sign_security.security, name="me_security"),
    path("security/sessions/", sign_security.end_session, name="me_security_sessions"),
]
