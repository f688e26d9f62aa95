"""Papers under way to the agency: of no dossier yet, and called by their names all the same."""

from motcua.channels.custody import queries as custody
from motcua.channels.post import queries
from tests.faces.office.postal_world import (
    ACCEPT,
    Counter,
    counter,
    first_form,
    people,
    sealing,
    slip,
    text_of,
)

__all__ = ["counter", "people"]


def test_papers_of_a_consignment_carry_the_names_of_the_catalogue(counter: Counter) -> None:
    clerk = counter.client("clerk")
    first = first_form(text_of(clerk.get(ACCEPT)))
    review = text_of(clerk.post(ACCEPT, {**first, "step": "check"}))
    assert clerk.post(ACCEPT, sealing(review, first, **{"s-proof": slip()})).status_code == 302
    (row,) = queries.recent(None)
    papers = [each for each in custody.content_of(row.packet) if each.paper]
    assert papers
    page = text_of(clerk.get("/office/custody/where/", {"code": row.packet}))
    for each in papers:
        assert each.paper not in page
    assert "Giấy chứng sinh" in page


def test_signed_minutes_lead_the_desk_on_to_the_register(counter: Counter) -> None:
    ways = counter.ways
    address = f"/office/custody/minutes/{ways.to_the_desk(ways.accepted())}/"
    onward = 'href="/office/post/lists/expected/"'
    assert onward in text_of(counter.client("reception").get(address))
    assert onward not in text_of(counter.client("postman").get(address))


def test_a_thing_in_hand_is_given_on_as_what_one_holds_it(counter: Counter) -> None:
    row = counter.ways.accepted().row
    page = text_of(counter.client("clerk").get("/office/custody/where/", {"code": row.packet}))
    assert 'href="/office/custody/hand-over/?side=give&amp;hat=counter"' in page
