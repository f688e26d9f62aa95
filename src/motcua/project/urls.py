"""Every address of the product, by face."""

from allauth.account import views as account
from django.urls import include, path

from motcua.faces.portal.account import (
    sign_eid,
    sign_entrance,
    sign_out,
    sign_password,
    sign_way_back,
)

# Only what has a page of ours: there is no sign-up, and a forgotten password is reset at a desk.
_account = [
    path("login/", sign_entrance.sign_in, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),  # says that it is closed
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    # The page above leads there whoever has no password; only staff give themselves one.
    path("password/set/", sign_password.set_password, name="account_set_password"),
    path("e-id/", sign_eid.begin, name="eid_begin"),
    path("e-id/arrive/", sign_eid.arrive, name="eid_arrive"),
    path("e-id/leave/", sign_out.leave, name="eid_leave"),
    path("e-id/left/", sign_out.left_there, name="eid_left"),
    path("way-back/", sign_way_back.ask, name="way_back"),
    path("way-back/code/", sign_way_back.enter, name="way_back_code"),
    path("2fa/", include("motcua.faces.portal.account.sign_factor_urls")),
]

urlpatterns = [
    path("account/", include(_account)),
    path("oauth/", include("motcua.faces.api.oauth_urls", namespace="oauth2_provider")),
    path("api/v1/", include("motcua.faces.api.urls")),
    path("office/", include("motcua.faces.office.urls")),
    path("", include("motcua.faces.portal.urls")),
]
