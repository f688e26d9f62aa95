"""Everything a decision needs besides the state: who, when, and the rules in force."""

from dataclasses import dataclass
from datetime import datetime

from motcua.domain.calendar.reasons import Articles
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.dossier.online import OnlineRules
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.regime import Regime
from motcua.domain.kernel.texts import Bilingual

NO_WORDS = Bilingual("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeAnswer:
    """What the transfer scheme says of this act; `missing` names the line that is not there."""

    allowed: bool
    line: str = ""
    missing: Bilingual = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The law, calendar and catalogue in force for one dossier.

    `terms` is what the catalogue offers on the day of reception; later commands read the
    terms pinned in the state. `agency_elsewhere`: the receiving unit does not belong to the
    competent agency's area (non-territorial reception).
    """

    regime: Regime
    form_set: str
    calendar: WorkCalendar
    counting: Articles
    terms: ProcedureTerms
    online: OnlineRules
    scheme: SchemeAnswer = SchemeAnswer(allowed=True)
    agency_elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """`carried`: the public postal service does this on its way with the dossier or its result.

    `online`: the online channel does this, having checked files, answers, money or delivery.
    """

    by: Actor
    at: datetime
    rules: Rules
    carried: bool = False
    online: bool = False

    def article(self, rule: str) -> str:
        return self.rules.regime.article(rule)
