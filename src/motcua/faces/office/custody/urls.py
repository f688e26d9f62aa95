"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, path

from motcua.faces.office.custody import (
    case_views,
    hand_over_views,
    home_views,
    minutes_views,
    packing_views,
    print_views,
    scan_views,
    where_views,
)

pages: list[URLPattern] = [
    path("", home_views.home, name="custody"),
    path("held/", home_views.held, name="custody_held"),
    path("where/", where_views.where, name="custody_where"),
    path("hand-over/", hand_over_views.hand_over, name="custody_hand_over"),
    path("hand-over/<str:minutes>/", scan_views.scan_page, name="custody_scan"),
    path("hand-over/<str:minutes>/rows/", scan_views.rows, name="custody_rows"),
    path("minutes/<str:minutes>.pdf", print_views.print_minutes, name="minutes_pdf"),
    path("labels/<str:size>.pdf", print_views.print_labels, name="labels_pdf"),
    path("labels/<str:size>/<str:label>.pdf", print_views.print_label, name="label_pdf"),
    path("minutes/", minutes_views.minutes_list, name="custody_minutes_list"),
    path("minutes/<str:minutes>/", minutes_views.minutes, name="custody_minutes"),
    path("minutes/<str:minutes>/sign/", minutes_views.sign, name="custody_sign"),
    path("label/", packing_views.label, name="custody_label"),
    path("seal/", packing_views.seal, name="custody_seal"),
    path("open/", packing_views.open_packet, name="custody_open"),
    path("cases/", case_views.cases, name="custody_cases"),
    path("cases/one/", case_views.case, name="custody_case"),
    path("cases/report/", case_views.report, name="custody_report"),
    path("astray/", home_views.astray, name="custody_astray"),
    path("astray/<int:report>/", home_views.set_aside, name="custody_set_aside"),
]
