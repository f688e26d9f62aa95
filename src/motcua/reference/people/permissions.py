"""The closed vocabulary of permissions and which role holds which."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from motcua.domain.kernel.actor import Actor, Role


class Permission(StrEnum):
    DOSSIER_SUBMIT = "dossier.submit"
    DOSSIER_READ_OWN = "dossier.read_own"
    DOSSIER_READ = "dossier.read"
    DOSSIER_RECEIVE = "dossier.receive"
    DOSSIER_TRANSFER = "dossier.transfer"
    DOSSIER_ASSIGN = "dossier.assign"
    DOSSIER_EXAMINE = "dossier.examine"
    DOSSIER_DECIDE = "dossier.decide"
    DOSSIER_RETURN = "dossier.return"
    DOSSIER_COLLECT_FEE = "dossier.collect_fee"
    DOSSIER_SUPERVISE = "dossier.supervise"
    CUSTODY_HANDLE = "custody.handle"
    CUSTODY_READ = "custody.read"
    CUSTODY_SETTLE = "custody.settle"
    POST_ACCEPT = "post.accept"
    POST_DELIVER = "post.deliver"
    POST_MANAGE = "post.manage"
    POST_READ = "post.read"
    TILL_HANDLE = "till.handle"
    TILL_MANAGE = "till.manage"
    TILL_READ = "till.read"
    ONLINE_ANSWER = "online.answer"
    ONLINE_READ = "online.read"
    PERSON_ATTEND = "person.attend"
    PAYMENT_READ = "payment.read"
    PAYMENT_RECONCILE = "payment.reconcile"
    DOCUMENT_READ = "document.read"
    DOCUMENT_SIGN = "document.sign"
    EFORM_READ = "eform.read"
    EFORM_PUBLISH = "eform.publish"
    NOTICE_READ = "notice.read"
    NOTICE_MANAGE = "notice.manage"
    EXCHANGE_READ = "exchange.read"
    EXCHANGE_MANAGE = "exchange.manage"
    OUTAGE_PUBLISH = "outage.publish"
    REGISTER_READ = "register.read"
    ALARM_READ = "alarm.read"
    CATALOGUE_READ = "catalogue.read"
    CATALOGUE_PUBLISH = "catalogue.publish"
    CALENDAR_PUBLISH = "calendar.publish"
    SCHEME_READ = "scheme.read"
    SCHEME_PUBLISH = "scheme.publish"
    PEOPLE_READ = "people.read"
    PEOPLE_POST = "people.post"
    JOURNAL_VERIFY = "journal.verify"
    OPERATIONS_READ = "operations.read"


_P = Permission
_COUNTER = frozenset(
    {
        _P.ONLINE_ANSWER,
        _P.ONLINE_READ,
        _P.PERSON_ATTEND,
        _P.PAYMENT_READ,
        _P.DOCUMENT_READ,
        _P.EFORM_READ,
        _P.NOTICE_READ,
        _P.DOSSIER_READ,
        _P.DOSSIER_RECEIVE,
        _P.DOSSIER_TRANSFER,
        _P.DOSSIER_RETURN,
        _P.DOSSIER_COLLECT_FEE,
        _P.CUSTODY_HANDLE,
        _P.CUSTODY_READ,
        _P.POST_ACCEPT,
        _P.POST_DELIVER,
        _P.POST_READ,
        _P.TILL_HANDLE,
        _P.TILL_READ,
        _P.REGISTER_READ,
        _P.ALARM_READ,
        _P.CATALOGUE_READ,
        _P.SCHEME_READ,
    }
)
_AGENCY = frozenset(
    {
        _P.ONLINE_READ,
        _P.PAYMENT_READ,
        _P.DOCUMENT_READ,
        _P.EFORM_READ,
        _P.NOTICE_READ,
        _P.DOSSIER_READ,
        _P.DOSSIER_TRANSFER,
        _P.CUSTODY_HANDLE,
        _P.CUSTODY_READ,
        _P.POST_READ,
        _P.REGISTER_READ,
        _P.ALARM_READ,
        _P.CATALOGUE_READ,
        _P.SCHEME_READ,
    }
)
_OVERSIGHT = frozenset(
    {
        _P.ONLINE_READ,
        _P.PAYMENT_READ,
        _P.DOCUMENT_READ,
        _P.EFORM_READ,
        _P.NOTICE_READ,
        _P.EXCHANGE_READ,
        _P.DOSSIER_READ,
        _P.CUSTODY_READ,
        _P.POST_READ,
        _P.TILL_READ,
        _P.REGISTER_READ,
        _P.ALARM_READ,
        _P.CATALOGUE_READ,
        _P.SCHEME_READ,
        _P.PEOPLE_READ,
    }
)
_OWN = frozenset({_P.DOSSIER_SUBMIT, _P.DOSSIER_READ_OWN})

PERMISSIONS: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.RECEPTION_OFFICIAL: _COUNTER,
        Role.POSTAL_CLERK: _COUNTER,
        Role.CASE_OFFICER: _AGENCY | {_P.DOSSIER_EXAMINE},
        Role.HEAD_OF_AGENCY: _AGENCY
        | {
            _P.DOSSIER_ASSIGN,
            _P.DOSSIER_DECIDE,
            _P.DOSSIER_SUPERVISE,
            _P.CUSTODY_SETTLE,
            _P.TILL_READ,
            _P.TILL_MANAGE,
            _P.PAYMENT_RECONCILE,
            _P.DOCUMENT_SIGN,
        },
        Role.UNIT_MANAGER: _COUNTER
        | {
            _P.DOSSIER_ASSIGN,
            _P.DOSSIER_SUPERVISE,
            _P.CUSTODY_SETTLE,
            _P.POST_MANAGE,
            _P.TILL_MANAGE,
            _P.PAYMENT_RECONCILE,
            _P.PEOPLE_READ,
            _P.PEOPLE_POST,
        },
        Role.PROVINCIAL_CONTROLLER: _OVERSIGHT
        | {
            _P.DOSSIER_SUPERVISE,
            _P.CATALOGUE_PUBLISH,
            _P.SCHEME_PUBLISH,
            _P.CALENDAR_PUBLISH,
            _P.EFORM_PUBLISH,
            _P.NOTICE_MANAGE,
            _P.EXCHANGE_MANAGE,
            _P.OUTAGE_PUBLISH,
            _P.JOURNAL_VERIFY,
        },
        Role.AUDITOR: _OVERSIGHT | {_P.JOURNAL_VERIFY},
        # An operator keeps the machine running and never opens a dossier.
        Role.OPERATOR: frozenset(
            {
                _P.OPERATIONS_READ,
                _P.JOURNAL_VERIFY,
                _P.PEOPLE_READ,
                _P.NOTICE_READ,
                _P.NOTICE_MANAGE,
                _P.EXCHANGE_READ,
                _P.EXCHANGE_MANAGE,
                _P.OUTAGE_PUBLISH,
            }
        ),
        Role.CITIZEN: _OWN,
        Role.REPRESENTATIVE: _OWN,
        Role.HELPER: _OWN,
        Role.SYSTEM: frozenset(),
    }
)

PROVINCE_WIDE = frozenset({Role.PROVINCIAL_CONTROLLER, Role.AUDITOR, Role.OPERATOR})
"""Roles whose permissions hold at every place, whatever place they are posted to."""


def attends(by: Actor) -> bool:
    """Whether the hat is of a desk where people are served in person."""
    return bool(by.place) and Permission.PERSON_ATTEND in PERMISSIONS[by.role]
