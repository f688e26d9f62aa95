"""What always holds of forms, whatever is drawn and typed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import jsonschema
from hypothesis import given, settings

from motcua.domain.eforms.casing import case_of
from motcua.domain.eforms.checking import check, filed, read
from motcua.domain.eforms.condition_documents import read_condition, written_condition
from motcua.domain.eforms.conditions import Condition, holds, is_present
from motcua.domain.eforms.definition import Answers, FormDefinition
from motcua.domain.eforms.difference import difference
from motcua.domain.eforms.documents import read_definition
from motcua.domain.eforms.moving import moved
from motcua.domain.eforms.schema import schema_of
from motcua.domain.eforms.soundness import unsound
from motcua.domain.eforms.views import rows_for_view
from motcua.domain.eforms.writing import written
from tests.domain.eforms.strategies import answers, conditions, forms

some = settings(max_examples=40)
ON = date(2026, 11, 16)


@some
@given(conditions(), answers)
def test_a_condition_always_has_an_answer_and_its_opposite(
    condition: Condition, given_: Answers
) -> None:
    plain = written_condition(condition)
    assert holds(condition, given_, ON) is not holds(read_condition({"not": plain}), given_, ON)
    assert read_condition(plain) == condition


@some
@given(forms())
def test_a_form_is_read_back_as_it_was_written(form: FormDefinition) -> None:
    assert read_definition(written(form)) == form


@some
@given(forms(), answers)
def test_checking_never_fails_and_what_is_filed_is_faultless(
    form: FormDefinition, given_: Answers
) -> None:
    faults = check(form, given_, ON)
    kept = filed(form, given_, ON)
    assert filed(form, kept, ON) == kept
    assert set(kept) <= {field.id for block in form.blocks() for field in block.fields} | {"rows"}
    if not faults:
        assert check(form, kept, ON) == ()
    assert case_of(form, given_, ON) == "default"
    assert [page.id for page in rows_for_view(form, given_, "vi", on=ON)] == list(
        read(form, given_, ON).pages
    )


@some
@given(forms(), answers)
def test_what_is_filed_fits_the_json_schema(form: FormDefinition, given_: Answers) -> None:
    schema = schema_of(form)
    jsonschema.Draft202012Validator.check_schema(schema)
    if not check(form, given_, ON):
        jsonschema.validate(dict(filed(form, given_, ON)), schema, jsonschema.Draft202012Validator)


@some
@given(forms())
def test_nothing_differs_from_itself(form: FormDefinition) -> None:
    assert difference(form, form).is_empty


@some
@given(forms(), forms())
def test_a_difference_turned_round_swaps(old: FormDefinition, new: FormDefinition) -> None:
    there, back = difference(old, new), difference(new, old)
    assert set(there.added) == set(back.removed)
    assert set(there.removed) == set(back.added)
    assert {(each.field, each.parts) for each in there.changed} == {
        (each.field, each.parts) for each in back.changed
    }
    assert set(there.moved) == set(back.moved)
    assert set(there.other) == set(back.other)


@some
@given(forms(), forms(), answers)
def test_moved_twice_is_moved_once(
    old: FormDefinition, new: FormDefinition, given_: Answers
) -> None:
    once = moved(given_, old, new)
    twice = moved(once.answers, old, new, aside=once.aside)
    assert (twice.answers, twice.aside) == (once.answers, once.aside)


@some
@given(forms(), forms(), answers)
def test_nothing_typed_is_lost(old: FormDefinition, new: FormDefinition, given_: Answers) -> None:
    gone = moved(given_, old, new)
    kept = [*_leaves(gone.answers), *_leaves(gone.aside)]
    for leaf in _leaves(given_):
        assert leaf in kept


@some
@given(forms(), answers)
def test_without_a_difference_nothing_moves(form: FormDefinition, given_: Answers) -> None:
    kept = filed(form, given_, ON)
    gone = moved(kept, form, form)
    assert (gone.answers, gone.aside, gone.touched) == (kept, {}, ())


@some
@given(forms(), answers, answers)
def test_what_was_put_aside_before_stays(
    form: FormDefinition, given_: Answers, before: Answers
) -> None:
    gone = moved(given_, form, form, aside=before)
    assert all(gone.aside[path] == value for path, value in before.items())


@some
@given(forms())
def test_the_rules_of_drawing_are_held_against_any_form(form: FormDefinition) -> None:
    unsound(form, cases={"default": []}, earlier=[form])


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from _leaves(each)
    elif is_present(value):
        yield value
