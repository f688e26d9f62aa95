"""Who pays nothing or less (Law 97/2015/QH13 art. 10, Civil Status Law 2014 art. 11)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from motcua.domain.fees.lines import FeeLine, PayerGroup
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True)
class GroupText:
    """How a group is called, and the text that lets a tariff favour it."""

    name: Bilingual
    article: str


_FEE_LAW = "Luật Phí và lệ phí 2015 Đ.10"
_COUNCIL = "Nghị quyết của Hội đồng nhân dân cấp tỉnh"

GROUPS: Mapping[PayerGroup, GroupText] = {
    PayerGroup.CHILD: GroupText(Bilingual("trẻ em", "child"), _FEE_LAW),
    PayerGroup.POOR_HOUSEHOLD: GroupText(Bilingual("hộ nghèo", "poor household"), _FEE_LAW),
    PayerGroup.ELDERLY: GroupText(Bilingual("người cao tuổi", "elderly person"), _FEE_LAW),
    PayerGroup.DISABLED: GroupText(
        Bilingual("người khuyết tật", "person with a disability"), _FEE_LAW
    ),
    PayerGroup.MERIT: GroupText(
        Bilingual("người có công với cách mạng", "person with merit to the revolution"), _FEE_LAW
    ),
    PayerGroup.ETHNIC_MINORITY: GroupText(
        Bilingual(
            "đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn",
            "ethnic minority in a commune in special difficulty",
        ),
        _FEE_LAW,
    ),
    PayerGroup.ON_TIME_REGISTRATION: GroupText(
        Bilingual("đăng ký đúng hạn", "registered on time"), "Luật Hộ tịch 2014 Đ.11"
    ),
    PayerGroup.ONLINE: GroupText(Bilingual("nộp trực tuyến", "submitted online"), _COUNCIL),
}


@dataclass(frozen=True, slots=True)
class Relief:
    """`percent` of the line forgiven because the payer belongs to `group`; 100 is an exemption."""

    group: PayerGroup
    percent: int

    @property
    def article(self) -> str:
        return GROUPS[self.group].article

    @property
    def reason(self) -> Bilingual:
        name = GROUPS[self.group].name
        if self.percent == 100:
            return Bilingual(f"Miễn: {name.vi}", f"Exempt: {name.en}")
        return Bilingual(
            f"Giảm {self.percent}%: {name.vi}", f"Reduced by {self.percent}%: {name.en}"
        )


def relief_for(line: FeeLine, groups: Collection[PayerGroup]) -> Relief | None:
    """The one relief that favours the payer most; reliefs never add up.

    Between equals the group that stands first in `PayerGroup` is named, so that
    the same payer always reads the same reason.
    """
    found = [Relief(group, 100) for group in line.exempt if group in groups]
    found += [Relief(r.group, r.percent) for r in line.reduced if r.group in groups]
    order = list(PayerGroup)
    return min(found, key=lambda r: (-r.percent, order.index(r.group)), default=None)
