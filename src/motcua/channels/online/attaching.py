"""Files of a draft: uploaded, taken from the store, promised for later, claims for a relief."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from motcua.channels.documents import queries as documents
from motcua.channels.online import looking, store
from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online.shapes import MOST_QUANTITY, Draft, upload_owner
from motcua.domain.dossier.online import RELIEF, FileSource
from motcua.domain.fees.lines import FeePer, PayerGroup
from motcua.domain.kernel.local_time import local
from motcua.plumbing import uploads
from motcua.plumbing.errors import Refused
from motcua.reference.people import own_data
from motcua.reference.people.queries import User
from motcua.reference.rulebook import queries as rulebook

RESULT_KIND = "result"


def attach(draft: UUID, paper: str, upload: UUID, *, by: User) -> Draft:
    """Puts a finished upload of this draft to a paper. Raises Refused."""

    def attached(row: m.Draft, now: datetime) -> bool:
        _check_paper(row, paper, now)
        received = uploads.one(upload_owner(draft), upload)
        stored = received.stored
        _check_sum(row, stored.size, now)
        _, new = row.files.get_or_create(
            paper=paper,
            digest=stored.digest,
            defaults={
                "upload": upload,
                "name": received.name,
                "size": stored.size,
                "kind": stored.kind.value,
                "source": FileSource.UPLOADED.value,
                "added_at": now,
            },
        )
        return new or _no_more_later(row, paper)

    return store.change(draft, by, attached)


def reuse(draft: UUID, paper: str, document: UUID, *, by: User) -> Draft:
    """Lets a document of the applicant's store stand for a paper. Raises Refused."""

    def reused(row: m.Draft, now: datetime) -> bool:
        seen = looking.look(row, by, local(now).date())
        rule = next((each for each in seen.terms.papers if each.code == paper), None)
        if rule is None:
            raise Refused(r.PaperNotOfCase())
        owner = [seen.standing.applicant.identity]
        if own_data.is_restricted(owner[0]):
            raise Refused(r.DocumentNotUsable())
        usable = documents.usable_for(owner, rule, seen.on, field=seen.terms.field)
        found = next((each for each in usable if each.id == document), None)
        if found is None:
            raise Refused(r.DocumentNotUsable())
        result = found.kind.value == RESULT_KIND
        source = FileSource.EARLIER_RESULT if result else FileSource.REUSED
        _, new = row.files.get_or_create(
            paper=paper,
            digest=found.digest,
            defaults={
                "document": document,
                "name": found.title[:120],
                "size": found.size,
                "kind": found.media,
                "source": source.value,
                "added_at": now,
            },
        )
        return new or _no_more_later(row, paper)

    return store.change(draft, by, reused)


def detach(draft: UUID, file: int, *, by: User) -> Draft:
    """Takes a file off; nothing happens the second time."""

    def detached(row: m.Draft, now: datetime) -> bool:
        found = row.files.filter(pk=file).first()
        if found is not None:
            _taken_off(row, found)
        return found is not None

    return store.change(draft, by, detached)


def _taken_off(row: m.Draft, file: m.DraftFile) -> None:
    """With its bytes, unless they stand for another paper as well."""
    upload = file.upload
    file.delete()
    if upload is not None and not row.files.filter(upload=upload).exists():
        uploads.discard(upload_owner(row.id), upload)


def bring_later(draft: UUID, papers: Collection[str], *, by: User) -> Draft:
    """Exactly these papers will come on paper; only where the level of service allows it."""

    def promised(row: m.Draft, now: datetime) -> bool:
        seen = looking.look(row, by, local(now).date())
        known = {rule.code for rule in seen.terms.papers}
        if papers and not (seen.level.later and set(papers) <= known):
            raise Refused(r.PaperNotOfCase())
        before, row.later = list(row.later), sorted(set(papers))
        return before != row.later

    return store.change(draft, by, promised)


def claim_reliefs(
    draft: UUID, groups: Collection[PayerGroup], *, quantities: Mapping[FeePer, int], by: User
) -> Draft:
    """Which groups one says to belong to, and how many copies are wanted; proofs are files."""

    def claimed(row: m.Draft, now: datetime) -> bool:
        before = (list(row.reliefs), dict(row.quantities))
        row.reliefs = sorted(group.value for group in groups)
        row.quantities = {
            per.value: min(max(number, 1), MOST_QUANTITY) for per, number in quantities.items()
        }
        for gone in row.files.filter(paper__startswith=RELIEF):
            if gone.paper.removeprefix(RELIEF) not in row.reliefs:
                _taken_off(row, gone)
        return before != (row.reliefs, row.quantities)

    return store.change(draft, by, claimed)


def _no_more_later(row: m.Draft, paper: str) -> bool:
    if paper not in row.later:
        return False
    row.later.remove(paper)
    return True


def _check_paper(row: m.Draft, paper: str, now: datetime) -> None:
    if paper.startswith(RELIEF):
        if paper.removeprefix(RELIEF) not in row.reliefs:
            raise Refused(r.PaperNotOfCase())
        return
    form = looking.form_of(row)
    terms = looking.terms_of(row, form, local(now).date())
    if paper not in {rule.code for rule in terms.papers}:
        raise Refused(r.PaperNotOfCase())


def _check_sum(row: m.Draft, more: int, now: datetime) -> None:
    limits = rulebook.online_on(local(now).date()).files
    held = sum(row.files.values_list("size", flat=True))
    if held + more > limits.all:
        megabytes = limits.all // 1_000_000
        raise Refused(r.FilesTooLarge(article=limits.article, megabytes=megabytes))
