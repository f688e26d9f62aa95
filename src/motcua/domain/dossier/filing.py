"""What makes a filing acceptable: a name, a way in, the listed papers (decree 61/2018 art. 17)."""

from collections.abc import Sequence

from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.party import Channel, PaperCount
from motcua.domain.dossier.terms import CopyKind, PaperRule, PostalService, ProcedureTerms
from motcua.domain.kernel.identity import IdentityUnreadable, read_identity
from motcua.domain.kernel.refusal import Refusal

MOST_PAPERS = 999
MOST_SETS = 99


def filing_refusal(filing: Filing, context: Context) -> Refusal | None:
    """Why nobody could take this filing, whatever its papers; None when it can be looked at."""
    if not filing.applicant.name.strip():
        return r.ApplicantUnnamed(article=context.article("clock_start"))
    identity = read_identity(filing.applicant.identity_kind, filing.applicant.identity)
    if isinstance(identity, IdentityUnreadable):
        return identity
    if not 1 <= filing.sets <= MOST_SETS:
        return r.SetsWrong(article=context.article("clock_start"), sets=filing.sets)
    return _presence_refusal(filing, context) or _channel_refusal(filing, context)


def _presence_refusal(filing: Filing, context: Context) -> Refusal | None:
    article = context.article("channels")
    terms = context.rules.terms
    if terms.presence and (filing.filed_by or filing.channel_in is Channel.POSTMAN):
        return r.PresenceNeeded(article=article, channel=filing.channel_in.value)
    if filing.filed_by and not filing.authority.strip():
        return r.AuthorityMissing(article=article, name=filing.filed_by.name)
    return None


def _channel_refusal(filing: Filing, context: Context) -> Refusal | None:
    article = context.article("channels")
    terms = context.rules.terms
    if filing.channel_in is Channel.POSTMAN and terms.postal not in {
        PostalService.SEND,
        PostalService.BOTH,
    }:
        return r.ChannelClosed(article=article, channel=filing.channel_in.value)
    if filing.channel_out is Channel.POSTMAN and terms.postal not in {
        PostalService.RECEIVE,
        PostalService.BOTH,
    }:
        return r.ChannelClosed(article=article, channel=filing.channel_out.value)
    if filing.channel_in is Channel.ONLINE and terms.online in {"none", "level_1", "level_2"}:
        return r.ChannelClosed(article=article, channel=filing.channel_in.value)
    return None


def papers_refusal(papers: Sequence[PaperCount], context: Context) -> Refusal | None:
    """A paper off the list, or an impossible count (decree 61/2018 art. 5.1: nothing beyond it)."""
    known = {rule.code for rule in context.rules.terms.papers}
    for paper in papers:
        if paper.code not in known:
            return r.PaperUnknown(article=context.article("supplement_intake"), paper=paper.code)
        counts = (paper.originals, paper.certified, paper.copies, paper.electronic, paper.give_back)
        wrong = next((count for count in counts if not 0 <= count <= MOST_PAPERS), None)
        if wrong is None and paper.give_back > paper.originals:
            wrong = paper.give_back
        if wrong is not None:
            return r.PaperCountWrong(
                article=context.article("supplement_intake"), paper=paper.code, count=wrong
            )
    return None


def missing_papers(papers: Sequence[PaperCount], terms: ProcedureTerms) -> tuple[str, ...]:
    """The names of mandatory papers not handed in often enough."""
    counted = {paper.code: paper for paper in papers}
    return tuple(
        rule.name
        for rule in terms.papers
        if rule.mandatory and _enough(rule, counted.get(rule.code)) is False
    )


def _enough(rule: PaperRule, paper: PaperCount | None) -> bool:
    """An original stands for any copy, a certified copy for a copy; a scan for a copy."""
    if paper is None:
        return False
    accepted = {
        CopyKind.ORIGINAL: paper.originals + paper.electronic,
        CopyKind.CERTIFIED_COPY: paper.originals + paper.certified + paper.electronic,
        CopyKind.COPY: paper.total,
        CopyKind.ELECTRONIC: paper.electronic,
    }
    return accepted[rule.kind] >= rule.count
