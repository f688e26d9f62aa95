"""The training carrier and the adapter understand each other over a real connection."""

from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from motcua.channels.carriers.adapter import CarrierRefused, CarrierUnreachable
from motcua.channels.carriers.http_adapter import HttpCarrier
from motcua.channels.carriers.protocol import Kind
from motcua.domain.kernel.tracking import TrackingNumber, read_tracking
from motcua.project.carrier.life import Plan
from tests.apps.carriers.parcels import SECRET, Training, shipment, training


def asked(server: Training, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
    address = urlsplit(server.url)
    link = HTTPConnection(address.hostname or "", address.port, timeout=10)
    link.request(method, path, body)
    answer = link.getresponse()
    return answer.status, answer.read()


def test_a_parcel_gets_one_number_of_the_standard(tmp_path: Path) -> None:
    with training(tmp_path) as server:
        first = server.link.create(shipment())
        assert server.link.create(shipment()) == first
        assert server.link.create(shipment("TG0000000289")).tracking != first.tracking
    number = read_tracking(first.tracking)
    assert isinstance(number, TrackingNumber)
    assert number.check_holds


def test_the_label_is_a_page_of_100_by_150_mm(tmp_path: Path) -> None:
    with training(tmp_path) as server:
        printed = server.link.label(server.link.create(shipment(collect=12_000)).tracking)
    assert printed.startswith(b"%PDF-")


def test_a_life_is_pulled_whole_and_in_pages(tmp_path: Path) -> None:
    with training(tmp_path, always=Plan.RETURNED) as server:
        server.link.create(shipment())
        assert server.link.events(0).events == ()
        happened = server.advance(days=30)
        pulled = server.link.events(0)
        assert list(pulled.events) == happened
        assert [message.number for message in pulled.events] == list(range(1, 9))
        assert pulled.events[-1].kind is Kind.RETURNED
        assert server.link.events(pulled.next).events == ()
        page = server.book.page(0, 3)
        assert (len(page.events), page.more) == (3, True)
        rest = server.book.page(page.next, 500)
        assert (page.events + rest.events, rest.more) == (pulled.events, False)


def test_a_parcel_is_called_off_before_it_is_fetched_only(tmp_path: Path) -> None:
    with training(tmp_path, always=Plan.DELIVERED) as server:
        early = server.link.create(shipment()).tracking
        server.link.cancel(early)
        server.link.cancel(early)
        late = server.link.create(shipment("TG0000000289")).tracking
        server.advance(days=1)
        with pytest.raises(CarrierRefused, match="on its way"):
            server.link.cancel(late)
        told = [each.kind for each in server.link.events(0).events if each.tracking == early]
    assert told == [Kind.CANCELLED]


def test_nobody_else_is_served(tmp_path: Path) -> None:
    with training(tmp_path) as server:
        stranger = HttpCarrier(url=server.url, secret=SECRET[::-1])
        with pytest.raises(CarrierRefused, match="signature"):
            stranger.events(0)
        assert asked(server, "GET", "/v1/events")[0] == 401
        with pytest.raises(CarrierRefused, match="no parcel"):
            server.link.label("EM000000000VN")


def test_a_life_can_be_chosen_and_time_advanced_from_outside(tmp_path: Path) -> None:
    with training(tmp_path, always=Plan.DELIVERED) as server:
        tracking = server.link.create(shipment()).tracking
        chosen = asked(server, "POST", f"/training/shipments/{tracking}", b'{"plan":"lost"}')
        assert chosen[0] == 200
        status, said = asked(server, "POST", "/training/advance", b'{"minutes":20000}')
        assert (status, msgspec.json.decode(said)["happened"]) == (200, 3)
        assert server.link.events(0).events[-1].kind is Kind.LOST
        assert (
            asked(server, "POST", f"/training/shipments/{tracking}", b'{"plan":"lost"}')[0] == 409
        )
        assert asked(server, "POST", "/training/advance", b'{"minutes":-1}')[0] == 422
        assert asked(server, "GET", "/nowhere")[0] == 401
        assert msgspec.json.decode(asked(server, "GET", "/training")[1])["training"] is True


def test_a_book_is_taken_up_where_it_was_left(tmp_path: Path) -> None:
    with training(tmp_path, always=Plan.DELIVERED) as server:
        tracking = server.link.create(shipment()).tracking
        server.advance(days=9)
    with training(tmp_path) as server:
        assert server.link.create(shipment()).tracking == tracking
        assert len(server.link.events(0).events) == 4


def test_nobody_listening_is_no_crash() -> None:
    with pytest.raises(CarrierUnreachable):
        HttpCarrier(url="http://127.0.0.1:9", secret=SECRET, seconds=2).events(0)
