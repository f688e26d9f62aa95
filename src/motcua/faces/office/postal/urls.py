"""Addresses of this room, named in the space of the office."""

from django.urls import URLPattern, URLResolver, include, path

from motcua.faces.office.postal import (
    accept_views,
    bulk_views,
    carrier_views,
    consignment_views,
    desk_views,
    door_views,
    home_views,
    mishap_views,
    pick_up_views,
    report_views,
    round_views,
    tracking_views,
)

_pick_up = [
    path("assign/", pick_up_views.assign, name="post_pick_up_assign"),
    path("missed/", pick_up_views.missed, name="post_pick_up_missed"),
    path("cancel/", pick_up_views.cancel, name="post_pick_up_cancel"),
]
_consignment = [
    path("", consignment_views.consignment, name="post_consignment"),
    path("accepted/", consignment_views.accepted, name="post_accepted"),
    path("proof/", consignment_views.proof, name="post_proof"),
    path("print/<slug:printout>.pdf", consignment_views.print_, name="post_print"),
    path("file/", desk_views.file, name="post_file"),
    path("slip/", desk_views.slip, name="post_slip"),
    path("take-back/", desk_views.take_back, name="post_take_back"),
    path("deliver/", door_views.deliver, name="post_deliver"),
    path("attempt/", door_views.attempt, name="post_attempt"),
    path("hold/", door_views.hold, name="post_hold"),
    path("readdress/", door_views.readdress, name="post_readdress"),
    path("bring-back/", door_views.bring_back, name="post_bring_back"),
    path("mishap/", mishap_views.mishap, name="post_mishap"),
    path("mishap/<int:mishap>/paid/", mishap_views.compensate, name="post_compensate"),
    path("complain/", mishap_views.complain, name="post_complain"),
    path("carrier/send/", carrier_views.send, name="post_carrier_send"),
    path("carrier/call-off/", carrier_views.call_off, name="post_carrier_call_off"),
    path("carrier/label.pdf", carrier_views.label, name="post_carrier_label"),
]
_carrier = [
    path("", carrier_views.carrier, name="post_carrier"),
    path("reports/<int:report>/again/", carrier_views.offer_again, name="post_carrier_offer"),
    path("reports/<int:report>/aside/", carrier_views.set_aside, name="post_carrier_aside"),
    path("parcels/<str:reference>/again/", carrier_views.create_again, name="post_carrier_create"),
]
pages: list[URLPattern | URLResolver] = [
    path("", home_views.home, name="post"),
    path("lists/<slug:which>/", home_views.listed, name="post_list"),
    path("accept/", accept_views.find, name="post_find"),
    path("accept/<str:code>/", accept_views.choose_case, name="post_case"),
    path("accept/<str:code>/<slug:case>/", accept_views.accept, name="post_accept"),
    path("pick-ups/", pick_up_views.pick_ups, name="post_pick_ups"),
    path("pick-ups/new/", pick_up_views.new, name="post_pick_up_new"),
    path("pick-ups/<uuid:pick_up>/", include(_pick_up)),
    path("round/", round_views.round_, name="post_round"),
    path("round/bag/", round_views.bag, name="post_bag"),
    path("results/", bulk_views.results, name="post_ready"),
    path("results/<uuid:dossier>/", desk_views.dispatch, name="post_dispatch"),
    path("reports/", report_views.reports, name="post_reports"),
    path("reports/<slug:period>.csv", report_views.report_csv, name="post_report_csv"),
    path("reports/<slug:period>.xlsx", report_views.report_xlsx, name="post_report_xlsx"),
    path("numbers/", tracking_views.numbers, name="post_numbers"),
    path("carrier/", include(_carrier)),
    path("complaints/", mishap_views.complaints, name="post_complaints"),
    path("complaints/<str:complaint>/", mishap_views.answer, name="post_complaint"),
    path("consignments/<str:number>/", include(_consignment)),
]
