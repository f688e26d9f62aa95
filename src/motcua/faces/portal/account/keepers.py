"""Who keeps what about a person: one line for each part of the house, read for page and copy."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from motcua.channels.documents import queries as documents
from motcua.channels.notices import queries as notices
from motcua.channels.online import queries as online
from motcua.channels.payments import queries as payments
from motcua.channels.post import queries as post
from motcua.dossiers import queries as dossiers
from motcua.dossiers.queries import DossierRow
from motcua.reference.people import (
    access_log,
    mandate_queries,
    organisations,
    own_data,
    sign_ins,
)
from motcua.reference.people.queries import User

Row = dict[str, Any]
MOST_PAGES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    user: User
    today: date

    @property
    def number(self) -> str:
        return self.user.personal_id or ""

    @property
    def dossiers(self) -> list[DossierRow]:
        """As applicant; what she did for an organisation or as a helper is theirs."""
        taken = dossiers.by_ids(mandate_queries.taken_over_by(self.number))
        return [*dossiers.owned_by(self.number), *taken]


Read = Callable[[Whose], Iterable[Row]]
Files = Callable[[Whose], Iterator[tuple[str, bytes]]]


def _no_files(_whose: Whose) -> Iterator[tuple[str, bytes]]:
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """`why` says on what ground it is kept, in words; `bound` that archiving law keeps it."""

    code: str
    title: str | Promise
    why: str | Promise
    read: Read
    files: Files = _no_files
    bound: bool = False


def _picked(rows: Iterable[object], *names: str) -> list[Row]:
    """These values of each row, as plain text, numbers and days."""
    return [
        {name: msgspec.to_builtins(getattr(row, name), enc_hook=str) for name in names}
        for row in rows
    ]


def _account(whose: Whose) -> Sequence[Row]:
    names = ("full_name", "personal_id", "birth", "email", "phone", "language")
    proofs = ("identity_verified_at", "identity_source", "email_verified_at", "phone_verified_at")
    return _picked([whose.user], "username", *names, *proofs, "last_login")


def _mandates(whose: Whose) -> list[Row]:
    """Of somebody helped no more than the name: their number and contacts are theirs."""
    names = ("code", "helper", "scope", "given_at", "accepted", "ended")
    given = mandate_queries.mandates_on(whose.number)
    helping = mandate_queries.mandates_as_helper(whose.user)
    helped = [{"principal": {"name": row.principal.name}} for row in helping]
    return [
        *_picked(given, "principal", *names),
        *(who | row for who, row in zip(helped, _picked(helping, *names), strict=True)),
    ]


def _organisations(whose: Whose) -> Sequence[Row]:
    rows = organisations.organisations_of(whose.user, whose.today)
    return _picked(rows, "tax_code", "organisation", "role", "procedures", "first", "last")


def _dossiers(whose: Whose) -> Iterator[Row]:
    names = ("code", "slip", "procedure", "procedure_name", "stage", "channel_in", "channel_out")
    days = ("received_at", "due_at", "finished_at", "returned_at", "last_event_at")
    for row in whose.dossiers:
        _, events = dossiers.history(row.id) or (None, ())
        told = [{"what": each.NAME, "at": each.at.isoformat()} for each in events]
        yield _picked([row], *names, *days)[0] | {"history": told}


def _documents(whose: Whose) -> Sequence[Row]:
    names = ("number", "title", "official_number", "signed_on", "dossier_code", "recorded_at")
    found = documents.documents_of([whose.number]) if whose.number else []
    return _picked(found, *names, "valid_from", "valid_until", "media", "digest")


def _document_files(whose: Whose) -> Iterator[tuple[str, bytes]]:
    for each in documents.documents_of([whose.number]) if whose.number else []:
        ending = each.media.rsplit("/", 1)[-1]
        yield f"{each.number or each.digest[:16]}.{ending}", documents.content(each)


def _drafts(whose: Whose) -> Sequence[Row]:
    return _picked(online.drafts_of(whose.user), "procedure")


def _orders(whose: Whose) -> Sequence[Row]:
    orders = [order for row in whose.dossiers for order in payments.orders_of(row.id)]
    return _picked(orders, "number", "amount", "state")


def _consignments(whose: Whose) -> Sequence[Row]:
    names = ("number", "procedure_name", "status", "to", "accepted_at", "delivered_at")
    return _picked(post.owned_by(whose.number) if whose.number else [], *names)


def _notices(whose: Whose) -> Iterator[Row]:
    for page in range(1, MOST_PAGES):
        rows = notices.inbox(str(whose.user.pk), page=page)
        told = rows[: notices.PAGE]
        yield from _picked(told, "kind", "about", "subject", "text", "created_at", "read_at")
        if len(rows) <= notices.PAGE:
            return


def _sign_ins(whose: Whose) -> Sequence[Row]:
    return _picked(sign_ins.last_sign_ins(whose.user, ""), "at", "way", "browser", "address")


def _requests(whose: Whose) -> Sequence[Row]:
    names = ("code", "kind", "subject", "wanted", "reason", "asked_at", "answered_at", "answer")
    return _picked(own_data.requests_of(whose.user), *names)


def _seen(whose: Whose) -> Sequence[Row]:
    ids = [row.id for row in whose.dossiers]
    rows = access_log.seen_of(whose.number, ids, but=str(whose.user.pk))
    return _picked(rows, "name", "role", "place", "what", "code", "at")


STATUTE = _("Pháp luật về thủ tục hành chính và lưu trữ buộc phải giữ.")
SERVICE = _("Cần để phục vụ bạn; hết cần thì xóa.")
SAFETY = _("Cần để bảo vệ tài khoản của bạn.")
_DOSSIERS = pgettext_lazy("nhiều", "Hồ sơ")
_NOTICES = pgettext_lazy("nhiều", "Thông báo")

KEEPERS = (
    Keeper(code="account", title=_("Tài khoản"), why=SERVICE, read=_account),
    Keeper(code="dossiers", title=_DOSSIERS, why=STATUTE, read=_dossiers, bound=True),
    Keeper(
        code="documents",
        title=_("Giấy tờ"),
        why=STATUTE,
        read=_documents,
        files=_document_files,
        bound=True,
    ),
    Keeper(code="drafts", title=_("Bản nháp đang làm"), why=SERVICE, read=_drafts),
    Keeper(code="payments", title=_("Thanh toán"), why=STATUTE, read=_orders, bound=True),
    Keeper(code="post", title=_("Bưu gửi"), why=STATUTE, read=_consignments, bound=True),
    Keeper(code="mandates", title=_("Ủy quyền"), why=STATUTE, read=_mandates, bound=True),
    Keeper(
        code="organisations",
        title=_("Tổ chức bạn đại diện"),
        why=STATUTE,
        read=_organisations,
        bound=True,
    ),
    Keeper(code="notices", title=_NOTICES, why=SERVICE, read=_notices),
    Keeper(code="sign_ins", title=_("Các lần đăng nhập"), why=SAFETY, read=_sign_ins),
    Keeper(code="requests", title=_("Yêu cầu về dữ liệu"), why=STATUTE, read=_requests),
    Keeper(code="seen", title=_("Ai đã xem"), why=STATUTE, read=_seen, bound=True),
)
"""Whoever keeps something new about people adds one line here."""
