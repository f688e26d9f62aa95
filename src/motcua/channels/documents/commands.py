"""The one door to change the store of documents."""

from motcua.channels.documents.certifying import NewCopy, certify_copy
from motcua.channels.documents.delivering import deliver
from motcua.channels.documents.issuing import NewResult, issue
from motcua.channels.documents.keeping import (
    KeptPaper,
    NewUse,
    delete,
    hide,
    keep,
    record_opening,
    record_use,
    show,
)
from motcua.channels.documents.revoking import revoke

__all__ = [
    "KeptPaper",
    "NewCopy",
    "NewResult",
    "NewUse",
    "certify_copy",
    "delete",
    "deliver",
    "hide",
    "issue",
    "keep",
    "record_opening",
    "record_use",
    "revoke",
    "show",
]
