"""A form as it is stored and shipped: its layout, its JSON Schema, its fingerprint."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import msgspec

from motcua.domain.eforms.definition import Answers, FormDefinition
from motcua.domain.eforms.documents import read_definition
from motcua.domain.eforms.obstacles import Obstacle
from motcua.domain.eforms.schema import schema_of
from motcua.domain.eforms.writing import written
from motcua.domain.kernel.texts import Bilingual

FORMS = Path(__file__).parent / "data_forms"
LAYOUT, SCHEMA = "layout", "schema"


def stored(definition: FormDefinition) -> dict[str, Any]:
    """What is kept as JSON, and what `motcua` hands out as a file."""
    return {LAYOUT: written(definition), SCHEMA: schema_of(definition)}


def restored(content: dict[str, Any]) -> FormDefinition:
    """A form that was readable when it was stored."""
    found = read_definition(content[LAYOUT])
    if isinstance(found, Obstacle):
        raise ValueError(f"A stored form cannot be read at {found.where}: {found.says.en}")
    return found


def fingerprint(definition: FormDefinition) -> str:
    """SHA-256 of the layout in canonical JSON."""
    return hashlib.sha256(msgspec.json.encode(written(definition), order="sorted")).hexdigest()


def read_file(text: str, *, toml: bool = False) -> FormDefinition | Obstacle:
    """A form from an exported JSON file or a shipped TOML file, or the first thing wrong."""
    try:
        plain = tomllib.loads(text) if toml else msgspec.json.decode(text.encode())
    except (tomllib.TOMLDecodeError, msgspec.DecodeError) as error:
        return Obstacle("", Bilingual(f"Không đọc được tệp: {error}", f"Unreadable file: {error}"))
    if not isinstance(plain, dict):
        return read_definition(plain)
    definition = read_definition(plain.get(LAYOUT, plain))
    if isinstance(definition, FormDefinition) and plain.get(SCHEMA) not in (
        None,
        msgspec.to_builtins(schema_of(definition)),
    ):
        return Obstacle(
            SCHEMA,
            Bilingual(
                "Lược đồ không khớp với bố cục; hãy bỏ phần schema, nó được tính lại.",
                "The schema does not agree with the layout; leave it out, it is computed.",
            ),
        )
    return definition


def shipped_files() -> list[Path]:
    return sorted(FORMS.glob("*.toml"))


def misfits(definition: FormDefinition, answers: Answers) -> list[str]:
    """Where filed answers do not fit the JSON Schema of their form; empty for what was checked."""
    checker = jsonschema.Draft202012Validator(
        schema_of(definition), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    plain = msgspec.to_builtins(dict(answers))
    return sorted(".".join(map(str, each.absolute_path)) for each in checker.iter_errors(plain))
