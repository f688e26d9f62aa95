"""A small form for examples: who is it for, how old, and the family around."""

from motcua.domain.eforms.conditions import All, Equals, Older, Present
from motcua.domain.eforms.definition import (
    Block,
    CaseRule,
    Field,
    FieldKind,
    FormDefinition,
    Option,
    Page,
    PaperLink,
    PaperUse,
    Repeat,
)
from motcua.domain.kernel.texts import Bilingual


def words(text: str) -> Bilingual:
    return Bilingual(text, f"{text} (en)")


def field(id: str, kind: FieldKind = FieldKind.TEXT, **more: object) -> Field:
    return Field(id=id, kind=kind, label=words(id), **more)  # type: ignore[arg-type]


def options(*codes: str) -> tuple[Option, ...]:
    return tuple(Option(code=code, label=words(code)) for code in codes)


WHO = field("who", FieldKind.ONE_OF, options=options("self", "kin"))
KIN_NAME = field("kin_name", when=Equals("who", "kin"))
BORN = field("born", FieldKind.DATE)
MEMBER = Block(
    id="members",
    title=words("Thành viên"),
    repeat=Repeat(least=1, most=2),
    fields=(field("name"), field("age", FieldKind.WHOLE, required=False)),
)
FORM = FormDefinition(
    code="9.000001",
    procedure="9.000001",
    version=1,
    for_version=1,
    title=words("Đơn thử"),
    pages=(
        Page(id="p_who", title=words("Ai"), blocks=(Block(id="who_is", fields=(WHO, KIN_NAME)),)),
        Page(id="p_born", title=words("Sinh"), blocks=(Block(id="birth", fields=(BORN,)),)),
        Page(id="p_kin", title=words("Nhà"), when=Equals("who", "kin"), blocks=(MEMBER,)),
    ),
    cases=(
        CaseRule(case="elder", when=All((Older("born", 75), Equals("who", "self")))),
        CaseRule(case="default"),
    ),
    papers=(
        PaperLink(paper="form", use=PaperUse.FORM),
        PaperLink(paper="proof", use=PaperUse.ONCE, held="result.1.001193", says=words("Đã có")),
        PaperLink(paper="letter", use=PaperUse.WHEN, when=Present("kin_name")),
    ),
)
CASES = {"elder": ["form", "proof"], "default": ["form", "proof", "letter"]}
