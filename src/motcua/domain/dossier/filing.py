"""What makes a filing acceptable: a name, a way in, the listed papers (decree 61/2018 art. 17)."""

from collections.abc import Sequence
from dataclasses import replace

from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.online import FIELD
from motcua.domain.dossier.party import Channel, FeeItem, MissingPaper, PaperCount, Party, joined
from motcua.domain.dossier.terms import CopyKind, PaperRule, PostalService, ProcedureTerms
from motcua.domain.dossier.wording import CHANNEL_WORDS
from motcua.domain.kernel.identity import IdentityUnreadable, read_identity
from motcua.domain.kernel.refusal import Refusal

MOST_PAPERS = 999
MOST_SETS = 99
SENT_BY_POST = frozenset({PostalService.SEND, PostalService.BOTH})
FETCHED_BY_POST = frozenset({PostalService.RECEIVE, PostalService.BOTH})
ONLY_INFORMATION = frozenset({"none", "level_1", "level_2"})
"""Online levels at which nothing can be filed (decree 43/2011 art. 3)."""


def filing_refusal(filing: Filing, context: Context) -> Refusal | None:
    """Why nobody could take this filing, whatever its papers; None when it can be looked at."""
    if not filing.applicant.name.strip():
        return r.ApplicantUnnamed(article=context.article("clock_start"))
    unread = unreadable(filing.applicant, filing.filed_by)
    if unread is not None:
        return unread
    if not 1 <= filing.sets <= MOST_SETS:
        return r.SetsWrong(article=context.article("clock_start"), sets=filing.sets)
    return _presence_refusal(filing, context) or _channel_refusal(filing, context)


def unreadable(*parties: Party | None) -> IdentityUnreadable | None:
    """The first number that cannot be one of its kind."""
    read = [read_identity(each.identity_kind, each.identity) for each in parties if each]
    return next((each for each in read if isinstance(each, IdentityUnreadable)), None)


def with_bare_numbers(filing: Filing) -> Filing:
    """The filing with identity numbers as people are looked up by, without spaces and dots."""
    filed_by = filing.filed_by and bare(filing.filed_by)
    return replace(filing, applicant=bare(filing.applicant), filed_by=filed_by)


def bare(party: Party) -> Party:
    """The party with its number as people are looked up by."""
    identity = read_identity(party.identity_kind, party.identity)
    return (
        party
        if isinstance(identity, IdentityUnreadable)
        else replace(party, identity=identity.number)
    )


def _presence_refusal(filing: Filing, context: Context) -> Refusal | None:
    article = context.article("channels")
    terms = context.rules.terms
    if terms.presence and (filing.filed_by or filing.channel_in is Channel.POSTMAN):
        return r.PresenceNeeded(article=article)
    if filing.filed_by and not filing.authority.strip():
        return r.AuthorityMissing(article=article, name=filing.filed_by.name)
    return None


def _channel_refusal(filing: Filing, context: Context) -> Refusal | None:
    terms = context.rules.terms
    posted = filing.channel_in is Channel.POSTMAN and terms.postal not in SENT_BY_POST
    offline = filing.channel_in is Channel.ONLINE and terms.online in ONLY_INFORMATION
    if posted or offline:
        return _closed(filing.channel_in, context)
    return way_out_refusal(filing.channel_out, terms, context)


def way_out_refusal(channel: Channel, terms: ProcedureTerms, context: Context) -> Refusal | None:
    """The postman may bring a result only where the catalogue opens that way."""
    if channel is Channel.POSTMAN and terms.postal not in FETCHED_BY_POST:
        return _closed(channel, context)
    return None


def _closed(channel: Channel, context: Context) -> Refusal:
    words = CHANNEL_WORDS[channel]
    return r.ChannelClosed(
        article=context.article("channels"), channel_vi=words.vi, channel_en=words.en
    )


def fees_refusal(items: Sequence[FeeItem], context: Context) -> Refusal | None:
    """What is to be paid lies between nothing and the full fee, in whole dong."""
    wrong = next((item for item in items if not 0 <= item.net <= item.gross), None)
    if wrong is None:
        return None
    return r.FeeWrong(
        article=context.article("fees"), fee=wrong.name, gross=wrong.gross, net=wrong.net
    )


def lines_refusal(
    missing: Sequence[MissingPaper], terms: ProcedureTerms, article: str
) -> Refusal | None:
    """A supplement request names listed papers only, each with its reason (art. 5.1, 17).

    A line about a field of the form asks for no paper.
    """
    if not missing:
        return r.NothingMissing(article=article)
    if not all(line.reason.strip() for line in missing):
        return r.ReasonMissing(article=article)
    known = {rule.code for rule in terms.papers}
    papers = (line.paper for line in missing if not line.paper.startswith(FIELD))
    unknown = next((paper for paper in papers if paper not in known), None)
    return r.PaperUnknown(article=article, paper=unknown) if unknown is not None else None


def papers_asked(missing: Sequence[MissingPaper]) -> tuple[str, ...]:
    """The papers of a request, without its lines about the form."""
    return tuple(line.paper for line in missing if not line.paper.startswith(FIELD))


def paper_names(codes: Sequence[str], terms: ProcedureTerms) -> str:
    """The papers by name, as the catalogue calls them."""
    names = {rule.code: rule.name for rule in terms.papers}
    return "; ".join(names.get(code, code) for code in codes)


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
    counted = {paper.code: paper for paper in joined(papers)}
    return tuple(
        rule.name
        for rule in terms.papers
        if rule.mandatory and _enough(rule, counted.get(rule.code)) is False
    )


def _enough(rule: PaperRule, paper: PaperCount | None) -> bool:
    """An original or an electronic paper stands for any copy, a certified copy for a copy."""
    if paper is None:
        return False
    accepted = {
        CopyKind.ORIGINAL: paper.originals + paper.electronic,
        CopyKind.CERTIFIED_COPY: paper.originals + paper.certified + paper.electronic,
        CopyKind.COPY: paper.total,
        CopyKind.ELECTRONIC: paper.electronic,
    }
    return accepted[rule.kind] >= rule.count
