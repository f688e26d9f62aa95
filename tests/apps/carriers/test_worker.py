"""The worker and a carrier's own process: what is refused is asked again, patiently."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from motcua.channels.carriers import commands, queries, tasks
from motcua.channels.carriers.queries import ParcelRow
from tests.apps.carriers.parcels import SECRET
from tests.apps.carriers.sending import Counter, furnish, key
from tests.apps.carriers.test_process import started
from tests.apps.dossiers.storing import run
from tests.cast import cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
Busy = Callable[[int], None]


@pytest.fixture(autouse=True)
def quiet_queue(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits and nothing comes by the clock: the worker has one job."""
    run("TRUNCATE procrastinate_jobs, procrastinate_periodic_defers CASCADE")
    monkeypatch.setattr(app.periodic_registry, "periodic_tasks", {})
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-12")


@pytest.fixture
def busy(tmp_path: Path, settings: Settings) -> Iterator[Busy]:
    """Starts a carrier that is too busy for so many parcels."""
    running = []

    def serve(times: int) -> None:
        process = started(
            tmp_path,
            *("--busy", str(times)),
            MOTCUA_TRAINING="1",
            MOTCUA_CARRIER_SECRET=SECRET,
        )
        running.append(process)
        assert process.stderr is not None
        said = process.stderr.readline()
        assert said.startswith("TRAINING carrier, http://127.0.0.1:"), said
        address = said.split(", ")[1].strip().removesuffix("/training")
        settings.CARRIER_URL, settings.CARRIER_SECRET = address, SECRET
        settings.CARRIER_PATIENCE = 0

    yield serve
    for process in running:
        process.terminate()
        process.wait(10)
        if process.stderr:
            process.stderr.close()


def work() -> None:
    """What `motcua serve` has running beside the pages, until nothing is left to do."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)


def sent(monkeypatch: pytest.MonkeyPatch) -> str:
    """A sealed result that is to go by the carrier; its number."""
    furnish()
    desk = Counter(cast(), None, monkeypatch)
    sealed = desk.sealed(desk.result())
    by = desk.actor("reception")
    commands.send(sealed.number, by=by, key=key(), tell=tasks.tell_creation)
    return sealed.number


def parcel(number: str) -> ParcelRow:
    found = queries.parcel_of(number)
    assert found
    return found


def ended() -> list[tuple[str, int]]:
    return list(ProcrastinateJob.objects.values_list("status", "attempts"))


def test_refused_twice_the_parcel_is_taken_at_the_third_try(
    busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(2)
    number = sent(monkeypatch)
    assert parcel(number).tracking == ""
    work()
    made = parcel(number)
    assert made.tracking
    assert (made.tries, made.trouble, made.refused, made.has_label) == (3, "", "", True)
    assert ended() == [("succeeded", 3)]
    assert queries.standing().wanted == 0


def test_after_eight_tries_the_job_gives_up_and_the_sweep_begins_anew(
    busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(8)
    number = sent(monkeypatch)
    work()
    assert (parcel(number).tries, parcel(number).tracking) == (8, "")
    assert parcel(number).trouble == "503: overrun, ask again"
    assert ended() == [("failed", 8)]
    assert queries.standing().wanted == 1
    tasks.sweep(0)
    work()
    assert parcel(number).tracking
    assert queries.standing().wanted == 0


@pytest.mark.parametrize(("patience", "waits"), [(4, [4, 16, 64]), (0, [0, 0, 0])])
def test_the_waits_grow_by_the_setting(settings: Settings, patience: int, waits: list[int]) -> None:
    settings.CARRIER_PATIENCE = patience
    assert [tasks.seconds_before(retry) for retry in range(3)] == waits
