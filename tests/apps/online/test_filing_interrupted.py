"""Between a draft and its dossier: consent is taken back, the store is away, forms change."""

from dataclasses import replace
from io import BytesIO

import pytest
from pytest_django import Settings

from motcua.channels.online import commands, queries
from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online.shapes import Beginning, Draft, Mandated
from motcua.plumbing import uploads
from motcua.plumbing.errors import Refused
from motcua.plumbing.refusals import StoreSilent
from motcua.reference.catalogue import eform_queries
from motcua.reference.people import mandates
from motcua.reference.people import queries as people
from tests.apps.online.conftest import PNG, Home
from tests.apps.online.test_filing_online import refusal, state_of
from tests.apps.people import mandated
from tests.faces.office.world import BIRTH, CASE, MORNING

TODAY = MORNING.date()
NOWHERE = "http://127.0.0.1:9"


def helped(home: Home) -> tuple[Draft, str]:
    """The citizen files for the owner, under a mandate given at a desk; its code."""
    cast = home.world.cast
    new = replace(mandated.at_desk(cast, TODAY), procedures=(BIRTH,))
    code = mandated.give(new, cast.actor("reception"), TODAY)
    people.forget_hats()
    beginning = Beginning(procedure=BIRTH, case=CASE, for_whom=Mandated(code))
    return home.ready(cast.citizen, commands.begin(beginning, by=cast.citizen)), code


def test_a_helper_files_under_the_mandate(home: Home) -> None:
    draft, code = helped(home)
    done = commands.submit(draft.id, by=home.world.cast.citizen, key="press-12345")
    filing = state_of(done.dossier).filing
    assert filing.applicant.identity == home.owner.personal_id
    assert code in filing.authority


def test_consent_taken_back_between_draft_and_sending_stops_it(home: Home) -> None:
    draft, code = helped(home)
    helper, owner = home.world.cast.citizen, home.world.cast.owner
    by = mandated.citizen(owner, TODAY)
    mandates.revoke_mandate(code, "Tôi tự nộp", by=by, key="revoke-mandate-1")
    people.forget_hats()
    with pytest.raises(Refused) as caught:
        commands.submit(draft.id, by=helper, key="press-12345")
    assert isinstance(refusal(caught), r.NotActingFor)
    assert m.Submission.objects.count() == 0
    assert queries.draft(draft.id, helper).answers == draft.answers


def away(settings: Settings) -> None:
    """The address of an S3 endpoint at which nobody listens."""
    settings.FILES_S3_URL = NOWHERE
    settings.FILES_S3_KEY = settings.FILES_S3_SECRET = "for-tests"


def test_without_the_store_nothing_is_sent_and_nothing_is_lost(
    home: Home, settings: Settings
) -> None:
    draft = home.ready()
    away(settings)
    with pytest.raises(Refused) as caught:
        commands.submit(draft.id, by=home.owner, key="press-12345")
    assert isinstance(refusal(caught), StoreSilent)
    assert m.Submission.objects.count() == 0
    settings.FILES_S3_URL = ""
    assert commands.submit(draft.id, by=home.owner, key="press-12345").code


def test_a_file_that_came_while_the_store_was_away_is_finished_later(
    home: Home, settings: Settings
) -> None:
    owner = home.begun().upload_owner
    begun = uploads.create(owner, "giay.png", len(PNG))
    uploads.append(owner, begun.id, 0, PNG)
    away(settings)
    with pytest.raises(Refused) as caught:
        uploads.finish(owner, begun.id)
    assert isinstance(refusal(caught), StoreSilent)
    assert uploads.one(owner, begun.id).received == len(PNG)
    with pytest.raises(Refused):
        uploads.whole(owner, "khac.png", BytesIO(PNG))
    settings.FILES_S3_URL = ""
    assert uploads.finish(owner, begun.id).is_whole
    assert [each.name for each in uploads.of(owner)] == ["giay.png"]


def test_what_was_filed_keeps_its_form(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = home.filed()
    before = queries.form_answers(state_of(dossier))
    assert before is not None
    newer = eform_queries.form_on(BIRTH, TODAY.replace(year=2025))
    assert (newer.code, newer.version) != (before.form.form, before.form.version)
    monkeypatch.setattr(eform_queries, "form_on", lambda procedure, day: newer)
    assert queries.form_answers(state_of(dossier)) == before
    filed_under = eform_queries.form_version(before.form.form, before.form.version)
    assert {"summary"} <= {name for name, _ in filed_under.fields()}
