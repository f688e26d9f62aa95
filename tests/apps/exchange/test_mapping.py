"""How each stage of a dossier is told: the national codes, dates, papers and fees."""

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from motcua.channels.exchange.mapping import Known, PaperTold, told
from motcua.domain.dossier.online import FiledFile, FileSource, OnlinePart
from motcua.domain.dossier.party import Channel, FeeItem, PaperCount, Subject
from motcua.domain.dossier.state import State
from tests import builders as b
from tests.builders import lives, state

CODE = "000.15.49.H20-190805-0001"
SCHEMA = files("motcua.channels.exchange") / "data" / "dossier.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
STATUS = {
    "asked_at_intake": 5,
    "turned_away": 3,
    "received": 2,
    "transferred": 2,
    "assigned": 4,
    "supplement": 5,
    "unpaid": 6,
    "paid": 4,
    "proposed": 4,
    "withdrawing": 7,
    "stopped": 8,
    "approved": 9,
    "refused": 9,
    "returned": 10,
}


def coded(name: str) -> State:
    return replace(state(name), code=CODE)


@pytest.mark.parametrize(("name", "status"), STATUS.items())
def test_each_stage_has_its_national_status(name: str, status: int) -> None:
    assert told(coded(name)).TrangThaiHoSo == status


@pytest.mark.parametrize("name", sorted(lives()))
def test_every_point_of_every_life_fits_the_schema(name: str) -> None:
    said = json.loads(msgspec.json.encode(told(coded(name))))
    assert [fault.message for fault in VALIDATOR.iter_errors(said)] == []


def test_dates_are_told_as_they_bind() -> None:
    received, waiting, returned = (
        told(coded(name)) for name in ("received", "supplement", "returned")
    )
    assert received.NgayTiepNhan == "20190805090000"
    assert received.NgayHenTra == "20190812170000"
    assert (received.NgayKetThucXuLy, received.NgayTra) == (None, None)
    assert waiting.NgayHenTra is None  # the clock stands
    assert returned.NgayKetThucXuLy == "20190807090000"
    assert returned.NgayTra == "20190808090000"


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        (Channel.COUNTER, 1),
        (Channel.HOME_VISIT, 1),
        (Channel.ONLINE, 2),
        (Channel.POSTMAN, 3),
        (Channel.POST_COUNTER, 3),
    ],
)
def test_channels_are_the_three_national_ones(channel: Channel, code: int) -> None:
    life = coded("received")
    assert told(replace(life, filing=replace(life.filing, channel_in=channel))).KenhThucHien == code


@pytest.mark.parametrize("subject", list(Subject))
def test_every_subject_has_its_code(subject: Subject) -> None:
    life = coded("received")
    party = replace(life.filing.applicant, subject=subject)
    said = told(replace(life, filing=replace(life.filing, applicant=party)))
    assert said.LoaiDoiTuong == (1 if subject in {Subject.ORGANISATION, Subject.BUSINESS} else 0)


def test_papers_are_told_by_kind_and_files_by_content() -> None:
    life = coded("received")
    papers = (
        PaperCount(code="form", electronic=1),
        PaperCount(code="proof", originals=1, certified=1, copies=2),
    )
    file = FiledFile(
        paper="form",
        sha256="a" * 64,
        name="to-khai.pdf",
        size=9,
        kind="application/pdf",
        source=FileSource.REUSED,
    )
    filed = replace(
        life, filing=replace(life.filing, papers=papers), part=OnlinePart(files=(file,))
    )
    said = told(filed)
    first, *rest = said.TaiLieuNop
    assert first == PaperTold(
        MaThanhPhanHoSo="form",
        LoaiBan=2,
        SoLuong=1,
        TenTepDinhKem="to-khai.pdf",
        DuongDanTaiTepTin=f"urn:sha256:{'a' * 64}",
        DuocSoHoa=1,
        DuocLayTuKhoDMQG=1,
    )
    assert [(each.MaThanhPhanHoSo, each.LoaiBan, each.SoLuong) for each in rest] == [
        ("proof", 0, 1),
        ("proof", 1, 3),
    ]
    assert not any(each.DuocSoHoa or each.TenTepDinhKem for each in rest)
    assert said.HoSoCoThanhPhanSoHoa == 1


def test_fees_are_told_as_assessed() -> None:
    free = FeeItem(code="phi", name="Phí thẩm định", gross=10_000, net=0, reason="hộ nghèo")
    said = told(replace(coded("received"), fees=(b.FEE, free))).DanhSachLePhi
    assert [(fee.MaPhiLePhi, fee.Gia, fee.LoaiPhiLePhi) for fee in said] == [
        ("fee", 50_000, 2),
        ("phi", 0, 1),
    ]


def test_a_result_is_told_with_where_it_can_be_checked() -> None:
    known = Known(verified=True, result_link="https://motcua.example.vn/documents/check/")
    said = told(coded("approved"), known)
    assert said.KetQua is not None
    assert (said.KetQua.MaKetQua, said.KetQua.NgayKy) == ("15/2019", "20190805")
    assert said.KetQua.DuongDanTepTinKetQua == known.result_link
    assert said.TaiKhoanDuocXacThucVoiVNeID == 1


def test_a_draft_without_a_code_is_told_to_nobody() -> None:
    with pytest.raises(ValueError, match="code"):
        told(state("drafted"))


def test_the_page_names_every_field_of_the_schema() -> None:
    page = (Path(__file__).parents[3] / "docs/explanation/national-exchange.md").read_text()
    listed = re.findall(r"^\| `([A-Z]\w+)` \|", page, re.MULTILINE)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert listed == schema["required"] == list(schema["properties"])
