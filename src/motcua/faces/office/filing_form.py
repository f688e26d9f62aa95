"""The one form of the counter: who files, for whom, which papers, which fee, which way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.party import Channel, FeeItem, PaperCount, Party, Subject
from motcua.domain.dossier.terms import PaperRule
from motcua.domain.fees.lines import FeeLine, FeePer, PayerGroup
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.mandate import authority
from motcua.dossiers import intake
from motcua.faces.office.acts.base import Words, day, here, moment, sentence, text
from motcua.faces.office.choices import CHANNELS, IDENTITY_KINDS, SUBJECTS
from motcua.faces.office.paper_fields import COUNT_HEADS, COUNTS, count_field, label_for
from motcua.faces.ui.forms import PageForm
from motcua.faces.ui.words import word
from motcua.reference.people.mandate_rows import MandateRow

QUANTITY_LABELS: Mapping[FeePer, Words] = {
    FeePer.COPY: _("Số bản tính phí"),
    FeePer.PAGE: _("Số trang mỗi bản"),
    FeePer.SET: _("Số bộ tính phí"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the case lets a clerk choose from."""

    papers: Sequence[PaperRule]
    fees: Sequence[FeeLine]
    agencies: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A row of the table of papers: ticked as asked for, or counted one by one."""

    rule: PaperRule
    tick: forms.BoundField
    counts: tuple[forms.BoundField, ...]


class FilingForm(PageForm):
    """Fields for papers, payers and quantities follow the case."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    card = text(_("Mã QR trên thẻ căn cước"), required=False, longest=1000)
    name = text(_("Họ và tên hoặc tên tổ chức"))
    subject = forms.ChoiceField(label=_("Đối tượng"), choices=SUBJECTS)
    identity_kind = forms.ChoiceField(label=_("Giấy tờ"), choices=IDENTITY_KINDS)
    identity = text(_("Số giấy tờ"), required=False, longest=60)
    birth = day(_("Ngày sinh"), required=False)
    address = text(_("Địa chỉ"), required=False)
    phone = text(_("Điện thoại"), required=False, longest=40)
    email = forms.EmailField(label=_("Thư điện tử"), required=False, max_length=200)
    by_name = text(_("Người nộp thay"), required=False)
    by_kind = forms.ChoiceField(label=_("Giấy tờ người nộp thay"), choices=IDENTITY_KINDS)
    by_identity = text(_("Số giấy tờ người nộp thay"), required=False, longest=60)
    authority = text(_("Giấy ủy quyền đã xuất trình"), required=False)
    groups = forms.MultipleChoiceField(
        label=_("Được miễn, giảm"), widget=forms.CheckboxSelectMultiple, required=False
    )
    sets = forms.IntegerField(
        label=_("Số bộ hồ sơ"), widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    channel_in = forms.ChoiceField(label=_("Nộp qua"), choices=CHANNELS)
    channel_out = forms.ChoiceField(label=_("Nhận kết quả qua"), choices=CHANNELS)
    agency = forms.ChoiceField(label=_("Cơ quan giải quyết"))
    summary = sentence(_("Nội dung, ghi chú"), required=False)
    received_at = moment(_("Đã nhận lúc (khi nhập lại sau sự cố)"), required=False)

    def __init__(self, offered: Offered, data: Any = None, *, initial: Any = None) -> None:
        self.offered = offered
        super().__init__(data, initial={"key": str(uuid4()), "sets": 1, **(initial or {})})
        self._add_papers()
        self._add_fees()
        agency = self.fields["agency"]
        agency.choices = list(offered.agencies)  # type: ignore[attr-defined]

    def _add_papers(self) -> None:
        for rule in self.offered.papers:
            tick = forms.BooleanField(required=False, label=label_for(_("Đủ"), rule.name))
            self.fields[f"tick_{rule.code}"] = tick
            for name, head in zip(COUNTS, COUNT_HEADS, strict=True):
                field = count_field()
                field.label = label_for(head, rule.name)
                self.fields[f"{name}_{rule.code}"] = field

    def _add_fees(self) -> None:
        lines = self.offered.fees
        meant = {group for line in lines for group in line.exempt}
        meant |= {cut.group for line in lines for cut in line.reduced}
        if meant:
            pairs = [(group.value, word(group.value, "group")) for group in PayerGroup]
            self.fields["groups"].choices = [  # type: ignore[attr-defined]
                pair for pair in pairs if PayerGroup(pair[0]) in meant
            ]
        else:
            del self.fields["groups"]
        counted = {line.per for line in lines}
        if FeePer.PAGE in counted:
            counted.add(FeePer.COPY)
        for per, label in QUANTITY_LABELS.items():
            if per in counted:
                self.fields[f"many_{per.value}"] = forms.IntegerField(
                    label=label,
                    initial=1,
                    min_value=0,
                    max_value=10_000,
                    widget=forms.TextInput(attrs={"inputmode": "numeric"}),
                )

    @property
    def paper_lines(self) -> list[PaperLine]:
        return [
            PaperLine(
                rule,
                self[f"tick_{rule.code}"],
                tuple(self[f"{name}_{rule.code}"] for name in COUNTS),
            )
            for rule in self.offered.papers
        ]

    @property
    def quantity_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("many_")]

    def unchecked(self) -> Self:
        """The same values without complaints: the person has not finished yet."""
        self.full_clean()
        self.errors.clear()
        return self

    def groups_chosen(self) -> tuple[PayerGroup, ...]:
        said = getattr(self, "cleaned_data", {})
        return tuple(PayerGroup(name) for name in said.get("groups", ()))

    def quantities(self) -> dict[FeePer, int]:
        said = getattr(self, "cleaned_data", {})
        found = {per: said.get(f"many_{per.value}") for per in QUANTITY_LABELS}
        return {per: count for per, count in found.items() if count is not None}

    def received(self) -> datetime | None:
        typed = getattr(self, "cleaned_data", {}).get("received_at")
        return here(typed) if typed else None

    def papers(self) -> tuple[PaperCount, ...]:
        said = self.cleaned_data
        counted = []
        for rule in self.offered.papers:
            counts = {name: said.get(f"{name}_{rule.code}") for name in COUNTS}
            if any(count is not None for count in counts.values()):
                known = {name: count or 0 for name, count in counts.items()}
                counted.append(PaperCount(code=rule.code, **known))
            elif said.get(f"tick_{rule.code}"):
                counted.append(intake.handed_in_as_asked(rule))
        return tuple(counted)

    def filing(self, *, unit: str, fees: tuple[FeeItem, ...], synthetic: bool) -> Filing:
        said = self.cleaned_data
        return Filing(
            applicant=Party(
                name=said["name"],
                subject=Subject(said["subject"]),
                identity_kind=IdentityKind(said["identity_kind"]),
                identity=said["identity"],
                birth=said["birth"],
                address=said["address"],
                phone=said["phone"],
                email=said["email"],
            ),
            filed_by=self._filed_by(),
            authority=said["authority"],
            papers=self.papers(),
            fees=fees,
            channel_in=Channel(said["channel_in"]),
            channel_out=Channel(said["channel_out"]),
            receiving_unit=unit,
            competent_agency=said["agency"],
            sets=said["sets"],
            summary=said["summary"],
            synthetic=synthetic,
        )

    def _filed_by(self) -> Party | None:
        said = self.cleaned_data
        if not said["by_name"]:
            return None
        return Party(
            name=said["by_name"],
            identity_kind=IdentityKind(said["by_kind"]),
            identity=said["by_identity"],
        )


def initial_under(mandate: MandateRow, desk: str) -> dict[str, Any]:
    """The form's values when the desk of this name files for the person of a mandate."""
    person = mandate.principal
    return {
        "name": person.name,
        "identity_kind": IdentityKind.PERSONAL_ID if person.identity else "",
        "identity": person.identity,
        "birth": person.birth,
        "phone": person.phone,
        "email": person.email,
        "by_name": desk,
        "by_kind": IdentityKind.NONE.value,
        "authority": authority(mandate.code),
    }


def initial_of(filing: Filing) -> dict[str, object]:
    """The form's values of a filing that was drafted or sent back for papers."""
    person, other = filing.applicant, filing.filed_by
    values: dict[str, object] = {
        "name": person.name,
        "subject": person.subject.value,
        "identity_kind": person.identity_kind.value,
        "identity": person.identity,
        "birth": person.birth,
        "address": person.address,
        "phone": person.phone,
        "email": person.email,
        "by_name": other.name if other else "",
        "by_kind": other.identity_kind.value if other else "",
        "by_identity": other.identity if other else "",
        "authority": filing.authority,
        "sets": filing.sets,
        "channel_in": filing.channel_in.value,
        "channel_out": filing.channel_out.value,
        "agency": filing.competent_agency,
        "summary": filing.summary,
    }
    for paper in filing.papers:
        values |= {f"{name}_{paper.code}": getattr(paper, name) or None for name in COUNTS}
    return values
