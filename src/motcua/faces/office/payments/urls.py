"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.payments import (
    account_views,
    day_views,
    difference_views,
    order_views,
    refund_views,
    statement_views,
)

pages: list[URLPattern] = [
    path("", order_views.orders, name="payments"),
    path("orders/<str:number>/", order_views.order, name="payments_order"),
    path("orders/<str:number>/refund/", refund_views.ask, name="payments_refund_order"),
    path("differences/", difference_views.differences, name="payments_differences"),
    path("differences/<int:difference>/", difference_views.difference, name="payments_difference"),
    path("statements/", statement_views.statements, name="payments_statements"),
    path("statements/<int:statement>/", statement_views.statement, name="payments_statement"),
    path("day/", day_views.day, name="payments_day"),
    path("refunds/", refund_views.refunds, name="payments_refunds"),
    path("refunds/list.csv", refund_views.bank_list, name="payments_refund_list"),
    path("refunds/<str:number>/", refund_views.refund, name="payments_refund"),
    path("accounts/", account_views.accounts, name="payments_accounts"),
]
