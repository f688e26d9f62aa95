"""Every address of the product, by face."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("oauth/", include("motcua.faces.api.oauth_urls")),
    path("api/v1/", include("motcua.faces.api.urls")),
    path("office/", include("motcua.faces.office.urls")),
    path("", include("motcua.faces.portal.urls")),
]
