"""What the post may take: only listed papers, all of them, by a service the procedure offers."""

from collections.abc import Mapping
from datetime import datetime

from motcua.channels.post.recording import Occasion, of_the_post
from motcua.channels.post.refusals import (
    ContentUnlisted,
    NotByPost,
    NothingComesHome,
    PapersIncomplete,
    PaperUnasked,
    PaperUnlabelled,
)
from motcua.channels.post.shapes import Acceptance, LabelledPaper, PaymentMethod
from motcua.domain.custody.things import ItemKind
from motcua.domain.dossier.filing import FETCHED_BY_POST, SENT_BY_POST, unreadable
from motcua.domain.dossier.refusals import ApplicantUnnamed, AuthorityMissing, PresenceNeeded
from motcua.domain.dossier.terms import PostalService, ProcedureTerms
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import intake
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue

SERVICE_WORDS: Mapping[PostalService, Bilingual] = {
    PostalService.NONE: Bilingual("nộp và nhận trực tiếp tại quầy", "come to the counter"),
    PostalService.SEND: Bilingual("gửi hồ sơ qua bưu điện", "send the dossier by post"),
    PostalService.RECEIVE: Bilingual("nhận kết quả qua bưu điện", "get the result by post"),
    PostalService.BOTH: Bilingual(
        "gửi hồ sơ và nhận kết quả qua bưu điện", "send the dossier and get the result by post"
    ),
}


def foreseen(asked: Acceptance, *, by: Actor, at: datetime) -> Refusal | None:
    """What would refuse these papers and people, before anything is labelled and sealed."""
    occasion = Occasion(by=by, at=at, recorded_at=at, key="", told_late=None)
    terms = catalogue.terms(asked.procedure, asked.case, local(at).date())
    try:
        of_the_post(by, occasion)
    except Refused as refused:
        return refused.refusal
    return acceptance_refusal(asked, terms, occasion)


def acceptance_refusal(
    asked: Acceptance, terms: ProcedureTerms, occasion: Occasion
) -> Refusal | None:
    return (
        offered_refusal(asked, terms)
        or people_refusal(asked, occasion)
        or listed_refusal(asked, terms, occasion)
    )


def people_refusal(asked: Acceptance, occasion: Occasion) -> Refusal | None:
    """What the register would say of the people at the desk, where the sender is long gone."""
    article = occasion.article("label")
    if not asked.applicant.name.strip():
        return ApplicantUnnamed(article=article)
    unread = unreadable(asked.applicant, asked.filed_by)
    if unread is not None or asked.filed_by is None or asked.authority.strip():
        return unread
    return AuthorityMissing(article=article, name=asked.filed_by.name)


def offered_refusal(asked: Acceptance, terms: ProcedureTerms) -> Refusal | None:
    """Sending needs a procedure that may be sent, and nobody who has to come in person.

    What is paid later is paid at the delivery, so there must be one.
    """
    if terms.presence:
        return PresenceNeeded(article="QĐ 45/2016 Đ.1.2")
    if asked.method is PaymentMethod.LATER and asked.service is PostalService.SEND:
        return NothingComesHome(article="TT 17/2017 Đ.5.2")
    sends = asked.service in SENT_BY_POST
    returns = asked.service is not PostalService.BOTH or terms.postal in FETCHED_BY_POST
    if sends and returns and terms.postal in SENT_BY_POST:
        return None
    return not_by_post(terms)


def not_by_post(terms: ProcedureTerms) -> Refusal:
    """Says what is possible instead."""
    words = SERVICE_WORDS[terms.postal]
    return NotByPost(
        article="QĐ 45/2016 Đ.5",
        procedure=terms.name,
        allowed_vi=words.vi,
        allowed_en=words.en,
    )


def listed_refusal(asked: Acceptance, terms: ProcedureTerms, occasion: Occasion) -> Refusal | None:
    """Nothing off the list, nothing missing, and a label on each counted paper (art. 6.2-6.5)."""
    article = occasion.article("label")
    known = {rule.code for rule in terms.papers}
    unasked = next((p.code for p in asked.papers if p.code not in known), None)
    if unasked is not None:
        return PaperUnasked(article="QĐ 45/2016 Đ.16.5", paper=unasked)
    missing = () if asked.dossier else intake.missing_papers(terms, asked.papers)
    if missing:
        said = "; ".join(rule.name for rule in missing)
        return PapersIncomplete(article="QĐ 45/2016 Đ.6.3", papers=said)
    names = {rule.code: rule.name for rule in terms.papers}
    labelled = {item.paper for item in asked.items}
    bare = next(
        (p.code for p in asked.papers if p.total > p.electronic and p.code not in labelled), None
    )
    if bare is not None:
        return PaperUnlabelled(article=article, paper=names[bare])
    counted = {paper.code for paper in asked.papers}
    uncounted = next((item.paper for item in asked.items if item.paper not in counted), None)
    return PaperUnasked(article=article, paper=uncounted) if uncounted is not None else None


def content_refusal(
    items: tuple[LabelledPaper, ...], originals: tuple[str, ...], occasion: Occasion
) -> Refusal | None:
    """A packet home holds the result and every original the register has still to give back."""
    article = occasion.article("return")
    if not any(item.kind is ItemKind.RESULT for item in items):
        return ContentUnlisted(article=article, what="kết quả giải quyết / the result")
    given = {item.paper for item in items if item.give_back}
    kept = [code for code in originals if code not in given]
    return ContentUnlisted(article=article, what=", ".join(kept)) if kept else None
