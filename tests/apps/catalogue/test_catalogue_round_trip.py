"""Whatever the catalogue can hold, TOML and Excel carry without loss."""

import tempfile
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.dossier.terms import CopyKind, PostalService, StepUnit
from motcua.domain.fees.lines import FeeKind, FeePer, PayerGroup, Reduction, Tier
from motcua.reference.catalogue import content
from motcua.reference.catalogue.excel_reading import read_workbook
from motcua.reference.catalogue.excel_writing import write_workbook
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.reading import trusted
from motcua.reference.catalogue.toml_files import read_toml, written_toml
from motcua.reference.catalogue.vocabulary import Field, Level, Online, StepRole, Subject, Trust

LETTERS = "aăâbcdđeêghikmnoôơpqrstuưvxyÁỆỘ0123456789 =+-'\"\\#;,:.{}[]()\U0001f5c2"
texts = (
    st.text(LETTERS, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
)
Word = TypeVar("Word", bound=StrEnum)
marks = st.fixed_dictionaries({"trust": st.sampled_from(Trust), "source": texts})
codes = st.from_regex(content.LOCAL_CODE, fullmatch=True)


def several(words: type[Word]) -> st.SearchStrategy[tuple[Word, ...]]:
    return st.lists(st.sampled_from(words), min_size=1, unique=True).map(tuple)


@st.composite
def papers(draw: st.DrawFn) -> content.Paper:
    return content.Paper(
        code=draw(codes),
        name=draw(texts),
        kind=draw(st.sampled_from(CopyKind)),
        count=draw(st.integers(1, 10)),
        mandatory=draw(st.booleans()),
        form=draw(st.none() | texts),
        **draw(marks),
    )


@st.composite
def fees(draw: st.DrawFn) -> content.Fee:
    ends = sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=2)))
    tiers = (*(Tier(draw(st.integers(0, 9)), end) for end in ends), Tier(draw(st.integers(0, 9))))
    flat = draw(st.booleans())
    return content.Fee(
        code=draw(codes),
        name=draw(texts),
        kind=draw(st.sampled_from(FeeKind)),
        per=draw(st.sampled_from(FeePer)),
        amount=draw(st.integers(0, 10**9)) if flat else None,
        tiers=() if flat else tiers,
        cap=draw(st.none() | st.integers(1, 10**6)),
        exempt=draw(several(PayerGroup)),
        reduced=(Reduction(draw(st.sampled_from(PayerGroup)), draw(st.integers(1, 99))),),
        **draw(marks),
    )


@st.composite
def cases(draw: st.DrawFn) -> content.Case:
    people = (
        (StepUnit.ONE_STOP, StepRole.RECEPTION_OFFICIAL),
        (StepUnit.COMPETENT, StepRole.CASE_OFFICER),
        (StepUnit.COMPETENT, StepRole.HEAD_OF_AGENCY),
    )
    return content.Case(
        code=draw(codes),
        name=draw(texts),
        name_en=draw(texts),
        term=Term(draw(st.integers(2, 60)), TermUnit.WORKING_DAYS),
        papers=tuple(draw(st.lists(papers(), max_size=2, unique_by=lambda p: p.code))),
        fees=tuple(draw(st.lists(fees(), max_size=2, unique_by=lambda f: f.code))),
        steps=tuple(
            content.Step(
                number=number, name=draw(texts), unit=unit, role=role, half_days=1, **draw(marks)
            )
            for number, (unit, role) in enumerate(people, start=1)
        ),
        **draw(marks),
    )


@st.composite
def procedures(draw: st.DrawFn) -> content.Procedure:
    first = draw(st.dates(date(2025, 7, 1), date(2030, 1, 1)))
    last = draw(st.none() | st.integers(0, 900).map(lambda days: first + timedelta(days=days)))
    version = content.Version(
        number=draw(st.integers(1, 9)),
        first=first,
        last=last,
        basis=tuple(draw(st.lists(texts, min_size=1, max_size=2))),
        level=draw(st.sampled_from([Level.PROVINCE, Level.COMMUNE])),
        agency=draw(texts),
        online=draw(st.sampled_from([Online.NONE, Online.PARTIAL, Online.FULL])),
        postal=draw(st.sampled_from(PostalService)),
        presence=draw(st.booleans()),
        immediate=draw(st.booleans()),
        result=draw(texts),
        cases=tuple(draw(st.lists(cases(), min_size=1, max_size=2, unique_by=lambda c: c.code))),
        unverified=draw(st.sampled_from([(), ("online",), ("level", "result")])),
        **draw(marks),
    )
    return content.Procedure(
        code=draw(st.from_regex(content.NATIONAL_CODE, fullmatch=True)),
        name=draw(texts),
        name_en=draw(texts),
        field=draw(st.sampled_from(Field)),
        sector=draw(texts),
        subjects=draw(several(Subject)),
        keywords=tuple(draw(st.lists(texts, max_size=2))),
        versions=(version,),
    )


@settings(max_examples=40, deadline=None)
@given(procedures())
def test_toml_and_excel_read_back_what_was_written(procedure: content.Procedure) -> None:
    with tempfile.TemporaryDirectory() as folder:
        toml, excel = Path(folder, "one.toml"), Path(folder, "one.xlsx")
        found: list[Fault] = []
        toml.write_text(written_toml(procedure), encoding="utf-8")
        table = read_toml(toml, found)
        assert trusted([table] if table else [], found) == [procedure]
        write_workbook([procedure], excel)
        assert trusted(read_workbook(excel, found), found) == [procedure]
