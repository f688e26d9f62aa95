"""What a clerk writes down when somebody who lost the way in stands at the desk."""

from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from motcua.domain.kernel.identity import (
    Identity,
    IdentityKind,
    IdentityUnreadable,
    read_identity,
)
from motcua.faces.ui.formats import refusal_text
from motcua.faces.ui.forms import PageForm
from motcua.reference.people.recovery import NewRecovery, account_of

DOCUMENTS = (
    ("identity_card", _("Thẻ căn cước, căn cước công dân")),
    ("e_identity", _("Căn cước điện tử, mở trước mặt tôi")),
    ("passport", _("Hộ chiếu")),
)
WHATS = (
    ("way_in", _("Không vào được tài khoản: in mã một lần")),
    ("second_factors", _("Mất điện thoại hoặc khóa của bước thứ hai: xóa bước thứ hai")),
)


class RecoveryForm(PageForm):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    who = forms.CharField(
        label=_("Số định danh cá nhân hoặc tên đăng nhập"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    what = forms.ChoiceField(label=_("Người này cần gì?"), choices=WHATS, widget=forms.RadioSelect)
    document = forms.ChoiceField(
        label=_("Giấy tờ đã xem"), choices=DOCUMENTS, widget=forms.RadioSelect
    )
    number = forms.CharField(
        label=_("Số định danh ghi trên giấy tờ"),
        max_length=20,
        help_text=_("12 chữ số. Chỉ 4 số cuối được lưu; không chụp, không giữ ảnh giấy tờ."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    compared = forms.BooleanField(
        label=_("Tôi đã đối chiếu khuôn mặt và giấy tờ của người đang ở quầy")
    )

    def clean_number(self) -> Identity:
        read = read_identity(IdentityKind.PERSONAL_ID, self.cleaned_data["number"])
        if isinstance(read, IdentityUnreadable):
            raise forms.ValidationError(refusal_text(read))
        return read

    def asked(self) -> NewRecovery | None:
        """None, with the error beside its field, when there is no such account."""
        said = self.cleaned_data
        user = account_of(said["who"])
        if user is None:
            text = _now(
                "Không có tài khoản nào mang số định danh hoặc tên đăng nhập này. "
                "Người chưa có tài khoản đăng nhập lần đầu bằng danh tính điện tử."
            )
            self.add_error("who", text)
            return None
        code: UUID = said["key"]
        identity: Identity = said["number"]
        return NewRecovery(
            code=code,
            user=user,
            what=said["what"],
            identity=identity,
            document_kind=said["document"],
        )
