"""The acknowledgement of an online filing as PDF/A (decree 45/2020; 310/2026)."""

from datetime import date, datetime

from motcua.domain.dossier.state import State
from motcua.domain.kernel.local_time import local
from motcua.dossiers.forms.papers import ROOT
from motcua.plumbing import typesetting
from motcua.reference.places import queries as places

TEMPLATE = ROOT / "channels" / "online" / "forms" / "acknowledgement.typ"


def acknowledgement_pdf(state: State) -> bytes | None:
    """The same bytes every time for the same filing; None for what was not filed online."""
    turn, part = state.turn, state.part
    if turn is None:
        return None
    filing, day = state.filing, local(turn.counted_from).date()
    rows = [
        ("Mã hồ sơ", state.code),
        ("Thủ tục", state.terms.name),
        ("Chủ hồ sơ", filing.applicant.name),
        ("Người nộp", filing.filed_by.name if filing.filed_by else filing.applicant.name),
        ("Thời điểm hệ thống ghi nhận", _moment(turn.counted_from)),
        ("Được trả lời chậm nhất", _moment(turn.answer_by)),
        ("Nơi tiếp nhận", _place(filing.receiving_unit, day)),
    ]
    data = {
        "title": "Xác nhận đã nộp hồ sơ",
        "code": state.code,
        "form": "Xác nhận đã nộp hồ sơ trực tuyến",
        "issuer": "",
        "synthetic": filing.synthetic,
        "day": f"{day:%d/%m/%Y}",
        "rows": [{"label": label, "text": text} for label, text in rows],
        "files": [f"{each.name} ({each.sha256[:12]})" for each in (part.files if part else ())],
    }
    return typesetting.pdf(TEMPLATE, data, made_at=turn.counted_from, root=ROOT)


def _place(code: str, day: date) -> str:
    return places.place_name(code, day)


def _moment(at: datetime) -> str:
    return f"{local(at):%H:%M, %d/%m/%Y}"
