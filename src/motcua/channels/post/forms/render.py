"""Prints the papers of the post on A5, its address label for the label printer or on A6."""

from pathlib import Path

from motcua.channels.custody.forms import LabelSize
from motcua.channels.post.forms.content import (
    AddressLabel,
    ConsignmentPaper,
    DeliverySlip,
    Invitation,
    LossLetter,
)
from motcua.domain.fees.words import dong_in_words
from motcua.domain.kernel.local_time import local
from motcua.dossiers.forms.papers import Drawn, print_paper

TEMPLATES = Path(__file__).parent / "templates"
_CIRCULAR = "Thông tư số 17/2017/TT-BTTTT"
NOTE = Drawn("Phiếu gửi hồ sơ", f"{_CIRCULAR}, Điều 9", TEMPLATES / "note.typ")
SLIP = Drawn("Phiếu phát", f"{_CIRCULAR}, Điều 5", TEMPLATES / "slip.typ")
INVITATION = Drawn("Giấy mời nhận bưu gửi", f"{_CIRCULAR}, Điều 5", TEMPLATES / "invitation.typ")
LOST = Drawn(
    "Thư xin lỗi về việc làm mất giấy tờ",
    "Quyết định số 45/2016/QĐ-TTg, Điều 14",
    TEMPLATES / "loss.typ",
)
DAMAGED = Drawn("Thư xin lỗi về việc làm hư hỏng giấy tờ", LOST.basis, LOST.template)
LABEL = Drawn("Nhãn địa chỉ", "", TEMPLATES / "address.typ")


def consignment_note(paper: ConsignmentPaper) -> bytes:
    return print_paper(paper, NOTE, {"in_words": dong_in_words(paper.total)})


def delivery_slip(paper: DeliverySlip) -> bytes:
    return print_paper(paper, SLIP, {"in_words": dong_in_words(paper.collect)})


def invitation(paper: Invitation) -> bytes:
    return print_paper(paper, INVITATION)


def loss_letter(paper: LossLetter) -> bytes:
    borne = paper.reissue_cost + paper.damages
    drawn = DAMAGED if paper.damaged else LOST
    return print_paper(paper, drawn, {"borne": borne, "in_words": dong_in_words(borne)})


def address_label(paper: AddressLabel, size: LabelSize) -> bytes:
    moments = {
        "accepted": f"{local(paper.accepted_at):%H:%M %d/%m/%Y}",
        "promised": f"{local(paper.promised_at):%H:%M %d/%m/%Y}",
    }
    return print_paper(paper, LABEL, {"size": size.value} | moments)
