"""The pages of electronic results and certified electronic copies."""

from motcua.channels.documents.forms.content import CertifiedCopyPaper, ResultForm, ScannedPage
from motcua.channels.documents.forms.render import SIGNATURE, certified_copy, result

__all__ = [
    "SIGNATURE",
    "CertifiedCopyPaper",
    "ResultForm",
    "ScannedPage",
    "certified_copy",
    "result",
]
