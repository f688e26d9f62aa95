"""Forms of the desk for people: find somebody, a mandate with its consent, checks, answers."""

import re
from datetime import date
from typing import Any, cast

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.card import Card, read_card
from motcua.domain.kernel.identity import IdentityKind, IdentityUnreadable, read_identity
from motcua.domain.kernel.mandate import ConsentWay
from motcua.faces.office.presses import PressForm
from motcua.faces.ui.formats import refusal_text
from motcua.faces.ui.forms import PageForm
from motcua.faces.ui.procedures import AGREED, ScopeForm
from motcua.reference.people.mandate_rows import Consent, Helper, NewMandate, Principal
from motcua.reference.people.mandates import Checked

DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d%m%Y")
MANDATE = re.compile(r"UQ\d{2}-\d{6,}")
BIRTH = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{4}-\d{2}-\d{2}|\d{8}")
MOST_PROOF = 10_000_000
WAYS = (
    (ConsentWay.SIGNED.value, _("Ký giấy tại quầy")),
    (ConsentWay.IN_PERSON.value, _("Nói trực tiếp tại quầy")),
    (ConsentWay.PHONE.value, _("Qua điện thoại, đã gọi lại")),
)


def typed(label: Any, *, longest: int = 200, required: bool = True, hint: Any = "") -> Any:
    box = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=hint, widget=box
    )


def day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=DAYS,
        required=required,
        widget=forms.DateInput(
            format=DAYS[0], attrs={"inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"invalid": _("Nhập ngày như 31/12/1941.")},
    )


class FindForm(PageForm):
    """A number as typed, or the text of a card's QR code."""

    who = typed(
        _("Số định danh, hoặc quét mã QR trên thẻ căn cước"),
        longest=1000,
        hint=_(
            "Máy quét gõ thay bạn; đặt con trỏ vào ô này rồi quét. "
            "Có phiếu ủy quyền thì nhập mã trên phiếu, như UQ26-000001."
        ),
    )

    def clean_who(self) -> Card | str:
        return _scanned(self.cleaned_data["who"])


class EitherForm(PageForm):
    """Who of the two a mandate binds: a number, a card, or the birth of who has no number."""

    either = typed(
        _("Số định danh của người nhờ hoặc người giúp, hoặc quét thẻ"),
        longest=1000,
        hint=_("Người nhờ chưa có số: nhập ngày sinh như 31/12/1941."),
    )

    def clean_either(self) -> str | date:
        text = self.cleaned_data["either"].strip()
        if BIRTH.fullmatch(text):
            return cast("date", forms.DateField(input_formats=DAYS).clean(text))
        who = _scanned(text)
        return who.identity.number if isinstance(who, Card) else who


def _scanned(text: str) -> Card | str:
    """The card, or the twelve digits."""
    if "|" in text:
        card = read_card(text)
        if isinstance(card, Card):
            return card
        raise forms.ValidationError(refusal_text(card))
    return _number(text)


def _number(text: str) -> str:
    read = read_identity(IdentityKind.PERSONAL_ID, text)
    if isinstance(read, IdentityUnreadable):
        raise forms.ValidationError(refusal_text(read))
    return read.number


class MandateForm(ScopeForm, PressForm):
    principal_card = typed(_("Quét thẻ của người nhờ"), longest=1000, required=False)
    principal_name = typed(_("Họ tên người nhờ"))
    principal_number = typed(
        _("Số định danh người nhờ"), required=False, hint=_("Chưa có số thì để trống.")
    )
    principal_birth = day(_("Ngày sinh người nhờ"), required=False)
    principal_phone = typed(_("Điện thoại người nhờ"), longest=40, required=False)
    principal_email = forms.EmailField(label=_("Thư điện tử người nhờ"), required=False)
    at_desk = forms.BooleanField(label=_("Quầy này là người giúp"), required=False)
    helper_card = typed(_("Quét thẻ của người giúp"), longest=1000, required=False)
    helper_name = typed(_("Họ tên người giúp"), required=False)
    helper_number = typed(_("Số định danh người giúp"), required=False)
    way = forms.ChoiceField(
        label=_("Người nhờ đồng ý bằng cách nào?"), choices=WAYS, widget=forms.RadioSelect
    )
    proof = forms.FileField(
        label=_("Bản chụp giấy đã ký"),
        required=False,
        help_text=_("PDF hoặc ảnh, tối đa 10 MB; không có thì ghi người làm chứng."),
        validators=[FileExtensionValidator(["pdf", "png", "jpg", "jpeg", "tif", "tiff", "webp"])],
    )
    witness = typed(_("Người làm chứng"), required=False)
    witness_place = typed(_("Nơi làm chứng"), required=False)
    call_back = typed(_("Số điện thoại đã gọi lại"), longest=40, required=False)
    checked = typed(
        _("Đã đối chiếu giấy tờ nào của từng người?"),
        longest=2000,
        hint=_("Qua điện thoại: ghi đã hỏi gì để biết đúng người."),
    )
    field_order = (
        *("principal_card", "principal_name", "principal_number", "principal_birth"),
        *("principal_phone", "principal_email", "at_desk", "helper_card", "helper_name"),
        *("helper_number", "procedures", "fields_", "last", "way", "proof", "witness"),
        *("witness_place", "call_back", "checked", "key"),
    )

    def clean_principal_number(self) -> str:
        return self._numbered("principal_number")

    def clean_helper_number(self) -> str:
        return self._numbered("helper_number")

    def _numbered(self, name: str) -> str:
        given = self.cleaned_data[name].strip()
        return _number(given) if given else ""

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("at_desk") and not said.get("helper_name"):
            self.add_error("helper_name", gettext("Ghi người giúp, hoặc chọn quầy này."))
        return said

    def mandate(self, desk: Actor, desk_name: str, on: date, proof: str = "") -> NewMandate:
        said = self.cleaned_data
        by_desk = said["at_desk"]
        return NewMandate(
            principal=Principal(
                name=said["principal_name"],
                identity=said["principal_number"],
                birth=said["principal_birth"],
                phone=said["principal_phone"],
                email=said["principal_email"],
            ),
            helper=Helper(
                name=desk_name if by_desk else said["helper_name"],
                identity="" if by_desk else said["helper_number"],
                unit=desk.place if by_desk else "",
            ),
            procedures=self.chosen(),
            consent=Consent(
                way=ConsentWay(said["way"]),
                said=str(AGREED),
                proof=proof,
                witness=said["witness"],
                witness_place=said["witness_place"],
                call_back=said["call_back"],
            ),
            first=on,
            last=said["last"],
            checked=said["checked"],
        )


def with_cards(data: Any) -> dict[str, Any]:
    """What was typed, with name, number and day of birth from the cards that were scanned."""
    filled = {name: data.get(name, "") for name in data}
    filled["fields_"] = data.getlist("fields_")
    for side in ("principal", "helper"):
        card = read_card(filled.get(f"{side}_card", ""))
        if isinstance(card, Card):
            filled |= {f"{side}_name": card.name, f"{side}_number": card.identity.number}
            filled[f"{side}_card"] = ""
            if side == "principal":
                filled["principal_birth"] = f"{card.birth:%d/%m/%Y}"
    return filled


class EndForm(PressForm):
    reason = forms.CharField(
        label=_("Lý do, hai bên sẽ đọc"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TakeOverForm(PressForm):
    number = typed(_("Số định danh mới"))
    name = typed(_("Họ tên trên giấy tờ"))
    birth = day(_("Ngày sinh trên giấy tờ"))
    document_kind = typed(_("Loại giấy tờ đã xem"), longest=40)
    document_tail = typed(_("Bốn ký tự cuối của giấy tờ"), longest=4)

    def clean_number(self) -> str:
        return _number(self.cleaned_data["number"])

    def checked(self) -> Checked:
        said = self.cleaned_data
        return Checked(
            identity=said["number"],
            name=said["name"],
            birth=said["birth"],
            document_kind=said["document_kind"],
            document_tail=said["document_tail"],
        )


class LegalForm(PressForm):
    number = typed(_("Số định danh người đại diện"))
    tax_code = typed(_("Mã số thuế của tổ chức hoặc chi nhánh"), longest=20)
    organisation = typed(_("Tên tổ chức"))
    checked = typed(
        _("Đã đối chiếu giấy tờ nào?"),
        longest=2000,
        hint=_("Ví dụ: giấy đăng ký doanh nghiệp bản chính, thẻ căn cước."),
    )

    def clean_number(self) -> str:
        return _number(self.cleaned_data["number"])


class AnswerForm(PressForm):
    granted = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[("yes", _("Đồng ý")), ("no", pgettext_lazy("yêu cầu", "Không đồng ý"))],
        widget=forms.RadioSelect,
    )
    correct = typed(_("Đúng theo giấy tờ"), required=False, hint=_("Ngày sinh ghi như 31/12/1941."))
    document = typed(_("Giấy tờ đã xem"), longest=60, required=False)
    answer = forms.CharField(
        label=_("Trả lời người yêu cầu"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
