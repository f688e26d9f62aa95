"""Addresses of this room, named in the space of the portal."""

from django.urls import URLPattern, path

from motcua.faces.portal.paying import calls, receipt_views, views

pages: list[URLPattern] = [
    path("", views.home, name="pay_home"),
    path("receipts/", receipt_views.look_up, name="pay_receipts"),
    path("for/<str:code>/", views.for_dossier, name="pay_for"),
    path("calls/<str:gateway>/", calls.hear, name="pay_call"),
    path("<str:number>/", views.order, name="pay_order"),
    path("<str:number>/qr.svg", views.picture, name="pay_qr"),
    path("<str:number>/gateway/", views.gateway, name="pay_gateway"),
    path("<str:number>/back/", views.back, name="pay_back"),
    path("<str:number>/check/", views.check, name="pay_check"),
    path("<str:number>/<str:receipt>.pdf", receipt_views.printed, name="pay_receipt"),
]
