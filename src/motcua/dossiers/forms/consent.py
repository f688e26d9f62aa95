"""The sheet on which somebody agrees that another person files for them (Civil Code 134-141)."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from motcua.domain.kernel.mandate import ConsentWay
from motcua.dossiers.forms.papers import Drawn, Paper, print_paper
from motcua.dossiers.printing_parts import LetterAt, letterhead
from motcua.reference.people.mandate_rows import NewMandate

DRAWN = Drawn(
    "Phiếu đồng ý để người khác nộp hồ sơ thay",
    "Bộ luật Dân sự 2015, Điều 134 đến 141",
    Path(__file__).parent / "templates" / "consent.typ",
)
WAYS = {
    ConsentWay.IN_PERSON: "Nói trực tiếp tại quầy",
    ConsentWay.SIGNED: "Ký phiếu này tại quầy",
    ConsentWay.PHONE: "Qua điện thoại, đã gọi lại",
    ConsentWay.ONLINE: "Bằng tài khoản của chính mình",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    name: str
    identity: str
    birth: date | None
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPaper(Paper):
    """`given` is empty on a sheet that is still to be signed."""

    principal: Side
    helper: Side
    procedures: tuple[str, ...]
    first: date
    last: date
    way: str
    said: str
    witness: str
    witness_place: str
    call_back: str
    checked: str
    clerk: str
    given: str


def consent_sheet(
    new: NewMandate,
    words: tuple[str, ...],
    *,
    letter: tuple[str, datetime],
    clerk: str,
    code: str = "",
    synthetic: bool = False,
) -> bytes:
    """`letter` is the unit that prints, and when; `words` name what is allowed."""
    principal, helper, consent = new.principal, new.helper, new.consent
    unit, at = letter
    paper = ConsentPaper(
        letterhead=letterhead(LetterAt(unit=unit, at=at)),
        code=code,
        synthetic=synthetic,
        principal=Side(
            name=principal.name,
            identity=principal.identity,
            birth=principal.birth,
            phone=principal.phone,
        ),
        helper=Side(name=helper.name, identity=helper.identity, birth=None, phone=""),
        procedures=words,
        first=new.first,
        last=new.last,
        way=WAYS[consent.way],
        said=consent.said,
        witness=consent.witness,
        witness_place=consent.witness_place,
        call_back=consent.call_back,
        checked=new.checked,
        clerk=clerk,
        given=code,
    )
    return print_paper(paper, DRAWN)
