"""How a dossier is told to the national portal: its fields and codes, from the state alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct

from motcua.domain.dossier.online import FileSource
from motcua.domain.dossier.party import FeeItem, PaperCount, Subject
from motcua.domain.dossier.state import State
from motcua.domain.kernel.local_time import local

ORIGINAL, COPY, ELECTRONIC = 0, 1, 2
"""Catalogue LoaiBan."""
AT_RECEPTION = 1
"""Catalogue HinhThucThu; the register does not say that a fee is collected later."""
CHARGE, FEE = 1, 2
"""LoaiPhiLePhi: phí, lệ phí."""
_SUBJECT = {
    Subject.CITIZEN: 0,
    Subject.FOREIGNER: 0,
    Subject.ORGANISATION: 1,
    Subject.BUSINESS: 1,
}
"""Catalogue LoaiDoiTuong; its 2, household business, is not told apart by the register."""


class PaperTold(Struct, frozen=True, kw_only=True):
    MaThanhPhanHoSo: str
    LoaiBan: int
    SoLuong: int
    TenTepDinhKem: str
    DuongDanTaiTepTin: str
    DuocSoHoa: int
    DuocLayTuKhoDMQG: int


class FeeTold(Struct, frozen=True, kw_only=True):
    TenPhiLePhi: str
    MaPhiLePhi: str
    HinhThucThu: int
    Gia: int
    LoaiPhiLePhi: int


class ResultTold(Struct, frozen=True, kw_only=True):
    MaKetQua: str
    TenGiayTo: str
    NgayKy: str
    DuongDanTepTinKetQua: str


class Told(Struct, frozen=True, kw_only=True):
    """One dossier at one version; the newest version says everything."""

    MaHoSo: str
    PhienBan: int
    MaTTHC: str
    TenTTHC: str
    MaLinhVuc: str
    ChuHoSo: str
    LoaiDoiTuong: int
    SoDinhDanh: str
    TrichYeuHoSo: str
    NgayNopHoSo: str
    NgayTiepNhan: str | None
    NgayHenTra: str | None
    NgayKetThucXuLy: str | None
    NgayTra: str | None
    DonViTiepNhan: str
    DonViXuLy: str
    TrangThaiHoSo: int
    KenhThucHien: int
    TaiLieuNop: tuple[PaperTold, ...]
    DanhSachLePhi: tuple[FeeTold, ...]
    KetQua: ResultTold | None
    TaiKhoanDuocXacThucVoiVNeID: int
    HoSoCoThanhPhanSoHoa: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What else is known: the applicant's account is verified, where the e-result can be had."""

    verified: bool = False
    result_link: str = ""


def told(state: State, known: Known | None = None) -> Told:
    """ValueError for a dossier without a code: nobody outside knows it yet."""
    if not state.code:
        raise ValueError("A dossier without a code cannot be told of.")
    known = known or Known()
    filing, papers = state.filing, tuple(_papers(state))
    return Told(
        MaHoSo=state.code,
        PhienBan=state.version,
        MaTTHC=state.terms.procedure,
        TenTTHC=state.terms.name,
        MaLinhVuc=state.terms.field,
        ChuHoSo=filing.applicant.name,
        LoaiDoiTuong=_SUBJECT[filing.applicant.subject],
        SoDinhDanh=filing.applicant.identity,
        TrichYeuHoSo=filing.summary or state.terms.name,
        NgayNopHoSo=_moment(state.submitted_at or state.opened_at) or "",
        NgayTiepNhan=_moment(state.received_at),
        NgayHenTra=_moment(_due(state)),
        NgayKetThucXuLy=_moment(state.finished_at),
        NgayTra=_moment(state.returned_at),
        DonViTiepNhan=filing.receiving_unit,
        DonViXuLy=filing.competent_agency,
        TrangThaiHoSo=state.stage.national,
        KenhThucHien=filing.channel_in.national,
        TaiLieuNop=papers,
        DanhSachLePhi=tuple(_fee(item) for item in state.fees or filing.fees),
        KetQua=_result(state, known),
        TaiKhoanDuocXacThucVoiVNeID=int(known.verified),
        HoSoCoThanhPhanSoHoa=int(any(paper.DuocSoHoa for paper in papers)),
    )


def _moment(at: datetime | None) -> str | None:
    """`YYYYMMDDHHMMSS` on the wall clock of Viet Nam."""
    return f"{local(at):%Y%m%d%H%M%S}" if at else None


def _due(state: State) -> datetime | None:
    """None while the clock stands: there is no date that binds."""
    if state.clock is None:
        return None
    stands = state.clock.standing_since is not None and state.finished_at is None
    return None if stands else state.clock.due_at


def _papers(state: State) -> Iterator[PaperTold]:
    """Files one by one; papers on paper by kind of copy. Files stay with us, named by content."""
    files = state.part.files if state.part else ()
    for file in files:
        yield PaperTold(
            MaThanhPhanHoSo=file.paper,
            LoaiBan=ELECTRONIC,
            SoLuong=1,
            TenTepDinhKem=file.name,
            DuongDanTaiTepTin=f"urn:sha256:{file.sha256}",
            DuocSoHoa=1,
            DuocLayTuKhoDMQG=int(file.source is not FileSource.UPLOADED),
        )
    with_file = {file.paper for file in files}
    for paper in state.filing.papers:
        for kind, count in _counts(paper, has_file=paper.code in with_file):
            yield PaperTold(
                MaThanhPhanHoSo=paper.code,
                LoaiBan=kind,
                SoLuong=count,
                TenTepDinhKem="",
                DuongDanTaiTepTin="",
                DuocSoHoa=int(kind == ELECTRONIC),
                DuocLayTuKhoDMQG=0,
            )


def _counts(paper: PaperCount, *, has_file: bool) -> Iterator[tuple[int, int]]:
    counted = (
        (ORIGINAL, paper.originals),
        (COPY, paper.certified + paper.copies),
        (ELECTRONIC, 0 if has_file else paper.electronic),
    )
    yield from ((kind, count) for kind, count in counted if count)


def _fee(item: FeeItem) -> FeeTold:
    return FeeTold(
        TenPhiLePhi=item.name,
        MaPhiLePhi=item.code,
        HinhThucThu=AT_RECEPTION,
        Gia=item.net,
        LoaiPhiLePhi=FEE if item.name.lower().startswith("lệ phí") else CHARGE,
    )


def _result(state: State, known: Known) -> ResultTold | None:
    if state.result is None:
        return None
    return ResultTold(
        MaKetQua=state.result.number,
        TenGiayTo=state.result.title,
        NgayKy=f"{state.result.signed_on:%Y%m%d}",
        DuongDanTepTinKetQua=known.result_link,
    )
