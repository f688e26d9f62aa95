"""A Monday morning in 2019, a person at home with an account, and a store of files of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import DjangoDbBlocker
from pytest_django import Settings as DjangoSettings

from motcua.channels.online import commands, queries
from motcua.channels.online.shapes import Beginning, Draft, WayOut
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Channel, MissingPaper
from motcua.plumbing import uploads
from motcua.reference.catalogue.shipped import DATA
from motcua.reference.people.queries import User
from tests.cast import ONE_STOP
from tests.faces.office import world as world_of_the_office
from tests.faces.office.world import BIRTH, CASE, MORNING, SHELF, World, made

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
ANSWERS = {
    "address": {"line": "Ấp 1", "commune": "Xã Mỹ Long", "province": "Đồng Tháp"},
    "phone": "0912345678",
    "birth": "1985-03-02",
    "summary": "Đăng ký khai sinh cho con",
}
Standing = Callable[[datetime], None]
ILLEGIBLE = (MissingPaper(paper="giay_chung_sinh", what="Bản rõ hơn", reason="Ảnh bị mờ"),)


@dataclass(frozen=True, slots=True)
class Home:
    """A person filing from home in the world of the office."""

    world: World

    @property
    def owner(self) -> User:
        return self.world.cast.owner

    def begun(self, by: User | None = None) -> Draft:
        return commands.begin(Beginning(procedure=BIRTH, case=CASE), by=by or self.owner)

    def upload(self, draft: Draft, name: str = "giay.png", content: bytes = PNG) -> UUID:
        return uploads.whole(draft.upload_owner, name, BytesIO(content)).id

    def ready(self, by: User | None = None, begun: Draft | None = None) -> Draft:
        """A draft that can be filed: form, files, place, way out."""
        who = by or self.owner
        draft = begun or self.begun(who)
        seen = queries.look(draft.id, who)
        wanted = {name: ANSWERS[name] for name, _ in seen.form.fields() if name in ANSWERS}
        draft = commands.save(draft.id, wanted, seen=draft.version, by=who)
        for paper in seen.papers:
            if paper.asked and paper.rule.mandatory:
                commands.attach(draft.id, paper.rule.code, self.upload(draft), by=who)
        commands.choose_place(draft.id, ONE_STOP, by=who)
        return commands.choose_way_out(draft.id, WayOut(channel=Channel.ONLINE), by=who)

    def filed(self) -> UUID:
        return commands.submit(self.ready().id, by=self.owner, key=self.world.key()).dossier

    def asked_at_the_door(self, dossier: UUID) -> None:
        clerk, key = self.world.cast.reception, self.world.key()
        commands.ask_supplement(dossier, ILLEGIBLE, seen=1, by=clerk, key=key)

    def asked_after_examination(self) -> UUID:
        """The officer found the paper of the birth illegible."""
        world, dossier = self.world, self.filed()
        commands.accept(dossier, seen=1, by=world.cast.reception, key=world.key())
        officer = world.cast.actor("officer")
        world.act(dossier, "reception", c.Transfer())
        world.act(dossier, "head", c.Assign(officer=officer.person, officer_name=officer.name))
        world.act(dossier, "officer", c.AskSupplement(missing=ILLEGIBLE))
        return dossier

    def supplemented(self, dossier: UUID) -> None:
        """The owner sends another picture, a different one each time."""
        draft, key = commands.correct(dossier, by=self.owner), self.world.key()
        picture = self.upload(draft, "ro.png", PNG + key.encode())
        commands.attach(draft.id, ILLEGIBLE[0].paper, picture, by=self.owner)
        commands.submit(draft.id, by=self.owner, key=key)


@contextmanager
def level_3(folder: Path) -> Iterator[None]:
    """While it lasts the birth of a child can be registered from home."""
    for field, code in SHELF:
        text = (DATA / field / f"{code}.toml").read_text(encoding="utf-8")
        (folder / field).mkdir(exist_ok=True)
        opened = text.replace('online = "level_2"', 'online = "level_3"', 1)
        (folder / field / f"{code}.toml").write_text(opened, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world_of_the_office, "DATA", folder)
        yield


@contextmanager
def online_world(folder: Path) -> Iterator[World]:
    """The world of the office in which the birth of a child can be registered from home."""
    with level_3(folder), made() as world:
        yield world


@pytest.fixture(autouse=True)
def installation(settings: DjangoSettings, tmp_path: Path) -> None:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture(autouse=True)
def standing(monkeypatch: pytest.MonkeyPatch) -> Standing:
    """Moves the clock of the test; it starts on Monday at nine."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr("motcua.plumbing.clock.now", lambda: moment)

    at(MORNING)
    return at


@pytest.fixture(scope="module")
def prepared(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    with django_db_blocker.unblock(), online_world(tmp_path_factory.mktemp("catalogue")) as world:
        yield world


@pytest.fixture
def home(prepared: World, db: None) -> Home:
    return Home(prepared)
