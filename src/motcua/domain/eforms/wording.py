"""Conditions in words, for those who draw a form and those who fill it on paper (NĐ 45/2020)."""

from collections.abc import Mapping

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
    read_day,
)
from motcua.domain.eforms.definition import Block, Field, FormDefinition
from motcua.domain.eforms.views import in_words
from motcua.domain.kernel.texts import Bilingual

Asked = Mapping[str, Field]


def asked_by_name(definition: FormDefinition) -> Asked:
    """Fields by the name a condition gives them; those of a row by their bare id."""
    return {field.id: field for _, field in definition.fields()}


def condition_in_words(definition: FormDefinition, condition: Condition | None) -> Bilingual:
    """Empty where there is no condition."""
    if condition is None:
        return Bilingual("", "")
    fields = asked_by_name(definition)
    blocks = {block.id: block for block in definition.blocks() if block.repeat}
    return Bilingual(_said(condition, fields, blocks, "vi"), _said(condition, fields, blocks, "en"))


def _said(condition: Condition, fields: Asked, blocks: Mapping[str, Block], language: str) -> str:
    words = _WORDS[language]
    match condition:
        case All(parts) | Any(parts):
            joint = words["and"] if isinstance(condition, All) else words["or"]
            said = [_said(part, fields, blocks, language) for part in parts]
            return joint.join(
                f"({each})" if len(said) > 1 and " (" in each else each for each in said
            )
        case Not(part):
            return words["not"].format(_said(part, fields, blocks, language))
        case _:
            return _plain(condition, fields, blocks, language)


def _plain(
    condition: Equals | In | Present | Older | Younger | Passed,
    fields: Asked,
    blocks: Mapping[str, Block],
    language: str,
) -> str:
    words, field = _WORDS[language], fields.get(condition.field)
    asked = field.label.in_language(language) if field else condition.field
    if condition.field in blocks:
        asked = blocks[condition.field].title.in_language(language)
    match condition:
        case Equals(_, value):
            shown = in_words(field, value, language) if field else str(value)
            return words["is"].format(asked, shown)
        case In(_, values):
            shown = "; ".join(in_words(field, each, language) if field else each for each in values)
            return words["in"].format(asked, shown)
        case Present():
            return words["present"].format(asked)
        case Older(_, years, on):
            return words["older"].format(asked, years) + _on(on, fields, language)
        case Younger(_, years, on):
            return words["younger"].format(asked, years) + _on(on, fields, language)
        case Passed(_, days):
            return words["passed"].format(asked, days)


def _on(on: str, fields: Asked, language: str) -> str:
    if not on:
        return ""
    day = read_day(on)
    asked = fields[on].label.in_language(language) if on in fields else on
    return _WORDS[language]["on"].format(f"{day:%d/%m/%Y}" if day else asked)


_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "and": " và ",
        "or": " hoặc ",
        "not": "không phải: {}",
        "is": "“{}” là {}",
        "in": "“{}” là một trong: {}",
        "present": "có trả lời “{}”",
        "older": "“{}”: từ đủ {} năm",
        "younger": "“{}”: chưa đủ {} năm",
        "passed": "“{}”: đã quá {} ngày",
        "on": " tính đến {}",
    },
    "en": {
        "and": " and ",
        "or": " or ",
        "not": "not: {}",
        "is": "“{}” is {}",
        "in": "“{}” is one of: {}",
        "present": "“{}” is answered",
        "older": "“{}”: {} years or more",
        "younger": "“{}”: less than {} years",
        "passed": "“{}”: more than {} days ago",
        "on": " on {}",
    },
}
