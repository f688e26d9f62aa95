"""The style page: every part of the pages in one place, to look at."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.ui.forms import PageForm
from motcua.faces.ui.moments import Moment


class SampleForm(PageForm):
    name = forms.CharField(label="Họ và tên", help_text="Như trên giấy tờ tùy thân.")
    born = forms.DateField(label="Ngày sinh", required=False)
    way = forms.ChoiceField(
        label="Nhận kết quả",
        widget=forms.RadioSelect,
        choices=[("counter", "Tại quầy"), ("post", "Qua bưu chính")],
    )
    note = forms.CharField(
        label="Ghi chú", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    agree = forms.BooleanField(label="Tôi đã đọc lại những điều đã khai")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRefusal(Refusal):
    SAYS = Bilingual(
        "Còn thiếu {paper}. Nộp đủ rồi tiếp nhận lại.",
        "{paper} is missing. Hand it in, then receive the dossier again.",
    )

    paper: str


def sample_moments() -> list[Moment]:
    start = datetime(2026, 11, 23, 8, 5, tzinfo=VIETNAM)
    return [
        Moment("Đã tiếp nhận", "done", start, "Bộ phận Một cửa phường Cao Lãnh"),
        Moment("Đã chuyển xử lý", "done", start + timedelta(hours=2), "Bưu điện"),
        Moment("Đang thẩm định", "now", start + timedelta(hours=6), "Phòng Tư pháp"),
        Moment("Ký duyệt", "next"),
        Moment("Trả kết quả", "next", text="Tại quầy, mang theo giấy hẹn."),
    ]


@dataclass(frozen=True, slots=True)
class SampleRow:
    code: str
    name: str
    applicant: str
    due: datetime
    minutes_left: int


def sample_rows() -> list[SampleRow]:
    due = datetime(2026, 11, 25, 17, 0, tzinfo=VIETNAM)
    return [
        SampleRow("000.00.14.H20-261118-0007", "Đăng ký khai tử", "Trần Văn Út", due, -700),
        SampleRow("000.00.14.H20-261123-0002", "Đăng ký khai sinh", "Lê Thị Sen", due, 200),
        SampleRow(
            "000.00.14.H20-261123-0003",
            "Cấp giấy phép xây dựng nhà ở riêng lẻ",
            "Nguyễn Thị Ánh Tuyết",
            due + timedelta(days=7),
            2700,
        ),
    ]


def style_page(request: HttpRequest) -> HttpResponse:
    """For developers and signed-in people; 404 for everybody else."""
    _only_for_staff(request)
    empty = "check" in request.GET
    context = {
        "form": SampleForm({} if empty else None),
        "moments": sample_moments(),
        "refusal": SampleRefusal(article="NĐ 61/2018 Đ.17", paper="Giấy chứng sinh"),
        "due": datetime(2026, 11, 25, 17, 0, tzinfo=VIETNAM),
    }
    return render(request, "ui/style.html", context)


def style_office(request: HttpRequest) -> HttpResponse:
    """The frame of the staff pages with a work list; 404 for everybody outside."""
    _only_for_staff(request)
    actor = Actor(
        person="1",
        name="Phạm Thị Thẩm",
        role=Role.CASE_OFFICER,
        employer=Employer.AGENCY,
        place="000.00.14.H20",
    )
    context = {
        "actor": actor,
        "unit_name": "UBND phường Cao Lãnh",
        "rows": sample_rows(),
        "moments": sample_moments(),
    }
    return render(request, "ui/style_office.html", context)


def _only_for_staff(request: HttpRequest) -> None:
    if not (settings.DEBUG or request.user.is_authenticated):
        raise Http404
