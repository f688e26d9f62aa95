"""Addresses of the citizens' pages."""

from django.urls import include, path

from motcua.faces.portal import track_views, views

pages = [
    path("", views.home, name="home"),
    path("procedures/", views.procedures, name="procedures"),
    path("procedures/<str:code>/", views.procedure, name="procedure"),
    path("track/", views.track, name="track"),
    path("track/<str:code>", track_views.track_code, name="track_code"),
    path("mine/", track_views.mine, name="mine"),
    path("accessibility/", views.accessibility, name="accessibility"),
]

urlpatterns = [
    path("", include((pages, "portal"))),
    path("", include("motcua.faces.ui.urls")),
]
