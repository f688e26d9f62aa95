"""The tabs of the office: first what the role opens every hour, the rarer ones under "Thêm"."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from motcua.domain.kernel.actor import Actor, Role
from motcua.reference.people.permissions import Permission


@dataclass(frozen=True, slots=True)
class Tab:
    """One door of the office: its page, its word, its picture and its key (with Alt)."""

    name: str
    address: str
    text: str | Promise
    picture: str
    key: str
    permission: Permission | None = None


class AtDesk(Protocol):
    """What of a desk decides about its tabs."""

    @property
    def hat(self) -> Actor: ...
    @property
    def at_the_post(self) -> bool: ...
    @property
    def oversees_carrier(self) -> bool: ...
    def may(self, permission: Permission) -> bool: ...


@dataclass(frozen=True, slots=True)
class Tabs:
    first: tuple[Tab, ...]
    rest: tuple[Tab, ...]


_P = Permission
_DOSSIERS = pgettext_lazy("nhiều", "Hồ sơ")
_PROCEDURES = pgettext_lazy("nhiều", "Thủ tục")
_NOTICES = pgettext_lazy("nhiều", "Thông báo")
TABS = (
    Tab("home", "office:home", _("Hôm nay"), "residence", "h"),
    Tab("intake", "office:intake", _("Tiếp nhận"), "counter", "n", _P.DOSSIER_RECEIVE),
    Tab("online", "office:online", _("Trực tuyến"), "globe", "e", _P.ONLINE_READ),
    Tab("worklist", "office:worklist", _DOSSIERS, "list", "l", _P.DOSSIER_READ),
    Tab("persons", "office:persons", _("Người dân"), "people", "i", _P.PERSON_ATTEND),
    Tab("sign", "office:sign", _("Ký duyệt"), "check", "s", _P.DOSSIER_DECIDE),
    Tab("documents", "office:documents", _("Kết quả số"), "paper", "q", _P.DOCUMENT_READ),
    Tab("post", "office:post", _("Bưu chính"), "post", "u", _P.POST_READ),
    Tab("custody", "office:custody", _("Giao nhận"), "code", "g", _P.CUSTODY_READ),
    Tab("till", "office:till", _("Quầy thu"), "money", "m", _P.TILL_READ),
    Tab("payments", "office:payments", _("Thu trực tuyến"), "money", "c", _P.PAYMENT_READ),
    Tab("alarms", "office:alarms", _("Cảnh báo"), "warning", "a", _P.ALARM_READ),
    Tab("register", "office:register", _("Sổ theo dõi"), "paper", "b", _P.REGISTER_READ),
    Tab("catalogue", "office:catalogue", _PROCEDURES, "folder", "t", _P.CATALOGUE_READ),
    Tab("carrier", "office:post_carrier", _("Vận chuyển"), "post", "v", _P.OPERATIONS_READ),
    Tab("scheme", "office:scheme", _("Đề án"), "law", "d", _P.SCHEME_READ),
    Tab("exchange", "office:exchange", _("Cổng quốc gia"), "globe", "x", _P.EXCHANGE_READ),
    Tab("notices", "office:notices", _NOTICES, "info", "y", _P.NOTICE_MANAGE),
    Tab("outages", "office:outages", _("Ngừng dịch vụ"), "clock", "o", _P.OUTAGE_PUBLISH),
)

_OVERSIGHT = ("home", "worklist", "alarms", "register", "scheme", "catalogue", "payments")
HOURLY: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        Role.RECEPTION_OFFICIAL: (
            *("home", "intake", "online", "worklist", "persons", "custody", "till"),
        ),
        Role.POSTAL_CLERK: (
            *("home", "intake", "post", "online", "worklist", "persons", "custody", "till"),
        ),
        Role.CASE_OFFICER: ("home", "worklist", "online", "documents", "custody", "alarms"),
        Role.HEAD_OF_AGENCY: (
            *("home", "sign", "documents", "worklist", "online", "payments", "alarms"),
        ),
        Role.UNIT_MANAGER: (
            *("home", "worklist", "online", "alarms", "till", "payments", "custody", "post"),
        ),
        Role.PROVINCIAL_CONTROLLER: (*_OVERSIGHT, "exchange"),
        Role.AUDITOR: _OVERSIGHT,
    }
)
FEW = 2
"""So few rarer tabs stand in the row as well: a menu for two is longer than the two."""
NOT_AT_THE_POST = frozenset({"intake", "register"})


def tabs_of(desk: AtDesk, current: str) -> Tabs:
    """The tabs this hat may open; the one that is open always stands in the row."""
    open_to = [tab for tab in TABS if _is_open(tab, desk)]
    hourly = HOURLY.get(desk.hat.role, tuple(tab.name for tab in open_to))
    rest = tuple(tab for tab in open_to if tab.name not in hourly and tab.name != current)
    if len(rest) <= FEW:
        rest = ()
    first = [tab for tab in open_to if tab not in rest]
    places = {name: place for place, name in enumerate(hourly)}
    first.sort(key=lambda tab: places.get(tab.name, len(places)))
    return Tabs(tuple(first), rest)


def _is_open(tab: Tab, desk: AtDesk) -> bool:
    if tab.name in NOT_AT_THE_POST and desk.at_the_post:
        return False
    if tab.name == "carrier":
        return desk.oversees_carrier
    return tab.permission is None or desk.may(tab.permission)
