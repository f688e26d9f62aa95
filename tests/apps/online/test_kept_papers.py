"""What one hands in is one's own afterwards: kept once, seen, and ready for the next dossier."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import Settings

from motcua.channels.documents import access, queries
from motcua.channels.documents import commands as documents
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.online import commands, correcting
from motcua.channels.online import models as m
from motcua.channels.online import queries as online
from motcua.channels.online import refusals as r
from motcua.channels.online.shapes import Beginning, Draft, Mandated, WayOut
from motcua.domain.dossier.online import FileSource
from motcua.domain.dossier.party import Channel
from motcua.domain.fees.lines import PayerGroup
from motcua.dossiers import commands as register
from motcua.plumbing import files, uploads
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User
from tests.apps.online.conftest import ANSWERS, PNG, Home
from tests.apps.online.test_filing_online import refusal
from tests.apps.people.mandated import at_desk, give
from tests.cast import ONE_STOP
from tests.faces.office.world import BIRTH, CASE, MORNING

PAPER = "giay_chung_sinh"
TODAY = MORNING.date()


def kept(user: User, paper: str = PAPER) -> list[StoredDocument]:
    mine = queries.documents_of([str(user.personal_id)])
    return [each for each in mine if each.paper == paper]


def sent(draft: Draft, by: User, key: str = "press-12345") -> UUID:
    return commands.submit(draft.id, by=by, key=key).dossier


def test_a_paper_handed_in_is_in_the_store_and_serves_again(home: Home) -> None:
    first = sent(home.ready(), home.owner)
    (paper,) = kept(home.owner)
    assert (paper.dossier, paper.procedure, paper.media) == (first, BIRTH, "image/png")
    assert paper.facts["given_by"] == home.owner.full_name
    assert queries.content(paper) == PNG
    assert paper.id in {each.id for each in access.own_documents(home.owner, TODAY)}
    draft = home.begun()
    offered = next(
        each
        for each in online.papers_to_choose(online.look(draft.id, home.owner))
        if each.rule.code == PAPER
    )
    assert [each.id for each in offered.usable] == [paper.id]
    reused = commands.reuse(draft.id, PAPER, paper.id, by=home.owner)
    assert reused.files_of(PAPER)[0].source is FileSource.REUSED


def test_handed_in_twice_it_is_one_paper_with_two_dossiers(home: Home) -> None:
    sent(home.ready(), home.owner)
    (paper,) = kept(home.owner)
    documents.hide(paper.id, [str(home.owner.personal_id)])
    sent(home.ready(), home.owner, "press-67890")
    (still,) = kept(home.owner)
    assert (still.id, still.used, still.hidden) == (paper.id, 1, False)
    (use,) = queries.uses_of(paper.id)
    assert use.dossier_code != paper.dossier_code


def test_a_written_form_stays_with_its_dossier_and_a_proof_says_what_it_proves(home: Home) -> None:
    draft = home.ready()
    relief = PayerGroup.POOR_HOUSEHOLD
    commands.claim_reliefs(draft.id, [relief], quantities={}, by=home.owner)
    proof = f"relief:{relief.value}"
    commands.attach(draft.id, proof, home.upload(draft), by=home.owner)
    sent(draft, home.owner)
    (found,) = kept(home.owner, proof)
    assert found.title == "Giấy tờ chứng minh: hộ nghèo"


@pytest.fixture
def by_helper(home: Home) -> tuple[Draft, User]:
    cast = home.world.cast
    new = replace(at_desk(cast, TODAY), procedures=(BIRTH,))
    mandate = give(new, cast.actor("reception", TODAY), TODAY)
    helper = cast.citizen
    asked = Beginning(procedure=BIRTH, case=CASE, for_whom=Mandated(mandate))
    draft = commands.begin(asked, by=helper)
    wanted = {
        name: ANSWERS[name]
        for name, _ in online.look(draft.id, helper).form.fields()
        if name in ANSWERS
    }
    commands.save(draft.id, wanted, seen=draft.version, by=helper)
    for paper in online.look(draft.id, helper).papers:
        if paper.asked and paper.rule.mandatory:
            commands.attach(draft.id, paper.rule.code, home.upload(draft), by=helper)
    commands.choose_place(draft.id, ONE_STOP, by=helper)
    return commands.choose_way_out(draft.id, WayOut(channel=Channel.ONLINE), by=helper), helper


def test_what_a_helper_hands_in_belongs_to_whom_they_help(
    home: Home, by_helper: tuple[Draft, User]
) -> None:
    draft, helper = by_helper
    sent(draft, helper)
    (paper,) = kept(home.owner)
    assert paper.owner_name == home.owner.full_name
    assert paper.facts["given_by"] == helper.full_name
    assert kept(helper) == []
    assert paper.id in {each.id for each in access.own_documents(helper, TODAY)}
    after = TODAY + timedelta(days=40)
    assert access.own_documents(helper, after) == []


def test_what_is_thrown_away_leaves_no_file_behind(home: Home) -> None:
    """Also a file that came half way, and one that was never put to a paper."""
    draft = home.begun()
    owner = draft.upload_owner
    uploads.append(owner, uploads.create(owner, "nua.png", len(PNG)).id, 0, PNG[:40])
    loose = uploads.whole(owner, "roi.png", BytesIO(PNG))
    commands.discard(draft.id, by=home.owner)
    assert list(uploads.of(owner)) == []
    with pytest.raises(files.NotKept):
        uploads.content_of(loose.digest)


def certified(home: Home, owner: User) -> StoredDocument:
    """A certified copy of the paper, in her store."""
    scan = BytesIO()
    Image.new("RGB", (620, 877), "white").save(scan, "PDF")
    rule = next(
        each.rule
        for each in online.look(home.begun().id, home.owner).papers
        if each.rule.code == PAPER
    )
    copy = documents.NewCopy(
        title=rule.name,
        original="Số 12",
        issuer="Trạm y tế xã Mỹ Long",
        owner=str(owner.personal_id),
        owner_name=owner.full_name,
        scans=(scan.getvalue(),),
    )
    return documents.certify_copy(copy, by=home.world.cast.actor("head"), key="certify-1")


def test_a_result_that_is_revoked_under_the_draft_serves_no_longer(
    home: Home, settings: Settings
) -> None:
    settings.TRAINING = True
    copy, head = certified(home, home.owner), home.world.cast.actor("head")
    draft = home.ready()
    for file in draft.files_of(PAPER):
        commands.detach(draft.id, file.id, by=home.owner)
    commands.reuse(draft.id, PAPER, copy.id, by=home.owner)
    assert online.missing(online.look(draft.id, home.owner)) == ()
    documents.revoke(copy.number, "Cấp sai", by=head, key="revoke-1")
    (lacking,) = online.missing(online.look(draft.id, home.owner))
    assert (lacking.page, lacking.field, copy.title in lacking.says.vi) == ("papers", PAPER, True)
    with pytest.raises(Refused) as caught:
        sent(draft, home.owner)
    assert isinstance(refusal(caught), r.NotComplete)
    with pytest.raises(Refused) as caught:
        commands.reuse(draft.id, PAPER, copy.id, by=home.owner)
    assert isinstance(refusal(caught), r.DocumentNotUsable)


def test_what_the_store_of_somebody_else_holds_serves_nobody(
    home: Home, settings: Settings
) -> None:
    settings.TRAINING = True
    theirs = certified(home, home.world.cast.citizen)
    with pytest.raises(Refused) as caught:
        commands.reuse(home.begun().id, PAPER, theirs.id, by=home.owner)
    assert isinstance(refusal(caught), r.DocumentNotUsable)


def test_a_paper_that_left_the_store_under_the_draft_is_asked_for_again(home: Home) -> None:
    sent(home.ready(), home.owner)
    (paper,) = kept(home.owner)
    draft = home.ready()
    for file in draft.files_of(PAPER):
        commands.detach(draft.id, file.id, by=home.owner)
    commands.reuse(draft.id, PAPER, paper.id, by=home.owner)
    documents.delete(paper.id, [str(home.owner.personal_id)], TODAY)
    assert [each.field for each in online.missing(online.look(draft.id, home.owner))] == [PAPER]


def test_taking_a_dossier_back_takes_the_correction_begun_for_it_away(home: Home) -> None:
    dossier = home.filed()
    home.asked_at_the_door(dossier)
    draft = commands.correct(dossier, by=home.owner)
    assert draft.answers
    uploads.whole(draft.upload_owner, "moi.png", BytesIO(PNG))
    commands.take_back(dossier, "Nộp nhầm", by=home.owner, key=home.world.key())
    assert m.Draft.objects.get(id=draft.id).answers == {}
    assert list(uploads.of(draft.upload_owner)) == []


def test_taking_back_holds_the_correction_first_as_sending_it_does(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other way round each would hold what the other waits for."""
    dossier = home.filed()
    home.asked_at_the_door(dossier)
    commands.correct(dossier, by=home.owner)
    held: list[str] = []

    def act(*args: Any, **named: Any) -> object:
        held.extend(sql for each in asked if "FOR UPDATE" in (sql := each["sql"]))
        return register.act(*args, **named)

    monkeypatch.setattr(correcting, "dossiers", SimpleNamespace(act=act))
    with CaptureQueriesContext(connection) as asked:
        commands.take_back(dossier, "Nộp nhầm", by=home.owner, key=home.world.key())
    assert any("online_draft" in sql for sql in held)
