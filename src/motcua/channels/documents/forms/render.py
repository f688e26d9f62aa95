"""Sets results and certified copies as PDF/A, with room for the visible signature at the foot."""

from pathlib import Path

from motcua.channels.documents.forms.content import CertifiedCopyPaper, ResultForm
from motcua.dossiers.forms.papers import Drawn, print_paper
from motcua.plumbing.signing_values import Place

TEMPLATES = Path(__file__).parent / "templates"
BASIS = "Nghị định số 45/2020/NĐ-CP"
SIGNATURE = Place(page=-1, box=(320, 40, 560, 116))
"""The box both templates leave free on their last page, 85 by 27 mm."""


def result(paper: ResultForm) -> bytes:
    return print_paper(paper, Drawn(paper.title, BASIS, TEMPLATES / "result.typ"))


def certified_copy(paper: CertifiedCopyPaper) -> bytes:
    drawn = Drawn("Bản sao điện tử có chứng thực", BASIS, TEMPLATES / "certified_copy.typ")
    return print_paper(paper, drawn, {"of": paper.title})
