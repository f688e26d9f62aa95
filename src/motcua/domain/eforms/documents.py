"""A form read from the plain tables of a file or of the database (TT 21/2023/TT-BTTTT)."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from motcua.domain.eforms import obstacles
from motcua.domain.eforms.condition_documents import ConditionUnreadable, read_condition
from motcua.domain.eforms.conditions import Condition
from motcua.domain.eforms.definition import (
    NOTHING,
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
from motcua.domain.eforms.obstacles import Obstacle
from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.texts import Bilingual

Plain = Mapping[str, object]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
LONGEST_WORDS = 2000


class _Unreadable(Exception):
    """The first thing that cannot be read; never leaves this module."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.where)
        self.obstacle = obstacle


def read_definition(plain: object) -> FormDefinition | Obstacle:
    """The form in plain tables, or the first place that cannot be read."""
    try:
        return _form(_Table(plain, ""))
    except _Unreadable as unreadable:
        return unreadable.obstacle


class _Table:
    """One table of the file; every key must be asked for, or it is refused."""

    def __init__(self, plain: object, where: str) -> None:
        if not isinstance(plain, Mapping):
            raise _Unreadable(obstacles.not_a(where, "một bảng khóa và giá trị", "a table"))
        self.plain: Plain = plain
        self.where = where
        self.asked: set[str] = set()

    def at(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def get(self, key: str) -> object:
        self.asked.add(key)
        return self.plain.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        value = self.get(key)
        if value is None and default is not None:
            return default
        if value is None:
            raise _Unreadable(obstacles.lacking(self.where, key))
        if not isinstance(value, str):
            raise _Unreadable(obstacles.not_a(self.at(key), "chữ", "a text"))
        return _clean(value, self.at(key))

    def words(self, key: str, default: Bilingual | None = None) -> Bilingual:
        """Both languages as {vi, en} or [vi, en]."""
        value = self.get(key)
        if value is None and default is not None:
            return default
        if isinstance(value, Mapping):
            value = (value.get("vi", ""), value.get("en", ""))
        match value:
            case [str() as vi, str() as en]:
                return Bilingual(_clean(vi, self.at(key)), _clean(en, self.at(key)))
        raise _Unreadable(obstacles.not_a(self.at(key), "chữ Việt và Anh", "texts vi and en"))

    def number(self, key: str, default: int | None = None) -> int:
        value = self.maybe(key)
        if value is None and default is not None:
            return default
        if value is None:
            raise _Unreadable(obstacles.lacking(self.where, key))
        return value

    def maybe(self, key: str) -> int | None:
        value = self.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise _Unreadable(obstacles.not_a(self.at(key), "số nguyên", "a whole number"))
        return value

    def flag(self, key: str, usual: str) -> bool:
        value = self.get(key)
        if value is None:
            return usual == "yes"
        if not isinstance(value, bool):
            raise _Unreadable(obstacles.not_a(self.at(key), "true hoặc false", "true or false"))
        return value

    def word(self, key: str, known: type[E]) -> E:
        value = self.text(key)
        if value not in list(known):
            raise _Unreadable(obstacles.not_a(self.at(key), ", ".join(known), ", ".join(known)))
        return known(value)

    def each(self, key: str, read: Callable[["_Table"], T]) -> tuple[T, ...]:
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise _Unreadable(obstacles.not_a(self.at(key), "một danh sách", "a list"))
        return tuple(
            _whole(read, _Table(item, f"{self.at(key)}[{n}]")) for n, item in enumerate(value)
        )

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or not all(isinstance(item, str) for item in value):
            raise _Unreadable(obstacles.not_a(self.at(key), "danh sách chữ", "a list of texts"))
        return tuple(str(item) for item in value)

    def condition(self, key: str) -> Condition | None:
        value = self.get(key)
        try:
            return None if value is None else read_condition(value)
        except ConditionUnreadable as unreadable:
            raise _Unreadable(Obstacle(self.at(key), unreadable.says)) from unreadable


def _whole(read: Callable[[_Table], T], table: _Table) -> T:
    """What was read, when no key of the table was left over."""
    value = read(table)
    for key in table.plain:
        if key not in table.asked:
            raise _Unreadable(obstacles.unknown_key(table.where, str(key)))
    return value


def _clean(text: str, where: str) -> str:
    try:
        return clean_text(text, longest=LONGEST_WORDS)
    except ValueError as fault:
        raise _Unreadable(Obstacle(where, Bilingual("Chữ không hợp lệ.", str(fault)))) from fault


def _form(table: _Table) -> FormDefinition:
    return _whole(
        lambda t: FormDefinition(
            code=t.text("code"),
            procedure=t.text("procedure"),
            version=t.number("version"),
            for_version=t.number("for_version"),
            title=t.words("title"),
            intro=t.words("intro", NOTHING),
            source=t.text("source", ""),
            trust=t.text("trust", "unverified"),
            pages=t.each("pages", _page),
            cases=t.each(
                "cases", lambda c: CaseRule(case=c.text("case"), when=c.condition("when"))
            ),
            papers=t.each("papers", _paper),
        ),
        table,
    )


def _page(table: _Table) -> Page:
    return Page(
        id=table.text("id"),
        title=table.words("title"),
        hint=table.words("hint", NOTHING),
        when=table.condition("when"),
        blocks=table.each("blocks", _block),
    )


def _block(table: _Table) -> Block:
    repeat = table.get("repeat")
    return Block(
        id=table.text("id"),
        title=table.words("title", NOTHING),
        hint=table.words("hint", NOTHING),
        when=table.condition("when"),
        repeat=None if repeat is None else _whole(_repeat, _Table(repeat, table.at("repeat"))),
        fields=table.each("fields", _field),
    )


def _repeat(table: _Table) -> Repeat:
    return Repeat(least=table.number("least", 0), most=table.number("most", 20))


def _field(table: _Table) -> Field:
    return Field(
        id=table.text("id"),
        kind=table.word("kind", FieldKind),
        label=table.words("label"),
        hint=table.words("hint", NOTHING),
        required=table.flag("required", "yes"),
        options=table.each(
            "options", lambda o: Option(code=o.text("code"), label=o.words("label"))
        ),
        when=table.condition("when"),
        longest=table.number("longest", 0),
        least=table.maybe("least"),
        most=table.maybe("most"),
        purpose=table.text("purpose", ""),
        prefill=table.texts("prefill"),
        unverified=table.flag("unverified", "no"),
    )


def _paper(table: _Table) -> PaperLink:
    return PaperLink(
        paper=table.text("paper"),
        use=table.word("use", PaperUse),
        when=table.condition("when"),
        held=table.text("held", ""),
        says=table.words("says", NOTHING),
    )
