"""The one door to change the store of documents."""

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

__all__ = [
    "KeptPaper",
    "NewUse",
    "delete",
    "hide",
    "keep",
    "record_opening",
    "record_use",
    "show",
]
