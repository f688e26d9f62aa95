"""Two ways past the counter: the post on its way, and the online channel (decision 45/2016)."""

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import DECIDED, UNDECIDED, Stage, State
from motcua.domain.dossier.terms import PostalService
from motcua.domain.dossier.wording import CHANNEL_WORDS, ROLE_WORDS, STAGE_WORDS
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.mandate import mandate_in
from motcua.domain.kernel.refusal import Refusal

CARRIED = frozenset({c.RecordPayment, c.ReturnResult})
CARRIERS = frozenset({Role.POSTAL_CLERK, Role.SYSTEM})
"""Who carries for the post: its staff, and the account of its own system (decision 45/2016)."""

ONLINE_ONLY = frozenset({c.Submit, c.SendSupplement})
"""What names files: only the online channel knows whose they are and that they are sound."""

ONLINE_STAGES = {
    c.RecordPayment: UNDECIDED | DECIDED | {Stage.SUBMITTED, Stage.SUPPLEMENT_AT_INTAKE},
    c.ReturnResult: DECIDED,
}
"""What the system itself does: it marks as paid what was paid, and hands over by the store."""


def carrier_refusal(state: State | None, context: Context) -> Refusal | None:
    """Money and result on the way need no line of the scheme and no place (art. 6.6, 9)."""
    by, article = context.by, context.article("channels")
    if by.role not in CARRIERS or by.employer is not Employer.POST:
        return _roles_refusal(sorted(CARRIERS), article)
    if state is not None and state.terms.postal is PostalService.NONE:
        words = CHANNEL_WORDS[Channel.POSTMAN]
        return r.ChannelClosed(article=article, channel_vi=words.vi, channel_en=words.en)
    return None


def online_refusal(
    command: type[c.Command], state: State | None, context: Context
) -> Refusal | None:
    """Only the system, at the right moment: it has the money, or the result was delivered."""
    article = context.article("channels")
    if context.by.role is not Role.SYSTEM:
        return _roles_refusal([Role.SYSTEM], article)
    if state is not None and state.stage not in ONLINE_STAGES[command]:
        words = STAGE_WORDS[state.stage]
        return r.NotNow(article=article, stage_vi=words.vi, stage_en=words.en)
    return None


def owner_refusal(filing: Filing, by: Actor, article: str) -> Refusal | None:
    """A representative acts for the organisation of the hat, a helper under its mandate."""
    named = {
        Role.REPRESENTATIVE: filing.applicant.identity,
        Role.HELPER: mandate_in(filing.authority),
    }
    if by.role in named and by.place != named[by.role]:
        return r.NotYourFiling(article=article)
    return None


def _roles_refusal(roles: list[Role], article: str) -> Refusal:
    return r.NotYourRole(
        article=article,
        roles_vi=", ".join(ROLE_WORDS[role].vi for role in roles),
        roles_en=", ".join(ROLE_WORDS[role].en for role in roles),
    )
