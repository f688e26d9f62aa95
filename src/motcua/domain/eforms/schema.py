"""The JSON Schema (draft 2020-12) of the answers of a form, as other systems check them."""

from collections.abc import Iterable, Mapping

from motcua.domain.eforms.definition import (
    ADDRESS_PARTS,
    Block,
    Field,
    FieldKind,
    FormDefinition,
)
from motcua.domain.eforms.values import LONGEST_LINE, LONGEST_TEXT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, object]
_PATTERNS: Mapping[FieldKind, str] = {
    FieldKind.PERSONAL_NUMBER: "^[0-9]{12}$",
    FieldKind.TAX_CODE: "^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$",
    FieldKind.PHONE: "^0[0-9]{9,10}$",
    FieldKind.EMAIL: r"^[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+$",
    FieldKind.UNIT: "^[0-9]{2,5}$",
    FieldKind.DATE: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}


def schema_of(definition: FormDefinition) -> Schema:
    """What is filed fits this: which fields are asked depends on conditions, so only those that
    are always asked are required."""
    properties: Schema = {}
    required: list[str] = []
    for page in definition.pages:
        for block in page.blocks:
            always = page.when is None and block.when is None
            if block.repeat is not None:
                properties[block.id] = _rows(block)
                required += [block.id] if always and block.repeat.least else []
            else:
                properties |= {field.id: _field(field) for field in block.fields}
                required += [each.id for each in block.fields if always and _always(each)]
    return {
        "$schema": DIALECT,
        "$id": f"urn:motcua:eform:{definition.code}:{definition.version}",
        "title": definition.title.vi,
        **_object(properties, required),
    }


def _always(field: Field) -> bool:
    return field.required and field.when is None


def _object(properties: Schema, required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(required),
        "additionalProperties": False,
    }


def _rows(block: Block) -> Schema:
    properties: Schema = {field.id: _field(field) for field in block.fields}
    row = _object(properties, (field.id for field in block.fields if _always(field)))
    repeat = block.repeat
    bounds: Schema = {"minItems": repeat.least, "maxItems": repeat.most} if repeat else {}
    return {"type": "array", "title": block.title.vi, "items": row, **bounds}


def _field(field: Field) -> Schema:
    return {"title": field.label.vi, **_value(field)}


def _value(field: Field) -> Schema:
    codes = [option.code for option in field.options]
    match field.kind:
        case FieldKind.TEXT | FieldKind.LONG_TEXT:
            usual = LONGEST_TEXT if field.kind is FieldKind.LONG_TEXT else LONGEST_LINE
            return {"type": "string", "minLength": 1, "maxLength": field.longest or usual}
        case FieldKind.WHOLE | FieldKind.MONEY:
            return {"type": "integer"} | _bounds(field)
        case FieldKind.YES_NO:
            return {"type": "boolean"}
        case FieldKind.ONE_OF:
            return {"type": "string", "enum": codes}
        case FieldKind.SEVERAL_OF:
            return {"type": "array", "items": {"enum": codes}, "minItems": 1, "uniqueItems": True}
        case FieldKind.ADDRESS:
            line: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_LINE}
            return _object(dict.fromkeys(ADDRESS_PARTS, line), ["commune"])
        case _:
            dated: Schema = {"format": "date"} if field.kind is FieldKind.DATE else {}
            return {"type": "string", "pattern": _PATTERNS[field.kind]} | dated


def _bounds(field: Field) -> Schema:
    least = 0 if field.kind is FieldKind.MONEY and field.least is None else field.least
    bounds = {"minimum": least, "maximum": field.most}
    return {word: bound for word, bound in bounds.items() if bound is not None}
