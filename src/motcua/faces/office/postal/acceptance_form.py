"""What a sender tells the post and what lies on the counter: the form of a consignment note."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.shapes import Contact, PaymentMethod, PostalService
from motcua.domain.dossier.party import Party, Subject
from motcua.domain.fees.postage import GROUP_NAMES, PostageGroup
from motcua.domain.kernel.identity import IdentityKind
from motcua.faces.office.acts.base import text
from motcua.faces.office.filing_form import FilingForm, Offered
from motcua.faces.office.postal.contact_fields import contact_of, unit_field
from motcua.faces.office.postal.tracking_forms import tracking_field
from motcua.faces.office.postal.wording import METHODS, SERVICES, tariff_zones
from motcua.faces.ui.formats import first_upper, said

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}


def grams_field(label: Any, *, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=1,
        max_value=30_000,
        widget=forms.TextInput(attrs=_NUMERIC),
    )


class AcceptanceForm(FilingForm):
    """The counter's own fields for person and papers; the post's for the way there and back."""

    sets = None  # type: ignore[assignment]
    channel_in = None  # type: ignore[assignment]
    channel_out = None  # type: ignore[assignment]
    summary = None  # type: ignore[assignment]
    received_at = None  # type: ignore[assignment]

    pick_up = forms.UUIDField(widget=forms.HiddenInput, required=False)
    dossier = forms.UUIDField(widget=forms.HiddenInput, required=False)
    address = text(_("Số nhà, đường, ấp"))
    unit = unit_field()
    phone = text(_("Điện thoại"), longest=40)
    receiving_unit = forms.ChoiceField(label=_("Bộ phận Một cửa nhận"))
    service = forms.ChoiceField(label=_("Dịch vụ"), choices=SERVICES, widget=forms.RadioSelect)
    with_slip = forms.BooleanField(label=_("Chuyển giấy hẹn về cho người gửi"), required=False)
    to_name = text(_("Người nhận kết quả"), required=False)
    to_phone = text(_("Điện thoại người nhận"), required=False, longest=40)
    to_address = text(_("Địa chỉ nhận"), required=False)
    to_unit = unit_field(required=False)
    grams = grams_field(_("Khối lượng hồ sơ (g)"))
    grams_back = grams_field(_("Khối lượng kết quả (g)"), hint=_("Ước lượng; tờ A4 khoảng 5 g."))
    tariff_zone = forms.ChoiceField(label=_("Vùng cước"), choices=tariff_zones, required=False)
    post_groups = forms.MultipleChoiceField(
        label=_("Được miễn cước"), widget=forms.CheckboxSelectMultiple, required=False
    )
    tracking = tracking_field()
    method = forms.ChoiceField(label=_("Thu tiền"), choices=METHODS, widget=forms.RadioSelect)
    transfer = text(_("Số chứng từ chuyển khoản"), required=False)

    def __init__(
        self,
        offered: Offered,
        data: Any = None,
        *,
        units: Sequence[tuple[str, str]] = (),
        service: PostalService = PostalService.BOTH,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        usual = {
            "with_slip": True,
            "grams": 100,
            "grams_back": 100,
            "service": SERVICES[0][0],
            "method": PaymentMethod.CASH.value,
        }
        super().__init__(offered, data, initial={**usual, **(initial or {})})
        self._choices("receiving_unit", units)
        self._choices("service", [pair for pair in SERVICES if _covers(service, pair[0])])
        groups = [(each.value, first_upper(said(GROUP_NAMES[each]))) for each in PostageGroup]
        self._choices("post_groups", groups)
        self.fields["grams_back"].required = False

    def _choices(self, name: str, pairs: Sequence[tuple[str, Any]]) -> None:
        self.fields[name].choices = list(pairs)  # type: ignore[attr-defined]
        if len(pairs) == 1 and name != "post_groups":
            self.initial[name] = pairs[0][0]

    def clean_grams_back(self) -> int:
        return int(self.cleaned_data.get("grams_back") or 0)

    def clean(self) -> None:
        """Whoever is named to receive the result needs an address the post can find."""
        values = self.cleaned_data
        if values.get("method") == PaymentMethod.TRANSFER and not values.get("transfer"):
            self.add_error("transfer", _("Ghi số chứng từ chuyển khoản."))
        if not values.get("to_name"):
            return
        for name in ("to_phone", "to_address", "to_unit"):
            if not values.get(name):
                label = self.fields[name].label
                self.add_error(
                    name, _("Điền đủ của người nhận kết quả: %(label)s.") % {"label": label}
                )

    @property
    def paid_by(self) -> PaymentMethod:
        return PaymentMethod(self.cleaned_data["method"])

    @property
    def wanted(self) -> PostalService:
        return PostalService(self.cleaned_data["service"])

    def postage_groups(self) -> frozenset[PostageGroup]:
        chosen = getattr(self, "cleaned_data", {}).get("post_groups", ())
        return frozenset(PostageGroup(name) for name in chosen)

    def applicant(self) -> Party:
        values = self.cleaned_data
        return Party(
            name=values["name"],
            subject=Subject(values["subject"]),
            identity_kind=IdentityKind(values["identity_kind"]),
            identity=values["identity"],
            birth=values["birth"],
            address=values["address"],
            phone=values["phone"],
            email=values["email"],
        )

    def filed_by(self) -> Party | None:
        values = self.cleaned_data
        if not values["by_name"]:
            return None
        return Party(
            name=values["by_name"],
            identity_kind=IdentityKind(values["by_kind"]),
            identity=values["by_identity"],
        )

    def sender(self) -> Contact:
        """Who stands at the counter: the applicant, or who files for them."""
        values = self.cleaned_data
        return Contact(
            name=values["by_name"] or values["name"],
            address=values["address"],
            phone=values["phone"],
            email=values["email"],
            unit_name=values["unit"],
        )

    def recipient(self) -> Contact | None:
        values = self.cleaned_data
        return contact_of(values, "to_") if values["to_name"] else None

    def dossier_id(self) -> UUID | None:
        found: UUID | None = self.cleaned_data["dossier"]
        return found

    def pick_up_id(self) -> UUID | None:
        found: UUID | None = self.cleaned_data["pick_up"]
        return found


def _covers(offered: PostalService, wanted: str) -> bool:
    """Where both ways are offered, one of them may be taken alone."""
    return offered is PostalService.BOTH or offered.value == wanted
