"""Drafts, publication and what nobody can change afterwards, against the database itself."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg.types.range import Range

from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import commands, queries
from motcua.reference.catalogue.models import CatalogueStamp, Procedure, ProcedureVersion
from motcua.reference.catalogue.refusals import (
    AlreadyPublished,
    ContentRefused,
    NotInForce,
    UnknownProcedure,
    UnknownVersion,
    VersionsOverlap,
)

pytestmark = pytest.mark.django_db

Write = Callable[..., Path]
CODE = "9.000001"
ERA = date(2025, 7, 1)
LATER = date(2026, 9, 1)


def publish_both(file: Path) -> None:
    commands.import_toml(file)
    commands.publish(CODE, 1, date(2018, 6, 21), by="Lan")
    commands.publish(CODE, 2, ERA, by="Lan")


def third(small: Write) -> Path:
    """A file with a version 3 alone, from 2026-09-01, that needs five days."""
    return small(
        ("number = 2\nfrom = 2025-07-01", "number = 3\nfrom = 2026-09-01"),
        ("amount = 3,", "amount = 5,"),
        older="",
    )


def test_an_import_is_a_draft_and_in_force_nowhere(small: Write) -> None:
    assert commands.import_toml(small()) == commands.Loaded(drafts=2)
    with pytest.raises(Refused) as caught:
        queries.terms(CODE, "default", ERA)
    assert isinstance(caught.value.refusal, UnknownProcedure)
    assert queries.search("giay thu", ERA) == []


def test_a_draft_can_be_imported_again_and_changes(small: Write) -> None:
    commands.import_toml(small())
    commands.import_toml(small(("amount = 3,", "amount = 4,")))
    commands.publish(CODE, 2, ERA, by="Lan")
    assert queries.terms(CODE, "default", ERA).term.amount == 4


def test_publishing_puts_in_force_from_the_day(small: Write) -> None:
    publish_both(small())
    assert queries.terms(CODE, "default", date(2025, 6, 30)).version == 1
    assert queries.terms(CODE, "default", ERA).version == 2
    row = ProcedureVersion.objects.get(procedure_id=CODE, number=2)
    assert row.published_by == "Lan"
    assert row.published_at is not None


def test_a_successor_closes_the_open_version_and_the_cache_sees_it(small: Write) -> None:
    publish_both(small())
    assert queries.terms(CODE, "default", LATER).term.amount == 3
    commands.import_toml(third(small))
    commands.publish(CODE, 3, LATER, by="Lan")
    assert queries.terms(CODE, "default", date(2026, 8, 31)).term.amount == 3
    assert queries.terms(CODE, "default", LATER).term.amount == 5
    assert [row.last for row in queries.versions(CODE)] == [
        date(2025, 6, 30),
        date(2026, 8, 31),
        None,
    ]


def test_what_a_dossier_pinned_stays_after_a_new_version(small: Write) -> None:
    publish_both(small())
    pinned = queries.terms(CODE, "default", ERA)
    lines = queries.fee_lines(CODE, "default", ERA)
    commands.import_toml(third(small))
    commands.publish(CODE, 3, LATER, by="Lan")
    assert queries.version(CODE, 2).fee_version == pinned.fee_version
    assert queries.fee_lines_of_version(CODE, pinned.version, "default") == lines


def test_a_published_version_is_not_published_twice(small: Write) -> None:
    publish_both(small())
    with pytest.raises(Refused) as caught:
        commands.publish(CODE, 2, ERA, by="Lan")
    assert caught.value.refusal == AlreadyPublished(procedure=CODE, number=2)


def test_an_unknown_version_is_refused_with_those_there_are(small: Write) -> None:
    commands.import_toml(small())
    with pytest.raises(Refused) as caught:
        commands.publish(CODE, 9, ERA, by="Lan")
    assert isinstance(caught.value.refusal, UnknownVersion)
    assert "1, 2" in caught.value.refusal.text("vi")


@pytest.mark.parametrize("first", [date(2020, 1, 1), date(2025, 6, 30)])
def test_overlapping_days_are_refused(small: Write, first: date) -> None:
    commands.import_toml(small())
    commands.publish(CODE, 1, date(2018, 6, 21), by="Lan")
    with pytest.raises(Refused) as caught:
        commands.publish(CODE, 2, first, by="Lan")
    assert isinstance(caught.value.refusal, VersionsOverlap)
    assert "30/06/2025" in caught.value.refusal.text("vi")


def test_importing_a_changed_published_version_is_refused_and_changes_nothing(
    small: Write,
) -> None:
    publish_both(small())
    with pytest.raises(Refused) as caught:
        commands.import_toml(small(("amount = 3,", "amount = 4,"), ("Cấp giấy thử", "Khác")))
    assert isinstance(caught.value.refusal, ContentRefused)
    assert "a higher number" in caught.value.refusal.text("en")
    assert Procedure.objects.get(code=CODE).name == "Cấp giấy thử"
    assert commands.import_toml(small()) == commands.Loaded(unchanged=2)


def test_other_words_of_a_source_are_no_change_of_a_published_version(small: Write) -> None:
    publish_both(small())
    reworded = small(("official gazette", "Công báo"))
    assert "Công báo" in reworded.read_text(encoding="utf-8")
    assert commands.import_toml(reworded) == commands.Loaded(unchanged=2)
    assert queries.version(CODE, 2).content.source == "official gazette"


def test_a_corrected_heading_leaves_published_versions_as_they_were(small: Write) -> None:
    publish_both(small())
    commands.import_toml(small(("Cấp giấy thử", "Cấp giấy thí điểm")))
    assert queries.search("thi diem", ERA)[0].code == CODE
    assert queries.terms(CODE, "default", ERA).name == "Cấp giấy thử"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE catalogue_procedureversion SET content = '{}' WHERE number = 2",
        "UPDATE catalogue_procedureversion SET heading = '{}' WHERE number = 2",
        "UPDATE catalogue_procedureversion SET number = 9 WHERE number = 2",
        "UPDATE catalogue_procedureversion SET published_at = NULL WHERE number = 2",
        "UPDATE catalogue_procedureversion SET valid = '[2019-01-01,)' WHERE number = 2",
        "UPDATE catalogue_procedureversion SET valid = '[2018-06-21,2020-01-01)' WHERE number = 1",
        "UPDATE catalogue_procedureversion SET valid = '[2018-06-21,)' WHERE number = 1",
        "DELETE FROM catalogue_procedureversion WHERE number = 1",
    ],
)
def test_the_database_refuses_every_change_of_a_published_version(
    small: Write, change: str
) -> None:
    publish_both(small())
    with (
        pytest.raises(IntegrityError, match="is published and never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_the_database_lets_a_draft_go(small: Write) -> None:
    commands.import_toml(small())
    ProcedureVersion.objects.filter(procedure_id=CODE, number=2).delete()
    assert ProcedureVersion.objects.filter(procedure_id=CODE).count() == 1


def test_the_database_refuses_overlapping_published_versions(small: Write) -> None:
    publish_both(small())
    row = ProcedureVersion.objects.get(procedure_id=CODE, number=2)
    row.pk, row.number, row.valid = None, 3, Range(date(2030, 1, 1), None)
    with pytest.raises(IntegrityError, match="published_versions_never_overlap"):
        row.save()


def test_every_change_renews_the_stamp(small: Write) -> None:
    stamps = set()
    commands.import_toml(small())
    stamps.add(CatalogueStamp.objects.get().value)
    commands.publish(CODE, 1, date(2018, 6, 21), by="Lan")
    stamps.add(CatalogueStamp.objects.get().value)
    commands.publish(CODE, 2, ERA, by="Lan")
    stamps.add(CatalogueStamp.objects.get().value)
    assert len(stamps) == 3


def test_a_day_outside_every_version_names_the_nearest(small: Write) -> None:
    publish_both(small())
    with pytest.raises(Refused) as caught:
        queries.terms(CODE, "default", date(2017, 1, 1))
    refusal = caught.value.refusal
    assert isinstance(refusal, NotInForce)
    assert "version 1 begins on 2018-06-21" in refusal.text("en")
    assert "phiên bản 1 có hiệu lực từ 21/06/2018" in refusal.text("vi")
    assert refusal.article == "NĐ 63/2010/NĐ-CP Đ.8"


@pytest.mark.django_db(transaction=True)
def test_two_processes_loading_at_once_publish_each_version_once(small: Write) -> None:
    file = small()

    def load() -> int:
        try:
            return commands.import_toml(file).drafts
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as pool:
        counts = [future.result() for future in [pool.submit(load) for _ in range(4)]]
    assert counts == [2, 2, 2, 2]  # drafts are replaced, never doubled
    assert ProcedureVersion.objects.filter(procedure_id=CODE).count() == 2


def test_toml_goes_out_and_comes_back_the_same(small: Write, tmp_path: Path) -> None:
    publish_both(small())
    before = queries.stored_procedures()
    folder = tmp_path / "out"
    assert commands.export_toml(folder) == 1
    assert (folder / "other" / f"{CODE}.toml").exists()
    assert commands.import_toml(folder) == commands.Loaded(unchanged=2)
    assert queries.stored_procedures() == before
