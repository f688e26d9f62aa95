"""The form every procedure has before somebody draws one: who asks, in which case, for what."""

from dataclasses import replace

from motcua.domain.eforms.conditions import Condition, Equals
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
)
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue.content import Case
from motcua.reference.catalogue.in_force import PublishedVersion
from motcua.reference.catalogue.vocabulary import Subject

MARK = "-chung"
"""Ends the code of a general form: 1.001193-chung."""
REPRESENTATIVE = Bilingual("Người đại diện", "The representative")
INTERACTIVE = "bieu_mau_dien_tu"
_BODIES = frozenset({Subject.ORGANISATION, Subject.BUSINESS})


def general_form(version: PublishedVersion) -> FormDefinition:
    """The same form every time for the same version of the procedure."""
    cases = version.content.cases
    bodies, people = _filers(version)
    return FormDefinition(
        code=f"{version.code}{MARK}",
        procedure=version.code,
        version=version.number,
        for_version=version.number,
        title=Bilingual(version.name, version.name_en),
        intro=Bilingual(
            "Thủ tục này chưa có biểu mẫu riêng; tờ khai theo mẫu sẽ được đính kèm.",
            "This procedure has no form of its own yet; its declaration is attached later.",
        ),
        source="lập từ danh mục thủ tục",
        pages=(
            *(_who(bodies=bodies, people=people)),
            *([_which_case(cases)] if len(cases) > 1 else []),
            _request(),
        ),
        cases=(
            *(CaseRule(case=case.code, when=Equals("case", case.code)) for case in cases[1:]),
            CaseRule(case=cases[0].code),
        ),
        papers=_links(cases),
    )


def _filers(version: PublishedVersion) -> tuple[bool, bool]:
    subjects = set(version.subjects)
    return bool(subjects & _BODIES), bool(subjects - _BODIES)


def _who(*, bodies: bool, people: bool) -> list[Page]:
    both = bodies and people
    pages = [_choose_filer()] if both else []
    if bodies:
        pages.append(_organisation(Equals("filer", "organisation") if both else None))
    pages += [_person(contact_only=bodies and not people), _contact()]
    return pages


def _page(id: str, vi: str, en: str, *fields: Field, when: Condition | None = None) -> Page:
    return Page(
        id=f"p_{id}", title=Bilingual(vi, en), when=when, blocks=(Block(id=id, fields=fields),)
    )


def _choose_filer() -> Page:
    options = (
        Option(code="person", label=Bilingual("Cá nhân, hộ gia đình", "A person or household")),
        Option(code="organisation", label=Bilingual("Tổ chức, doanh nghiệp", "An organisation")),
    )
    asked = Field(
        id="filer",
        kind=FieldKind.ONE_OF,
        label=Bilingual("Hồ sơ là của ai?", "Whose dossier is it?"),
        options=options,
        prefill=("filing.filer",),
    )
    return _page("filer_kind", "Người đề nghị", "Who asks", asked)


def _organisation(when: Condition | None) -> Page:
    return _page(
        "organisation",
        "Tổ chức, doanh nghiệp",
        "The organisation",
        Field(
            id="organisation_name",
            kind=FieldKind.TEXT,
            label=Bilingual("Tên tổ chức", "Name"),
            purpose="organization",
            prefill=("organisation.name",),
        ),
        Field(
            id="tax_code",
            kind=FieldKind.TAX_CODE,
            label=Bilingual("Mã số thuế hoặc mã số doanh nghiệp", "Tax code"),
            prefill=("organisation.tax_code",),
        ),
        Field(
            id="seat",
            kind=FieldKind.ADDRESS,
            label=Bilingual("Trụ sở", "Registered office"),
            prefill=("organisation.address",),
        ),
        when=when,
    )


def _person(*, contact_only: bool) -> Page:
    page = _page(
        "person",
        "Người đề nghị",
        "The applicant",
        Field(
            id="full_name",
            kind=FieldKind.TEXT,
            label=Bilingual("Họ, chữ đệm, tên", "Full name"),
            purpose="name",
            prefill=("person.name", "card.name"),
        ),
        Field(
            id="birth",
            kind=FieldKind.DATE,
            label=Bilingual("Ngày sinh", "Date of birth"),
            most=0,
            purpose="bday",
            prefill=("person.birth", "card.birth"),
        ),
        Field(
            id="personal_number",
            kind=FieldKind.PERSONAL_NUMBER,
            required=False,
            label=Bilingual("Số định danh cá nhân", "Personal number"),
            hint=Bilingual("12 chữ số trên thẻ căn cước.", "The 12 digits of the identity card."),
            prefill=("person.identity", "card.identity"),
        ),
        Field(
            id="address",
            kind=FieldKind.ADDRESS,
            label=Bilingual("Nơi cư trú", "Residence"),
            purpose="street-address",
            prefill=("person.address", "card.address"),
        ),
    )
    return replace(page, title=REPRESENTATIVE) if contact_only else page


def _contact() -> Page:
    return _page(
        "contact",
        "Liên hệ",
        "Contact",
        Field(
            id="phone",
            kind=FieldKind.PHONE,
            label=Bilingual("Số điện thoại", "Telephone"),
            purpose="tel",
            prefill=("person.phone",),
        ),
        Field(
            id="email",
            kind=FieldKind.EMAIL,
            required=False,
            label=Bilingual("Thư điện tử", "E-mail"),
            purpose="email",
            prefill=("person.email",),
        ),
    )


def _which_case(cases: tuple[Case, ...]) -> Page:
    asked = Field(
        id="case",
        kind=FieldKind.ONE_OF,
        label=Bilingual("Trường hợp nào đúng với ông/bà?", "Which case is yours?"),
        options=tuple(
            Option(code=case.code, label=Bilingual(case.name, case.name_en)) for case in cases
        ),
    )
    return _page("which_case", "Trường hợp", "The case", asked)


def _request() -> Page:
    return _page(
        "request",
        "Nội dung đề nghị",
        "The request",
        Field(
            id="summary",
            kind=FieldKind.LONG_TEXT,
            label=Bilingual("Ông/bà đề nghị việc gì?", "What do you ask for?"),
            hint=Bilingual("Viết ngắn gọn bằng lời của mình.", "Briefly, in your own words."),
            longest=2000,
        ),
        Field(
            id="note",
            kind=FieldKind.LONG_TEXT,
            label=Bilingual("Điều cần lưu ý thêm", "Anything else"),
            required=False,
            longest=1000,
        ),
    )


def _links(cases: tuple[Case, ...]) -> tuple[PaperLink, ...]:
    """Only what the catalogue itself calls an interactive form is given by these answers."""
    codes = {paper.code for case in cases for paper in case.papers}
    if INTERACTIVE not in codes:
        return ()
    return (PaperLink(paper=INTERACTIVE, use=PaperUse.FORM),)
