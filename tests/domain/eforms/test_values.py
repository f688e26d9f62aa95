"""Answers as people type them, read into the one way they are kept."""

from datetime import date

import pytest

from motcua.domain.eforms.definition import Field, FieldKind, Option
from motcua.domain.eforms.values import read_value
from motcua.domain.kernel.texts import Bilingual

ON = date(2026, 11, 16)
K = FieldKind


def asked(kind: FieldKind, **more: object) -> Field:
    options = tuple(Option(code=code, label=Bilingual(code, code)) for code in ("x", "y"))
    label = Bilingual("Câu hỏi", "Question")
    return Field(id="q", kind=kind, label=label, options=options, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (K.TEXT, "  Nguyễn   Văn A\u0301nh ", "Nguyễn Văn Ánh"),
        (K.LONG_TEXT, "một\r\nhai", "một\nhai"),
        (K.WHOLE, "1.200", 1200),
        (K.WHOLE, "-3", -3),
        (K.MONEY, "50.000 đồng", 50000),
        (K.MONEY, "50.000\u00a0₫", 50000),
        (K.MONEY, 7000, 7000),
        (K.DATE, "5/8/2019", "2019-08-05"),
        (K.DATE, "05-08-2019", "2019-08-05"),
        (K.DATE, "2019-08-05", "2019-08-05"),
        (K.YES_NO, "Có", True),
        (K.YES_NO, "no", False),
        (K.YES_NO, False, False),
        (K.ONE_OF, "x", "x"),
        (K.SEVERAL_OF, ["y", "x", "y"], ["x", "y"]),
        (K.SEVERAL_OF, "y", ["y"]),
        (K.SEVERAL_OF, [], None),
        (K.PERSONAL_NUMBER, "087 185 000 123", "087185000123"),
        (K.PHONE, "+84 912.345.678", "0912345678"),
        (K.EMAIL, " a@vidu.vn ", "a@vidu.vn"),
        (K.UNIT, "29935", "29935"),
        (K.ADDRESS, {"line": "12 Lê Lợi", "commune": "Mỹ Long", "province": ""},
         {"line": "12 Lê Lợi", "commune": "Mỹ Long"}),
        (K.ADDRESS, {"line": " ", "commune": ""}, None),
        (K.TEXT, "   ", None),
        (K.WHOLE, None, None),
    ],
)  # fmt: skip
def test_what_is_readable_is_kept_in_one_way(kind: FieldKind, typed: object, kept: object) -> None:
    read = read_value(asked(kind), typed, ON)
    assert (read.value, read.wrong) == (kept, None)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        *[(kind, {"no": "answer"}) for kind in K],
        (K.TEXT, "a\x00b"),
        (K.TEXT, "x" * 201),
        (K.WHOLE, "1.20"),
        (K.WHOLE, "12,5"),
        (K.WHOLE, True),
        (K.WHOLE, "9" * 16),
        (K.MONEY, "-1"),
        (K.DATE, "31/02/2019"),
        (K.DATE, "1/1/19"),
        (K.DATE, "01/01/1700"),
        (K.YES_NO, "maybe"),
        (K.ONE_OF, "z"),
        (K.SEVERAL_OF, ["x", "z"]),
        (K.PERSONAL_NUMBER, "08718500012"),
        (K.TAX_CODE, "1400000000"),
        (K.PHONE, "12345"),
        (K.EMAIL, "a@b"),
        (K.UNIT, "Mỹ Long"),
        (K.ADDRESS, "12 Lê Lợi"),
    ],
)
def test_what_is_not_an_answer_says_what_to_do(kind: FieldKind, typed: object) -> None:
    wrong = read_value(asked(kind), typed, ON).wrong
    assert wrong is not None
    assert wrong.vi
    assert wrong.en


def test_bounds_of_numbers_and_days_are_told() -> None:
    number = asked(K.WHOLE, least=1, most=9)
    day = asked(K.DATE, least=-1, most=0)
    assert [read_value(number, n, ON).wrong is None for n in (0, 1, 9, 10)] == [
        *(False, True, True, False)
    ]
    days = ["14/11/2026", "15/11/2026", "16/11/2026", "17/11/2026"]
    assert [read_value(day, d, ON).wrong is None for d in days] == [False, True, True, False]
    told = read_value(day, "17/11/2026", ON).wrong
    assert told is not None
    assert "16/11/2026" in told.vi
