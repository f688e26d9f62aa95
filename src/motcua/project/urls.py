"""Every address of the product, by face."""

from allauth.account import views as account
from django.urls import include, path
from django.views.generic import RedirectView

# Only what has a page of ours: there is no sign-up, and a forgotten password is set by an operator.
_account = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),  # says that it is closed
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    # The page above leads there whoever has no password; they sign in by electronic identity.
    path("password/set/", RedirectView.as_view(url="/"), name="account_set_password"),
]

urlpatterns = [
    path("account/", include(_account)),
    path("oauth/", include("motcua.faces.api.oauth_urls", namespace="oauth2_provider")),
    path("api/v1/", include("motcua.faces.api.urls")),
    path("office/", include("motcua.faces.office.urls")),
    path("", include("motcua.faces.portal.urls")),
]
