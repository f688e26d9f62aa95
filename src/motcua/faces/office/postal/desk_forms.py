"""The agency's side of the post: open and count what arrived, seal and hand over what is done."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.note import ConsignmentNote
from motcua.channels.post.shapes import Counted
from motcua.domain.custody.labels import LabelKind, read_label
from motcua.domain.dossier.party import MissingPaper, PaperCount
from motcua.domain.dossier.terms import PaperRule
from motcua.faces.office.acts.base import Line, sentence, text
from motcua.faces.office.paper_fields import COUNT_HEADS, COUNTS, count_field, label_for
from motcua.faces.office.postal.acceptance_form import grams_field
from motcua.faces.office.postal.contact_fields import ContactForm
from motcua.faces.office.postal.tracking_forms import tracking_field
from motcua.faces.office.postal.wording import tariff_zones
from motcua.faces.ui.forms import PageForm


class SeenSealForm(PageForm):
    """A seal read off the packet; a number nobody expected has to be read twice."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    seal_seen = text(_("Số niêm phong trên túi"), hint=_("Đọc trên túi, không chép từ phiếu."))
    read_again = forms.BooleanField(
        label=_("Đã đọc lại, số trên túi đúng như vừa nhập: lập vụ sai lệch"), required=False
    )

    def __init__(self, seal: str, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        typed = str(self.data.get("seal_seen", "")).strip()
        if typed in {"", seal}:
            del self.fields["read_again"]

    def clean(self) -> None:
        if "read_again" in self.fields and not self.cleaned_data.get("read_again"):
            self.add_error(
                "seal_seen", _("Khác số ghi lúc niêm phong. Đọc lại trên túi rồi nhập lại.")
            )


class CountForm(SeenSealForm):
    """What lay under the seal: each label ticked or scanned; what differs; what is missing."""

    missing_heads = (_("Giấy tờ"), _("Cần bổ sung gì"), _("Vì sao"))
    count_heads = (_("Giấy tờ"), *COUNT_HEADS)

    items_seen = forms.MultipleChoiceField(
        label=_("Giấy tờ thấy trong túi"), widget=forms.CheckboxSelectMultiple, required=False
    )
    scanned = forms.CharField(
        label=_("Hoặc quét nhãn từng giấy tờ"),
        help_text=_("Mỗi nhãn một dòng; máy quét tự xuống dòng."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )
    summary = sentence(_("Nội dung, ghi chú"), required=False)

    def __init__(
        self, note: ConsignmentNote, rules: Sequence[PaperRule], data: Any = None, *, initial: Any
    ) -> None:
        self.note, self.rules = note, rules
        super().__init__(note.seal, data, initial=initial)
        self.fields["items_seen"].choices = [  # type: ignore[attr-defined]
            (item.label, f"{item.label} · {item.name}") for item in note.items
        ]
        for rule in rules:
            for stem, head in (("what", _("Cần bổ sung gì")), ("why", _("Vì sao"))):
                field = forms.CharField(required=False, max_length=1000)
                field.label = label_for(head, rule.name)
                self.fields[f"{stem}_{rule.code}"] = field
            for name, head in zip(COUNTS, COUNT_HEADS, strict=True):
                count = count_field()
                count.label = label_for(head, rule.name)
                self.fields[f"{name}_{rule.code}"] = count

    def clean_scanned(self) -> list[str]:
        lines = (line.strip().upper() for line in self.cleaned_data["scanned"].splitlines())
        labels = [line for line in lines if line]
        unread = [label for label in labels if not isinstance(read_label(label), LabelKind)]
        if unread:
            said = _("Không đọc được nhãn %(labels)s. Quét lại từng nhãn.")
            raise forms.ValidationError(said % {"labels": ", ".join(unread)})
        return labels

    @property
    def missing_lines(self) -> list[Line]:
        return [
            Line(rule.name, (self[f"what_{rule.code}"], self[f"why_{rule.code}"]))
            for rule in self.rules
        ]

    @property
    def count_lines(self) -> list[Line]:
        return [
            Line(rule.name, tuple(self[f"{name}_{rule.code}"] for name in COUNTS))
            for rule in self.rules
        ]

    def counted(self) -> Counted:
        said = self.cleaned_data
        seen = dict.fromkeys([*said["items_seen"], *said["scanned"]])
        return Counted(
            seal_seen=said["seal_seen"],
            items_seen=tuple(seen),
            papers=self._papers(),
            missing=self._missing(),
            summary=said["summary"],
        )

    def _papers(self) -> tuple[PaperCount, ...] | None:
        """None when nobody typed a count: the note's stands."""
        noted = {paper.code: paper for paper in self.note.papers}
        found, differs = [], False
        for rule in self.rules:
            counts = {name: self.cleaned_data.get(f"{name}_{rule.code}") for name in COUNTS}
            if any(count is not None for count in counts.values()):
                differs = True
                known = {name: count or 0 for name, count in counts.items()}
                found.append(PaperCount(code=rule.code, **known))
            elif rule.code in noted:
                found.append(noted[rule.code])
        return tuple(found) if differs else None

    def _missing(self) -> tuple[MissingPaper, ...]:
        said = self.cleaned_data
        return tuple(
            MissingPaper(
                paper=rule.code,
                what=said[f"what_{rule.code}"] or rule.name,
                reason=said[f"why_{rule.code}"],
            )
            for rule in self.rules
            if said[f"what_{rule.code}"] or said[f"why_{rule.code}"]
        )


class DispatchForm(ContactForm):
    """Where the result goes, what lies in the packet, and what must come back for it."""

    packet = forms.CharField(widget=forms.HiddenInput, max_length=60)
    labels = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)
    withdraw = forms.MultipleChoiceField(
        label=_("Bản chính phải thu lại khi phát"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    grams = grams_field(_("Khối lượng (g)"))
    tariff_zone = forms.ChoiceField(label=_("Vùng cước"), choices=tariff_zones, required=False)
    seal = text(_("Số niêm phong"), longest=60)
    postman = text(_("Bưu tá ký nhận"), hint=_("Họ tên người của bưu điện ký phiếu gửi."))
    tracking = tracking_field()

    def __init__(
        self, withdraw: Sequence[tuple[str, str]], data: Any = None, *, initial: Any = None
    ) -> None:
        super().__init__(data, initial={"grams": 100, **(initial or {})})
        if withdraw:
            self.fields["withdraw"].choices = list(withdraw)  # type: ignore[attr-defined]
        else:
            del self.fields["withdraw"]

    @property
    def allotted(self) -> list[str]:
        typed = str(self["labels"].value() or "")
        return [label for label in typed.split(",") if label]


class OpenForm(SeenSealForm):
    """A packet that came back: its seal, and what lay under it."""

    items_seen = forms.MultipleChoiceField(
        label=_("Giấy tờ thấy trong túi"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, note: ConsignmentNote, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(note.seal, data, initial=initial)
        labels = [(item.label, f"{item.label} · {item.name}") for item in note.items]
        self.fields["items_seen"].choices = labels  # type: ignore[attr-defined]
