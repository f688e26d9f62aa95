"""Forms and answers for the property tests: small, odd, and always sound."""

from hypothesis import strategies as st

from motcua.domain.eforms.conditions import (
    All,
    Any,
    Condition,
    Equals,
    In,
    Not,
    Older,
    Passed,
    Present,
    Younger,
)
from motcua.domain.eforms.definition import (
    CHOOSING,
    Block,
    CaseRule,
    Field,
    FieldKind,
    FormDefinition,
    Option,
    Page,
    Repeat,
)
from motcua.domain.kernel.texts import Bilingual

NAMES = ("a", "b", "c", "d", "e", "rows")
WORDS = Bilingual("Chữ", "Words")
CODES = ("x", "y", "z")
names = st.sampled_from(NAMES)
typed = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**6),
    st.sampled_from(["", "x", "y", "yes", "Nguyễn Văn Á", "05/08/2019", "2019-08-05", "1.200"]),
    st.sampled_from(["0912345678", "a@b.vn", "087185000123", "86001", "31/02/2019", "\x00"]),
    st.lists(st.sampled_from(CODES), max_size=3),
    st.fixed_dictionaries({}, optional={"line": st.just("1"), "commune": st.just("Mỹ Long")}),
    st.lists(st.dictionaries(names, st.sampled_from(["x", "", "1"]), max_size=2), max_size=3),
    st.text(max_size=12),
)
answers = st.dictionaries(names, typed, max_size=6)


def conditions(known: st.SearchStrategy[str] = names) -> st.SearchStrategy[Condition]:
    plain = st.one_of(
        st.builds(Equals, known, st.sampled_from(["x", "y", True, False, 3])),
        st.builds(In, known, st.tuples(st.sampled_from(CODES))),
        st.builds(Present, known),
        st.builds(Older, known, st.integers(0, 90), st.sampled_from(["", "2020-02-29", "a"])),
        st.builds(Younger, known, st.integers(0, 90)),
        st.builds(Passed, known, st.integers(0, 90)),
    )
    return st.recursive(
        plain,
        lambda inner: st.one_of(
            st.builds(All, st.lists(inner, max_size=3).map(tuple)),
            st.builds(Any, st.lists(inner, max_size=3).map(tuple)),
            st.builds(Not, inner),
        ),
        max_leaves=5,
    )


@st.composite
def fields(draw: st.DrawFn, name: str, before: list[str]) -> Field:
    kind = draw(st.sampled_from(FieldKind))
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, unique=True))
    return Field(
        id=name,
        kind=kind,
        label=Bilingual(draw(st.sampled_from(["Một", "Hai"])), "One"),
        required=draw(st.booleans()),
        options=tuple(Option(code=code, label=WORDS) for code in codes) if kind in CHOOSING else (),
        when=draw(st.none() | conditions(st.sampled_from(before))) if before else None,
    )


@st.composite
def forms(draw: st.DrawFn) -> FormDefinition:
    """One to five fields over one or two pages, sometimes a table of two of the same names."""
    chosen = draw(st.lists(st.sampled_from(NAMES[:5]), min_size=1, max_size=5, unique=True))
    drawn = [draw(fields(name, chosen[:place])) for place, name in enumerate(chosen)]
    cut = draw(st.integers(1, len(drawn)))
    blocks = [Block(id="first", fields=tuple(drawn[:cut]))]
    if drawn[cut:]:
        blocks.append(Block(id="second", fields=tuple(drawn[cut:])))
    if draw(st.booleans()):
        row = tuple(draw(fields(name, [])) for name in ("a", "b"))
        blocks.append(Block(id="rows", title=WORDS, repeat=Repeat(least=0, most=2), fields=row))
    return FormDefinition(
        code="9.000001",
        procedure="9.000001",
        version=1,
        for_version=1,
        title=WORDS,
        pages=tuple(Page(id=f"p{n}", title=WORDS, blocks=(b,)) for n, b in enumerate(blocks)),
        cases=(CaseRule(case="default"),),
    )
