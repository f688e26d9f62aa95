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
