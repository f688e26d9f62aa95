"""What is wrong in a catalogue file, where, and what to do, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from motcua.domain.kernel.texts import Bilingual

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """`where` names the file and the table, or the sheet and the row."""

    where: Bilingual
    what: Bilingual

    def text(self, language: str = "vi") -> str:
        return f"{self.where.in_language(language)}: {self.what.in_language(language)}"


def quoted(value: object) -> str:
    text = str(value)
    return f'"{text[:LONGEST_QUOTE]}…"' if len(text) > LONGEST_QUOTE else f'"{text}"'


def listed(words: Iterable[str], last: str) -> str:
    """a, b or c."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def unknown_word(key: str, value: object, words: list[str]) -> Bilingual:
    return Bilingual(
        f"từ {quoted(value)} không dùng được cho {key}; hãy ghi {listed(words, 'hoặc')}",
        f"unknown word {quoted(value)} for {key}; write {listed(words, 'or')}",
    )


def unknown_key(key: str, keys: list[str]) -> Bilingual:
    close = get_close_matches(key, keys, n=1)
    vi = f"có phải là {close[0]}?" if close else f"chỉ có: {', '.join(keys)}"
    en = f"did you mean {close[0]}?" if close else f"known here: {', '.join(keys)}"
    return Bilingual(
        f"khóa {quoted(key)} không có trong mẫu; {vi}", f"unknown key {quoted(key)}; {en}"
    )


def missing_key(key: str) -> Bilingual:
    return Bilingual(f"thiếu {key}; hãy ghi thêm", f"{key} is missing; add it")


def empty(key: str) -> Bilingual:
    return Bilingual(
        f"{key} để trống; hãy ghi giá trị hoặc bỏ khóa này",
        f"{key} is empty; write a value or leave the key away",
    )


def wrong_kind(key: str, value: object, expected: Bilingual) -> Bilingual:
    return Bilingual(
        f"{key} là {quoted(value)}; hãy ghi {expected.vi}",
        f"{key} is {quoted(value)}; write {expected.en}",
    )


def unreadable(key: str, reason: str) -> Bilingual:
    return Bilingual(f"{key} không đọc được; hãy ghi lại ({reason})", f"{key}: {reason}")


TEXT = Bilingual("một chuỗi ký tự", "a text")
WHOLE = Bilingual("một số nguyên", "a whole number")
TRUTH = Bilingual("true hoặc false", "true or false")
DAY = Bilingual("một ngày, ví dụ 2025-07-01", "a day, for example 2025-07-01")
LIST = Bilingual("một danh sách", "a list")
TABLE = Bilingual("một bảng các khóa", "a table of keys")
