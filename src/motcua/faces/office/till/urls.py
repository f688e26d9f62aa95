"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.till import (
    bag_views,
    balance_views,
    collect_views,
    payment_views,
    print_views,
    receipt_views,
    remittance_views,
    settlement_views,
    shift_views,
)

pages: list[URLPattern] = [
    path("", shift_views.till, name="till"),
    path("shifts/", shift_views.shifts, name="till_shifts"),
    path("shifts/<str:shift>/", shift_views.shift, name="till_shift"),
    path("shifts/<str:shift>/count/", shift_views.count, name="till_count"),
    path("shifts/<str:shift>/confirm/", shift_views.confirm_count, name="till_confirm_count"),
    path("shifts/<str:shift>/close/", shift_views.close, name="till_close"),
    path("shifts/<str:shift>/cash-up.pdf", print_views.print_cash_up, name="till_cash_up_pdf"),
    path("collect/", collect_views.collect, name="till_collect"),
    path("paid/", collect_views.paid, name="till_paid"),
    path("receipts/", receipt_views.receipts, name="till_receipts"),
    path("receipts/series/", receipt_views.series, name="till_series"),
    path("receipts/<str:receipt>/", receipt_views.receipt, name="till_receipt"),
    path("receipts/<str:receipt>/print.pdf", print_views.print_receipt, name="till_receipt_pdf"),
    path("bags/", bag_views.bags, name="till_bags"),
    path("bags/lost/", bag_views.lost, name="till_lost_bags"),
    path("remittances/", remittance_views.remittances, name="till_remittances"),
    path("remittances/send/", remittance_views.send, name="till_remit"),
    path("remittances/<str:remittance>/", remittance_views.remittance, name="till_remittance"),
    path(
        "remittances/<str:remittance>/print.pdf",
        print_views.print_remittance,
        name="till_remittance_pdf",
    ),
    path("settlements/", settlement_views.settlements, name="till_settlements"),
    path("settlements/<str:settlement>/", settlement_views.settlement, name="till_settlement"),
    path(
        "settlements/<str:settlement>/print.pdf",
        print_views.print_settlement,
        name="till_settlement_pdf",
    ),
    path("contracts/", payment_views.contracts, name="till_contracts"),
    path("contracts/prices/<int:price>/end/", payment_views.end_price, name="till_end_price"),
    path("statement/", payment_views.statement, name="till_statement"),
    path("statement.pdf", payment_views.print_statement, name="till_statement_pdf"),
    path("balance/", balance_views.balance, name="till_balance"),
    path("balance/book/", balance_views.book, name="till_book"),
]
