"""What a synthetic person would answer to an electronic form: every shown question, plausibly."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from motcua.domain.dossier.party import Party
from motcua.domain.eforms.checking import check, read
from motcua.domain.eforms.definition import Block, Field, FieldKind, FormDefinition

ROUNDS = 12
"""Answering opens further questions; no form of ours is that deep."""
_Say = Callable[[Field, "Answering"], object]
_WORDS = {
    "ethnicity": "Kinh",
    "nationality": "Việt Nam",
    "relation": "con",
    "place": "Đồng Tháp",
    "birthplace": "Đồng Tháp",
    "hometown": "Đồng Tháp",
    "number": "số 12 (mô phỏng)",
    "school": "Trường Mô Phỏng",
    "bank": "Ngân hàng Mô Phỏng",
}
"""What the last word of a field's id asks for; every other line of text is a name."""
_YEARS_AGO = {"birth": 34, "pupil_birth": 9, "stay_from": 6}
"""Days further back than some weeks, unless the question itself has a first day."""


class Answering:
    """One person before one form."""

    def __init__(self, person: Party, home: tuple[str, str], on: date, random: Random) -> None:
        self.person, self.on, self.random = person, on, random
        self.unit, self.commune = home

    def fill(self, form: FormDefinition, known: Mapping[str, object]) -> dict[str, object]:
        """The answers with those given before; ValueError when the form cannot be satisfied."""
        answers = dict(known)
        for _ in range(ROUNDS):
            before = dict(answers)
            shown = read(form, answers, self.on)
            for block in form.blocks():
                if block.id in shown.blocks:
                    self._block(block, shown.fields, answers)
            if answers == before:
                break
        if faults := check(form, answers, self.on):
            raise ValueError(f"{form.code}: " + "; ".join(f"{f.field} {f.says.vi}" for f in faults))
        return answers

    def _block(self, block: Block, shown: frozenset[str], answers: dict[str, object]) -> None:
        if block.repeat:
            if block.repeat.least and not answers.get(block.id):
                row = {field.id: self.say(field) for field in block.fields if not field.when}
                answers[block.id] = [row] * block.repeat.least
            return
        for field in block.fields:
            if field.id in shown and field.required and not answers.get(field.id):
                answers[field.id] = self.say(field)

    def say(self, field: Field) -> object:
        return _SAYS[field.kind](field, self)

    def number(self, field: Field) -> int:
        least = field.least if field.least is not None else 1
        most = field.most if field.most is not None else least + 9
        return self.random.randint(least, max(least, min(most, least + 9)))

    def text(self, field: Field) -> str:
        return _WORDS.get(field.id.rsplit("_", 1)[-1], self.person.name)

    def day(self, field: Field) -> str:
        """Within the bounds of the question, some weeks ago where it has none."""
        most = field.most if field.most is not None else -10
        if field.least is None and not field.id.startswith("child"):
            last = field.id.rsplit("_", 1)[-1]
            most -= 365 * _YEARS_AGO.get(field.id, _YEARS_AGO.get(last, 0))
        least = field.least if field.least is not None else most - 20
        return (self.on + timedelta(days=self.random.randint(least, max(least, most)))).isoformat()


_SAYS: Mapping[FieldKind, _Say] = {
    FieldKind.TEXT: lambda field, who: who.text(field),
    FieldKind.LONG_TEXT: lambda field, who: "Dữ liệu mô phỏng, không của ai.",
    FieldKind.WHOLE: lambda field, who: who.number(field),
    FieldKind.MONEY: lambda field, who: max(who.number(field), 1) * 1_000_000,
    FieldKind.DATE: lambda field, who: who.day(field),
    FieldKind.YES_NO: lambda field, who: True,
    FieldKind.ONE_OF: lambda field, who: field.options[0].code,
    FieldKind.SEVERAL_OF: lambda field, who: [field.options[0].code],
    FieldKind.PERSONAL_NUMBER: lambda field, who: who.person.identity,
    FieldKind.TAX_CODE: lambda field, who: "0100000003",
    FieldKind.PHONE: lambda field, who: who.person.phone or "0900000001",
    FieldKind.EMAIL: lambda field, who: "mo-phong@example.invalid",
    FieldKind.UNIT: lambda field, who: who.unit,
    FieldKind.ADDRESS: lambda field, who: {
        "line": "ấp 1",
        "commune": who.commune,
        "province": "Đồng Tháp",
    },
}
