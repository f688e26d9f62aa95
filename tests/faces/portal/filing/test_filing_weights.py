"""What the pages of filing from home weigh and ask: light over a weak line, few queries."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.online.conftest import Home
from tests.faces.office.world import BIRTH

FIRST_VISIT, LATER = 120_000, 15_000
MOST_QUERIES = 24
OPEN = ("/", f"/procedures/{BIRTH}/", "/account/login/", "/service/", "/documents/check/")
OWN = ("/me/", "/me/data/", "/mine/", "/file/", "/notices/", "/documents/", "/me/security/")
STEPS = ("form/p_person/", "papers/", "papers/to_khai/", "place/", "result/", "check/")


def linked(page: str) -> dict[str, int]:
    """What the page draws from us besides itself, and its compressed size."""
    sizes = {}
    for address in re.findall(r'(?:src|href)="/static/([^"]+)"', page):
        found = finders.find(re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", address))
        assert isinstance(found, str), address
        sizes[address] = len(gzip.compress(Path(found).read_bytes()))
    return sizes


def test_a_visit_is_light_and_asks_little(client: Client, home: Home) -> None:
    first = client.get("/").content
    known = linked(first.decode())
    assert len(gzip.compress(first)) + sum(known.values()) <= FIRST_VISIT
    own = home.world.client("owner")
    draft = f"/file/{home.ready().id}/"
    visited = [(client, page) for page in OPEN] + [
        (own, page) for page in (*OWN, f"/file/new/{BIRTH}/", *(draft + step for step in STEPS))
    ]
    for visitor, page in visited:
        with CaptureQueriesContext(connection) as asked:
            answer = visitor.get(page)
        assert answer.status_code == 200, page
        drawn = linked(answer.content.decode())
        more = sum(size for name, size in drawn.items() if name not in known)
        assert len(gzip.compress(answer.content)) + more <= LATER, page
        assert len(asked) <= MOST_QUERIES, (page, len(asked))
