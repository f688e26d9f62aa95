"""Everything a decision about custody needs besides the state: who, as what, when, which rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.custody.delivering import DeliveryOrder, Invitations
from motcua.domain.custody.holders import Holder, HolderKind, holder_of
from motcua.domain.kernel.actor import Actor

__all__ = ["ARTICLE_KEYS", "Context", "CustodyRules", "Invitations"]

ARTICLE_KEYS = frozenset(
    {"label", "seal", "hand_over", "minutes", "return", "collect", "deliver", "invitations"}
    | {"quality", "liability", "address", "roles"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyRules:
    """The law of the day; `articles` maps each of ARTICLE_KEYS to its citation."""

    articles: Mapping[str, str]
    invitations: Invitations


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """`hat` is what the actor holds things as; `order` is there when something is delivered.

    `at` is when it happened; `recorded_at` is later where a device had no network, None for now.
    """

    by: Actor
    hat: HolderKind
    at: datetime
    rules: CustodyRules
    calendar: WorkCalendar
    order: DeliveryOrder | None = None
    recorded_at: datetime | None = None

    @property
    def recorded(self) -> datetime:
        return self.recorded_at or self.at

    @property
    def late(self) -> bool:
        """What is told afterwards is evidence of what was, not a request."""
        return self.at < self.recorded

    @property
    def holder(self) -> Holder:
        return holder_of(self.by, self.hat)

    def article(self, rule: str) -> str:
        return self.rules.articles[rule]
