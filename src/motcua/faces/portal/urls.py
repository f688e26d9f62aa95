"""Addresses of the citizens' pages."""

from django.urls import include, path

from motcua.faces.portal import postal_acts, postal_views, track_views, views

pages = [
    path("", views.home, name="home"),
    path("procedures/", views.procedures, name="procedures"),
    path("procedures/<str:code>/", views.procedure, name="procedure"),
    path("track/", views.track, name="track"),
    path("track/<str:code>", track_views.track_code, name="track_code"),
    path("mine/", track_views.mine, name="mine"),
    path("post/", postal_views.post, name="post"),
    path("post/pick-up/", postal_acts.pick_up, name="post_pick_up"),
    path("post/<str:number>/", postal_views.follow, name="post_follow"),
    path("post/<str:number>/readdress/", postal_acts.readdress, name="post_readdress"),
    path("post/<str:number>/complain/", postal_acts.complain, name="post_complain"),
    path("mine/post/", postal_views.mine, name="post_mine"),
    path("accessibility/", views.accessibility, name="accessibility"),
]

urlpatterns = [
    path("", include((pages, "portal"))),
    path("", include("motcua.faces.ui.urls")),
]
