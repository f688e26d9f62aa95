"""Answers a new version of the form has no place for are seen before anything is sent."""

from motcua.channels.online import commands, queries
from motcua.channels.online import models as m
from tests.apps.online.conftest import Home
from tests.faces.portal.filing.reading import text


def test_old_answers_are_shown_with_their_question_and_let_go_one_by_one(home: Home) -> None:
    draft, client = home.ready(), home.world.client("owner")
    rows = [{"name": "Bé An", "year": "2015"}]
    aside = {"summary~2": "Khai bản cũ", "gone": "Không ai hỏi nữa", "children": rows}
    m.Draft.objects.filter(id=draft.id).update(aside=aside)
    base = f"/file/{draft.id}/"
    assert "3 câu trả lời không còn chỗ" in text(client.get(base + "check/"))
    page = text(client.get(base + "aside/"))
    label = next(
        field.label.vi
        for name, field in queries.look(draft.id, home.owner).form.fields()
        if name == "summary"
    )
    for words in (label, "Khai bản cũ", "Không ai hỏi nữa", "Bé An", "2015"):
        assert words in page
    for path in ("gone", "gone", "children", "summary~2"):
        assert client.post(base + "aside/", {"path": path}).status_code == 302
    assert queries.draft(draft.id, home.owner).aside == {}
    assert "Không còn câu trả lời cũ nào" in text(client.get(base + "aside/"))
    assert "không còn chỗ" not in text(client.get(base + "check/"))
    other = home.world.client("citizen")
    assert other.get(base + "aside/").status_code == 404
    commands.discard(draft.id, by=home.owner)
