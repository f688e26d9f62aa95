"""Who may call what: every operation of the API and what each member of the cast hears.

The dossier stands at the counter of `reception`, received, and belongs to `owner`.
"""

from collections.abc import Mapping
from typing import Any

READERS = frozenset(
    {"reception", "postal", "officer", "head", "manager", "controller", "auditor", "owner"}
)
OTHERS = frozenset({"operator", "stranger", "citizen", "child", "representative", "leaver"})
MEMBERS = READERS | OTHERS
NOBODY = "nobody"
"""A caller without a token."""

PUBLIC = frozenset({"list_procedures", "read_procedure", "list_units", "track"})
TOKEN_ONLY = frozenset({"list_dossiers", "preview_intake"})
READING = frozenset({"read_dossier", "list_events", "print_form"})
AT_THE_DOOR = frozenset({"reception", "postal"})

COUNTER = frozenset({"reception", "postal"})
OFFICER, HEAD = frozenset({"officer"}), frozenset({"head"})
KEEPER, OWNER = frozenset({"controller"}), frozenset({"owner"})
MAY: Mapping[str, frozenset[str]] = {
    "open_dossier": AT_THE_DOOR,
    "register_draft": COUNTER,
    "receive": COUNTER,
    "take_back": OWNER,
    "forward": COUNTER | KEEPER,
    "ask_supplement_at_intake": COUNTER,
    "refuse_at_intake": COUNTER,
    "transfer": COUNTER,
    "assign": HEAD,
    "reassign": HEAD,
    "start_step": OFFICER,
    "finish_step": OFFICER,
    "undo_step": HEAD,
    "move_to_successor": KEEPER,
    "seek_opinion": OFFICER,
    "answer_opinion": OFFICER,
    "note_silence": OFFICER,
    "ask_supplement": OFFICER | HEAD,
    "receive_supplement": COUNTER,
    "return_supplement": COUNTER,
    "request_payment": OFFICER,
    "record_payment": COUNTER,
    "extend": HEAD,
    "apply_suspension": KEEPER,
    "note_transit": KEEPER,
    "propose": OFFICER,
    "propose_at_once": frozenset({"reception"}),
    "send_back": HEAD,
    "approve": HEAD,
    "refuse_as_result": HEAD,
    "correct_error": HEAD,
    "return_result": COUNTER,
    "request_withdrawal": COUNTER | OWNER,
    "stop": HEAD,
    "resume": HEAD,
}
"""The members whose role is let through; what the state or the scheme says comes after."""

DESK = frozenset({"reception", "postal", "manager"})
AGENTS = frozenset({"officer", "head"})
CUSTODY: Mapping[str, tuple[frozenset[str], int]] = {
    "scan": (DESK, 403),
    "post_late_scans": (DESK, 403),
    "label_item": (DESK, 403),
    "list_things": (DESK, 403),
    "new_labels": (DESK | AGENTS | {"stranger"}, 403),
    "whereabouts": (READERS, 404),
    "read_minutes": (READERS - {"owner"}, 404),
}
"""Who may, and what everybody else hears; a paper of the dossier was offered to the officer."""
SIGNERS = AGENTS
"""Whom the minutes let sign for the agency; others at the places in them may only read them."""
WEBHOOK = frozenset({"hear_carrier"})
"""Signed by a carrier; no token opens it."""
OVERSEEN: Mapping[str, frozenset[str]] = {
    "list_carrier_reports": frozenset({"operator", "manager"}),
    "set_aside_report": frozenset({"operator", "manager"}),
}

_RESULT = {"title": "Giấy khai sinh", "number": "15", "signed_on": "2019-08-05"}
_MISSING = [{"paper": "to_khai", "what": "Tờ khai", "reason": "Thiếu chữ ký"}]
LABEL, OTHER_LABEL, MINUTES = "BC0000000124", "BC0000000221", "BB0000000173"
_COUNTER = {"hat": "counter", "place": "000.01.38.H20"}
QUERIES: Mapping[str, Mapping[str, str]] = {"list_things": _COUNTER}


def scan_of(officer: str, thing: str = LABEL) -> dict[str, Any]:
    """Given to the officer of the agency."""
    other = {"kind": "agency", "person": officer, "place": "000.00.38.H20"}
    return {"act": "offer", "minutes": MINUTES, "thing": thing, "other": other}


def custody_body(operation: str, officer: str, dossier: str) -> dict[str, Any]:
    late = {"key": "device-1-0001", "at": "2019-08-01T08:00:00+07:00", "scan": scan_of(officer)}
    item = {"label": OTHER_LABEL, "kind": "original", "dossier": dossier, "paper": "to_khai"}
    bodies: dict[str, dict[str, Any]] = {
        "scan": {**_COUNTER, "scan": scan_of(officer)},
        "post_late_scans": {**_COUNTER, "scans": [late]},
        "label_item": {**_COUNTER, **item},
        "new_labels": {"kind": "BC", "count": 2},
        "sign_minutes": {"hat": "agency", "place": "000.00.38.H20"},
        "set_aside_report": {"why": "Đã gọi đơn vị vận chuyển"},
    }
    return bodies.get(operation, {})


BODIES: Mapping[str, Mapping[str, Any]] = {
    "ask_supplement_at_intake": {"missing": _MISSING},
    "refuse_at_intake": {"reason": "Sai nơi"},
    "forward": {
        "receiving_unit": "000.01.39.H20",
        "competent_agency": "000.00.39.H20",
        "reason": "Nhầm huyện",
    },
    "take_back": {},
    "transfer": {},
    "assign": {"officer": "1", "officer_name": "Ai đó"},
    "reassign": {"officer": "1", "officer_name": "Ai đó", "reason": "Nghỉ ốm"},
    "start_step": {"number": 2},
    "finish_step": {"number": 2},
    "undo_step": {"number": 2, "reason": "Sai"},
    "move_to_successor": {
        "receiving_unit": "000.01.39.H20",
        "competent_agency": "000.00.39.H20",
        "decision": "NQ 1",
    },
    "seek_opinion": {
        "agency": "Sở Y tế",
        "question": "Đúng không?",
        "answer_by": "2019-08-07T17:00:00+07:00",
    },
    "answer_opinion": {"agency": "Sở Y tế", "answer": "Đúng"},
    "note_silence": {"agency": "Sở Y tế"},
    "ask_supplement": {"missing": _MISSING},
    "receive_supplement": {"papers": []},
    "return_supplement": {"missing": _MISSING},
    "request_payment": {"items": [], "notice": "TB 1"},
    "record_payment": {"amount": 8000, "method": "cash", "proof": "BL 1"},
    "extend": {"new_due_at": "2019-08-20T17:00:00+07:00", "reason": "Chờ xác minh"},
    "apply_suspension": {
        "suspension": {"first": "2019-08-08", "last": "2019-08-09", "notice": "Bão"}
    },
    "note_transit": {
        "since": "2019-08-01T08:00:00+07:00",
        "until": "2019-08-02T08:00:00+07:00",
        "rule": "QĐ 45/2016",
    },
    "propose": {"proposal": "approve", "text": "Đủ điều kiện"},
    "propose_at_once": {"proposal": "approve", "text": "Đủ điều kiện"},
    "send_back": {"reason": "Thiếu"},
    "approve": {"result": _RESULT},
    "refuse_as_result": {"reason": "Sai", "legal_basis": "Luật"},
    "correct_error": {"what": "Sai ngày", "corrected_result": _RESULT},
    "return_result": {"to_name": "Dương Thị Chủ", "identity_kind": "none", "identity": ""},
    "request_withdrawal": {"reason": "Đổi ý"},
    "stop": {"fee_consequence": "Hoàn"},
    "resume": {"reason": "Nhầm"},
}
