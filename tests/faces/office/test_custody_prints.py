"""Minutes and labels open as PDF for whoever may see the papers, and are nothing for others."""

import pytest

from motcua.channels.custody import commands
from motcua.channels.custody.commands import Asked
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import HolderKind, applicant, holder_of
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import Item, ItemKind
from motcua.dossiers import queries
from tests.apps.dossiers.forms import reading
from tests.faces.office.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def labels(world: World) -> list[str]:
    """Two originals that the counter labelled."""
    owner = applicant("087185000123", "Dương Thị Chủ")
    found = queries.history(world.opened())
    assert found is not None
    code, paper = found[0].code, found[0].terms.papers[0].code
    made = [commands.new_label(LabelKind.ORIGINAL) for _ in range(2)]
    for label in made:
        item = Item(label=label, kind=ItemKind.ORIGINAL, dossier=code, paper=paper)
        _give(world, "reception", HolderKind.COUNTER, c.Label(item=item, received_from=owner))
    return made


def _give(world: World, who: str, hat: HolderKind, command: c.Command) -> None:
    commands.give(command, Asked(by=world.cast.actor(who), hat=hat, key=world.key()))


def test_labels_print_in_both_sizes(world: World, labels: list[str]) -> None:
    client = world.client("reception")
    for size, wide in [("100x150", 100), ("a6", 105)]:
        answer = client.get(f"/office/custody/labels/{size}/{labels[0]}.pdf")
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert reading.size(answer.content)[0] == wide
        assert reading.barcodes(answer.content) == {"Code128": labels[0]}


def test_several_labels_share_a_sheet(world: World, labels: list[str]) -> None:
    answer = world.client("reception").get("/office/custody/labels/a6.pdf", {"label": labels})

    words = reading.text(answer.content)
    assert all(label in words for label in labels)


def test_minutes_print_while_they_are_open(world: World, labels: list[str]) -> None:
    number = commands.new_label(LabelKind.MINUTES)
    officer = holder_of(world.cast.actor("officer"), HolderKind.AGENCY)
    offer = c.Offer(minutes=number, thing=labels[0], to=officer)
    _give(world, "reception", HolderKind.COUNTER, offer)

    answer = world.client("officer").get(f"/office/custody/minutes/{number}.pdf")

    words = reading.text(answer.content)
    assert "Bên giao: Lê Thị Tiếp" in words
    assert "Bên nhận: Phạm Thị Thẩm" in words
    assert "Chưa đủ" in words
    assert world.client("stranger").get(f"/office/custody/minutes/{number}.pdf").status_code == 404


def test_what_is_not_there_or_not_ones_own_is_not_found(world: World, labels: list[str]) -> None:
    client = world.client("reception")
    for path in ["labels/a6/BC0000000027.pdf", f"labels/a4/{labels[0]}.pdf", "labels/a6.pdf"]:
        assert client.get(f"/office/custody/{path}").status_code == 404
    stranger = world.client("stranger")
    assert stranger.get(f"/office/custody/labels/a6/{labels[0]}.pdf").status_code == 404
    assert stranger.get("/office/custody/labels/a6.pdf", {"label": labels}).status_code == 404
