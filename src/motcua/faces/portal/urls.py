"""Addresses of the citizens' pages."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from motcua.faces.portal import postal_acts, postal_views, service_views, track_views, views
from motcua.faces.portal.account import urls as account
from motcua.faces.portal.documents import urls as documents
from motcua.faces.portal.filing import urls as filing
from motcua.faces.portal.notices import urls as notices
from motcua.faces.portal.paying import urls as paying

_WITHOUT_SLASH = RedirectView.as_view(pattern_name="portal:track_code", query_string=True)
"""People type the slash every other address ends in."""

pages: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("procedures/", views.procedures, name="procedures"),
    path("procedures/<str:code>/", views.procedure, name="procedure"),
    path("track/", views.track, name="track"),
    path("track/<str:code>", track_views.track_code, name="track_code"),
    path("track/<str:code>/", _WITHOUT_SLASH, name="track_code_and_slash"),
    path("mine/", track_views.mine, name="mine"),
    path("post/", postal_views.post, name="post"),
    path("post/pick-up/", postal_acts.pick_up, name="post_pick_up"),
    path("post/<str:number>/", postal_views.follow, name="post_follow"),
    path("post/<str:number>/readdress/", postal_acts.readdress, name="post_readdress"),
    path("post/<str:number>/complain/", postal_acts.complain, name="post_complain"),
    path("mine/post/", postal_views.mine, name="post_mine"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("service/", service_views.service, name="service"),
    path("health/", service_views.health, name="health"),
    path("me/", include(account.pages)),
    path("file/", include(filing.pages)),
    path("pay/", include(paying.pages)),
    path("documents/", include(documents.pages)),
    path("notices/", include(notices.pages)),
]

urlpatterns = [
    path("", include((pages, "portal"))),
    path("", include("motcua.faces.ui.urls")),
]
