"""In which hat each command may be given, and what holds for anything held (decision 45/2016)."""

from collections.abc import Mapping

from motcua.domain.custody import commands as c
from motcua.domain.custody import refusals as r
from motcua.domain.custody.context import Context
from motcua.domain.custody.holders import HOLDER_WORDS, Holder, HolderKind
from motcua.domain.custody.state import Custody
from motcua.domain.custody.things import FATE_WORDS, Fate
from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.local_time import to_the_minute
from motcua.domain.kernel.refusal import Refusal

_DESKS = frozenset({HolderKind.COUNTER, HolderKind.AGENCY})
_STAFF = _DESKS | {HolderKind.CARRIER}

HATS: Mapping[type[c.Command], frozenset[HolderKind]] = {
    c.Label: _STAFF,
    c.Seal: _STAFF,
    c.OpenSeal: _DESKS,
    c.Offer: _STAFF | {HolderKind.STORE},
    c.Take: _STAFF | {HolderKind.STORE},
    c.SignMinutes: _STAFF | {HolderKind.STORE},
    c.ReportDiscrepancy: frozenset(HolderKind),
    c.PassOnDiscrepancy: _STAFF,
    c.ResolveDiscrepancy: _STAFF,
    c.DeclareLost: _STAFF,
    c.DeclareDamaged: _STAFF,
    c.Attempt: frozenset({HolderKind.CARRIER}),
    c.Deliver: _STAFF,
    c.ReturnToAgency: frozenset({HolderKind.CARRIER, HolderKind.COUNTER}),
    c.Readdress: frozenset({HolderKind.CARRIER, HolderKind.COUNTER, HolderKind.APPLICANT}),
    c.CollectMoney: frozenset({HolderKind.CARRIER}),
    c.PayIn: _STAFF,
}
"""A carrier never opens a seal; an applicant reports and readdresses."""

ROLES: Mapping[HolderKind, frozenset[Role]] = {
    HolderKind.APPLICANT: frozenset({Role.CITIZEN, Role.REPRESENTATIVE}),
    HolderKind.COUNTER: frozenset({Role.RECEPTION_OFFICIAL, Role.POSTAL_CLERK, Role.UNIT_MANAGER}),
    HolderKind.CARRIER: frozenset({Role.POSTAL_CLERK, Role.RECEPTION_OFFICIAL, Role.SYSTEM}),
    HolderKind.AGENCY: frozenset({Role.CASE_OFFICER, Role.HEAD_OF_AGENCY, Role.RECEPTION_OFFICIAL}),
    HolderKind.STORE: frozenset(
        {Role.RECEPTION_OFFICIAL, Role.POSTAL_CLERK, Role.UNIT_MANAGER, Role.CASE_OFFICER}
    ),
}


def check(command: type[c.Command], context: Context) -> Refusal | None:
    """Why this person may not give this command in this hat, or not yet; None when it is fine."""
    hat, allowed = context.hat, HATS[command]
    words, article = HOLDER_WORDS[hat], context.article("roles")
    misfit = context.by.role not in ROLES[hat] or (
        hat is HolderKind.AGENCY and context.by.employer is not Employer.AGENCY
    )
    if misfit:
        return r.HatDoesNotFit(article=article, hat_vi=words.vi, hat_en=words.en)
    if context.at > context.recorded:
        return r.ScanAhead(article=context.article("hand_over"), moment=to_the_minute(context.at))
    if hat in allowed:
        return None
    others = [HOLDER_WORDS[kind] for kind in HolderKind if kind in allowed]
    return r.HandNotAllowed(
        article=article,
        hat_vi=words.vi,
        hat_en=words.en,
        allowed_vi=", ".join(each.vi for each in others),
        allowed_en=", ".join(each.en for each in others),
    )


def held_refusal(label: str, custody: Custody, context: Context, rule: str) -> Refusal | None:
    """Why the actor cannot dispose of a thing now: it must be in hand, and loose."""
    return moving_refusal(label, custody, context, rule) or _holder_refusal(
        label, custody, context, rule
    )


def moving_refusal(label: str, custody: Custody, context: Context, rule: str) -> Refusal | None:
    """Why a thing cannot move now, whoever has it."""
    article, link, fate = context.article(rule), custody.link(label), custody.fate(label)
    if link is None or fate is None:
        return r.ThingUnknown(article=article, thing=label)
    if fate is not Fate.HELD:
        words = FATE_WORDS[fate]
        return r.ThingEnded(article=article, thing=label, fate_vi=words.vi, fate_en=words.en)
    item = custody.items.get(label)
    if item is not None and item.inside:
        return r.SealedInside(article=context.article("seal"), thing=label, packet=item.inside)
    if context.at < link.since:
        return r.BeforeLastScan(
            article=article, moment=to_the_minute(context.at), last=to_the_minute(link.since)
        )
    return None


def _holder_refusal(label: str, custody: Custody, context: Context, rule: str) -> Refusal | None:
    holder = custody.holder(label)
    if holder is None or holder == context.holder:
        return None
    return with_another(label, holder, context.article(rule))


def with_another(label: str, holder: Holder, article: str) -> r.NotTheHolder:
    """The thing is in other hands, or in the same person's as something else."""
    words = holder.words
    return r.NotTheHolder(
        article=article, thing=label, holder=holder.name, hat_vi=words.vi, hat_en=words.en
    )


def packet_refusal(label: str, custody: Custody, context: Context, rule: str) -> Refusal | None:
    """Why the actor cannot dispose of a sealed packet now."""
    if label not in custody.packets:
        return r.NotAPacket(article=context.article(rule), thing=label)
    return held_refusal(label, custody, context, rule)
