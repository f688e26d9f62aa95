"""Forms in the catalogue: the general one, the drawn ones, drafts, publishing from a day."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, InternalError

from motcua.domain.eforms.casing import case_of
from motcua.domain.eforms.definition import FieldKind
from motcua.reference.catalogue import eform_queries, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
DAY = date(2026, 11, 16)


def test_every_procedure_in_force_has_a_form_that_could_be_published() -> None:
    for row in queries.procedures(DAY):
        form = eform_queries.form_on(row.code, DAY)
        found = eform_queries.obstacles_of(form, DAY)
        own = [
            each
            for each in found
            if not eform_queries.is_general(form) or "English" not in each.says.en
        ]
        assert own == [], row.code
        assert form.procedure == row.code
