"""Addresses of second factors, under the names by which the sign-in library knows them."""

from django.urls import path

from motcua.faces.portal.account import sign_factors as views

urlpatterns = [
    path("", views.to_security, name="mfa_index"),
    path("needed/", views.second_factor_needed, name="second_factor_needed"),
    path("authenticate/", views.authenticate, name="mfa_authenticate"),
    path("reauthenticate/", views.reauthenticate, name="mfa_reauthenticate"),
    path("app/", views.activate_app, name="mfa_activate_totp"),
    path("app/remove/", views.deactivate_app, name="mfa_deactivate_totp"),
    path("codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new/", views.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("passkeys/", views.to_security, name="mfa_list_webauthn"),
    path("passkeys/add/", views.add_passkey, name="mfa_add_webauthn"),
    path("passkeys/sign-in/", views.sign_in_with_passkey, name="mfa_login_webauthn"),
    path(
        "passkeys/reauthenticate/",
        views.reauthenticate_with_passkey,
        name="mfa_reauthenticate_webauthn",
    ),
    path("passkeys/<int:pk>/rename/", views.edit_passkey, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
]
