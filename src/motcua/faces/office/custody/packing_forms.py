"""What is asked when a paper is labelled, and when a packet is sealed or opened."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import applicant
from motcua.domain.custody.labels import LABEL_WORDS, OF_ITEM
from motcua.domain.custody.things import Address, Item, ItemKind
from motcua.domain.dossier.state import State
from motcua.faces.office.acts.base import text
from motcua.faces.office.custody.hands import Hand
from motcua.faces.office.custody.things import Shown
from motcua.faces.ui.formats import first_upper, said
from motcua.faces.ui.forms import PageForm

KINDS = (ItemKind.ORIGINAL, ItemKind.SET, ItemKind.RESULT)
WHOLE = ""


def labels_in(typed: str) -> tuple[str, ...]:
    """One label a line, as a scanner types them; each once."""
    return tuple(dict.fromkeys(line.strip().upper() for line in typed.splitlines() if line.strip()))


def scanned_field(label: Any, hint: Any) -> forms.CharField:
    attrs = {
        "rows": 5,
        "autocomplete": "off",
        "spellcheck": "false",
        "autocapitalize": "characters",
    }
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs=attrs),
    )


class Ticked(forms.MultipleChoiceField):
    """What was on offer may have gone into the packet by the second press: custody judges."""

    def valid_value(self, value: str) -> bool:
        return True


class HandForm(PageForm):
    """A form of somebody who may hold things in several ways; `key` against double presses."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=150)
    hat = forms.ChoiceField(label=_("Giữ với tư cách"))

    def __init__(self, hands: Sequence[Hand], data: Any = None, *, initial: Any = None) -> None:
        self.hands = hands
        super().__init__(data, initial=initial)
        hat = self.fields["hat"]
        if not isinstance(hat, forms.ChoiceField):
            raise TypeError("hat offers choices")
        hat.choices = [(hand.kind.value, first_upper(said(hand.words))) for hand in hands]
        if len(hands) == 1:
            hat.widget = forms.HiddenInput()
            self.initial.setdefault("hat", hands[0].kind.value)

    @property
    def hand(self) -> Hand:
        named = self.cleaned_data["hat"]
        return next(each for each in self.hands if each.kind.value == named)


class LabelForm(HandForm):
    """One paper of one dossier: handed in by the applicant, or made here."""

    kind = forms.ChoiceField(label=_("Loại"))
    paper = forms.ChoiceField(label=_("Giấy tờ"), required=False)
    label = text(
        _("Mã nhãn"),
        hint=_("Đã có nhãn in sẵn thì quét nhãn ấy; nếu không, giữ mã này rồi in."),
        longest=40,
    )
    received_from = text(
        _("Nhận từ"), hint=_("Để trống với kết quả lập tại đây."), required=False, longest=200
    )

    def __init__(
        self, state: State, hands: Sequence[Hand], data: Any = None, *, initial: Any = None
    ) -> None:
        self.state = state
        super().__init__(hands, data, initial=initial)
        for name, pairs in (
            ("kind", [(k.value, first_upper(said(LABEL_WORDS[OF_ITEM[k]]))) for k in KINDS]),
            ("paper", [(WHOLE, _("cả bộ, hoặc không có trong danh mục")), *self._papers()]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = pairs

    def _papers(self) -> list[tuple[str, str]]:
        return [(rule.code, rule.name) for rule in self.state.terms.papers]

    def clean_label(self) -> str:
        return str(self.cleaned_data["label"]).strip().upper()

    def command(self) -> c.Label:
        given = self.cleaned_data
        kind, name = ItemKind(given["kind"]), given["received_from"].strip()
        person = self.state.filing.applicant
        giver = applicant(person.identity, name, person.address) if name else None
        item = Item(label=given["label"], kind=kind, dossier=self.state.code, paper=given["paper"])
        return c.Label(item=item, received_from=None if kind is ItemKind.RESULT else giver)


class SealForm(HandForm):
    """What goes into a packet, its seal, who saw it, and where it goes."""

    ticked = Ticked(
        label=_("Giấy tờ đang giữ"), widget=forms.CheckboxSelectMultiple, required=False
    )
    scanned = scanned_field(
        _("Hoặc quét từng thứ bỏ vào túi"), _("Mỗi nhãn một dòng; máy quét tự xuống dòng.")
    )
    packet = text(_("Mã nhãn túi"), hint=_("Nhãn dán lên túi; giữ mã này rồi in."), longest=40)
    seal = text(_("Số niêm phong"), longest=60)
    witness = text(_("Người chứng kiến"), hint=_("Người nộp hồ sơ, hoặc cơ quan trả kết quả."))
    to_name = text(_("Gửi đến"), hint=_("Tên người hoặc cơ quan nhận."))
    to_text = text(_("Địa chỉ nhận"), longest=400)
    to_phone = text(_("Điện thoại"), required=False, longest=40)

    def __init__(
        self,
        hands: Sequence[Hand],
        loose: Sequence[Shown],
        data: Any = None,
        *,
        initial: Any = None,
    ) -> None:
        super().__init__(hands, data, initial=initial)
        ticked = self.fields["ticked"]
        if not loose or not isinstance(ticked, Ticked):
            ticked.widget = forms.MultipleHiddenInput()
            return
        ticked.choices = [
            (each.row.label, f"{each.row.label} · {each.what} · {each.row.dossier}")
            for each in loose
        ]

    def command(self) -> c.Seal:
        given = self.cleaned_data
        items = dict.fromkeys([*given.get("ticked", ()), *labels_in(given["scanned"])])
        to = Address(name=given["to_name"], text=given["to_text"], phone=given["to_phone"])
        return c.Seal(
            packet=given["packet"].strip().upper(),
            seal=given["seal"].strip(),
            items=tuple(items),
            witness=given["witness"].strip(),
            to=to,
        )


class OpenForm(PageForm):
    """The count when a seal is opened: what was really inside, scanned one by one."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=150)
    packet = forms.CharField(widget=forms.HiddenInput, max_length=60)
    seal_seen = text(
        _("Số niêm phong trên túi"), hint=_("Đọc trên túi, không chép từ phiếu."), longest=60
    )
    scanned = scanned_field(
        _("Quét từng thứ lấy ra khỏi túi"),
        _("Mỗi nhãn một dòng. Thiếu hay thừa sẽ tự thành vụ sai lệch."),
    )

    def command(self) -> c.OpenSeal:
        given = self.cleaned_data
        return c.OpenSeal(
            packet=given["packet"],
            seal_seen=given["seal_seen"].strip(),
            items_seen=labels_in(given["scanned"]),
        )
