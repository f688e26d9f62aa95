"""What the post asks for carrying a dossier and its result (circular 22/2017/TT-BTTTT)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


class PostageGroup(StrEnum):
    """Senders the tariff carries for nothing."""

    BEFORE_AUGUST_1945 = "before_august_1945"
    HEROIC_MOTHER = "heroic_mother"


GROUP_NAMES: Mapping[PostageGroup, Bilingual] = {
    PostageGroup.BEFORE_AUGUST_1945: Bilingual(
        "người hoạt động cách mạng trước ngày 19/8/1945",
        "person active in the revolution before 19 August 1945",
    ),
    PostageGroup.HEROIC_MOTHER: Bilingual("Bà mẹ Việt Nam anh hùng", "Heroic Vietnamese Mother"),
}
_ANY_OTHER = Bilingual("liên tỉnh", "between provinces")
ZONE_NAMES: Mapping[str, Bilingual] = {
    "local": Bilingual("trong một khu vực phát", "within one delivery area"),
    "province": Bilingual(
        "trong tỉnh, khác khu vực phát", "within the province, between delivery areas"
    ),
    "same_region": Bilingual("liên tỉnh nội vùng", "between provinces of one region"),
    "near_region": Bilingual("liên tỉnh cận vùng", "between provinces of neighbouring regions"),
    "far_region": Bilingual("liên tỉnh cách vùng", "between provinces of distant regions"),
    "major_cities": _ANY_OTHER,
    "inter_province": _ANY_OTHER,
}
"""As a clerk knows the zones of prices; between provinces the clerk reads the zone off a list."""


class PostageKind(StrEnum):
    SENDING = "sending"
    RETURNING = "returning"
    FORWARDING = "forwarding"


_NAMES: Mapping[PostageKind, Bilingual] = {
    PostageKind.SENDING: Bilingual("Cước gửi hồ sơ", "Carriage of the dossier"),
    PostageKind.RETURNING: Bilingual("Cước trả kết quả", "Carriage of the result"),
    PostageKind.FORWARDING: Bilingual("Cước chuyển nộp phí, lệ phí", "Forwarding of charges"),
}


@dataclass(frozen=True, slots=True)
class WeightStep:
    """A parcel of up to and including so many grams costs `amount` whole dong one way."""

    up_to_grams: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """The tariff of a day.

    `steps` are the weight steps of each zone, lightest first; a zone or weight nobody has found
    a price for is not in it. `exempt` says what each group gets for nothing. `doubtful` holds
    the zones whose price was never seen for this province and time.
    """

    article: str
    steps: Mapping[str, tuple[WeightStep, ...]]
    forwarding: int | None
    exempt: Mapping[PostageGroup, frozenset[PostageKind]]
    doubtful: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for zone, steps in self.steps.items():
            weights = [step.up_to_grams for step in steps]
            if not weights or weights != sorted(set(weights)) or weights[0] < 1:
                raise ValueError(f"Zone {zone}: write its weight steps once each, lightest first.")
            if any(step.amount < 0 for step in steps):
                raise ValueError(f"Zone {zone}: an amount is negative; write 0 or more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """One way of a parcel: `kind` is sending or returning."""

    kind: PostageKind
    zone: str
    grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostageLine:
    """One line of the postal receipt in whole dong; `reason` says why net is less."""

    kind: PostageKind
    name: Bilingual
    gross: int
    net: int
    reason: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Postage:
    lines: tuple[PostageLine, ...]
    article: str
    doubtful: bool

    @property
    def gross(self) -> int:
        return sum(line.gross for line in self.lines)

    @property
    def total(self) -> int:
        """Two ways cost the sum of both."""
        return sum(line.net for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostageUnknown(Refusal):
    """No price was found for this zone and weight; a price is never guessed."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có giá cước {zone_vi} cho {grams} g. Xem lại khối lượng và vùng cước; nếu đúng cả, "
        "hỏi bưu điện tỉnh để bổ sung bảng giá.",
        "No price is known {zone_en} for {grams} g. Look at the weight and the price zone again; "
        "if both are right, ask the provincial post to add the price to the tariff.",
    )
    zone_vi: str
    zone_en: str
    grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardingUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có giá cước chuyển nộp phí, lệ phí. Hãy hỏi bưu điện tỉnh và bổ sung bảng giá.",
        "No price is known for forwarding charges. Ask the provincial post and add it to the "
        "tariff.",
    )


def postage(
    ways: Iterable[Carriage],
    tariff: Tariff,
    *,
    groups: Collection[PostageGroup] = (),
    forwarded_dossiers: int = 0,
) -> Postage | PostageUnknown | ForwardingUnknown:
    """What the sender owes the post for these ways and for charges passed on to the agency.

    ValueError for a negative number of dossiers.
    """
    if forwarded_dossiers < 0:
        raise ValueError(f"{forwarded_dossiers} dossiers; write 0 or more.")
    lines, zones = [], set()
    for way in ways:
        amount = _one_way(way, tariff)
        if amount is None:
            return _unknown(way, tariff.article)
        lines.append(_line(way.kind, amount, tariff, groups))
        zones.add(way.zone)
    if forwarded_dossiers:
        if tariff.forwarding is None:
            return ForwardingUnknown(article=tariff.article)
        amount = forwarded_dossiers * tariff.forwarding
        lines.append(_line(PostageKind.FORWARDING, amount, tariff, groups))
    return Postage(tuple(lines), tariff.article, not zones.isdisjoint(tariff.doubtful))


def _unknown(way: Carriage, article: str) -> PostageUnknown:
    zone = ZONE_NAMES.get(way.zone, _ANY_OTHER)
    return PostageUnknown(article=article, zone_vi=zone.vi, zone_en=zone.en, grams=way.grams)


def _one_way(way: Carriage, tariff: Tariff) -> int | None:
    """The lightest step that bears the parcel; None beyond the heaviest or below one gram."""
    steps = tariff.steps.get(way.zone, ()) if way.grams >= 1 else ()
    return next((step.amount for step in steps if way.grams <= step.up_to_grams), None)


def _line(
    kind: PostageKind, gross: int, tariff: Tariff, groups: Collection[PostageGroup]
) -> PostageLine:
    """The line; between groups the one that stands first in `PostageGroup` is named."""
    free = next(
        (g for g in PostageGroup if g in groups and kind in tariff.exempt.get(g, frozenset())), None
    )
    if free is None:
        return PostageLine(kind=kind, name=_NAMES[kind], gross=gross, net=gross)
    said = GROUP_NAMES[free]
    reason = Bilingual(f"Miễn: {said.vi}", f"Exempt: {said.en}")
    return PostageLine(kind=kind, name=_NAMES[kind], gross=gross, net=0, reason=reason)
