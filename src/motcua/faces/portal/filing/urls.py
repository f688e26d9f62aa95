"""Addresses of this room, named in the space of the portal."""

from django.urls import URLPattern, path

from motcua.faces.portal.filing import (
    after_views,
    aside_views,
    form_views,
    paper_views,
    receipt_views,
    send_views,
    start_views,
    upload_views,
)

DRAFT, PAPER = "<uuid:filing>", "<uuid:filing>/papers/<str:paper>"
pages: list[URLPattern] = [
    path("", start_views.home, name="file_home"),
    path("new/<str:procedure>/", start_views.start, name="file_start"),
    path("blank/<str:procedure>.pdf", start_views.blank, name="file_blank"),
    path("sent/<str:code>/", receipt_views.sent, name="file_sent"),
    path("sent/<str:code>/receipt.pdf", receipt_views.printed, name="file_receipt"),
    path("correct/<str:code>/", after_views.correct, name="file_correct"),
    path("take-back/<str:code>/", after_views.take_back, name="file_take_back"),
    path(f"{DRAFT}/", form_views.go_on, name="file_draft"),
    path(f"{DRAFT}/form/", form_views.first_page, name="file_draft_form"),
    path(f"{DRAFT}/form/<str:page>/", form_views.form, name="file_form"),
    path(f"{DRAFT}/form/<str:page>/card/", form_views.card, name="file_card"),
    path(f"{DRAFT}/aside/", aside_views.aside, name="file_aside"),
    path(f"{DRAFT}/papers/", paper_views.papers, name="file_papers"),
    path(f"{PAPER}/", paper_views.paper, name="file_paper"),
    path(f"{PAPER}/upload/", upload_views.begin, name="file_upload"),
    path(f"{PAPER}/upload/<uuid:upload>/", upload_views.go_on, name="file_piece"),
    path(f"{PAPER}/remove/", paper_views.remove, name="file_remove"),
    path(f"{PAPER}/reuse/", paper_views.reuse, name="file_reuse"),
    path(f"{PAPER}/later/", paper_views.later, name="file_later"),
    path(f"{DRAFT}/files/<int:file>/<int:leaf>.jpg", upload_views.page, name="file_page"),
    path(f"{DRAFT}/place/", send_views.place, name="file_place"),
    path(f"{DRAFT}/result/", send_views.result, name="file_result"),
    path(f"{DRAFT}/check/", send_views.check, name="file_check"),
    path(f"{DRAFT}/discard/", after_views.discard, name="file_discard"),
]
