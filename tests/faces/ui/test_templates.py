"""Templates carry no inline script or style, and fields are tied to their hints and errors."""

import re
from pathlib import Path

import pytest
from django import forms
from django.db import OperationalError
from django.template import engines
from django.test import Client, RequestFactory

from motcua.domain.kernel.texts import Bilingual
from motcua.faces.ui.forms import PageForm, field_errors
from motcua.faces.ui.headers import POLICY
from motcua.oversight.discipline import outages

FACES = Path(__file__).resolve().parents[3] / "src/motcua/faces"
TEMPLATES = sorted(FACES.rglob("jinja2/**/*.html"))


class Sample(PageForm):
    name = forms.CharField(label="Họ và tên", help_text="Như trên giấy tờ.")
    way = forms.ChoiceField(label="Cách nhận", choices=[("a", "A")], widget=forms.RadioSelect)
    note = forms.CharField(label="Ghi chú", required=False)


def rendered(template: str, **context: object) -> str:
    text: str = engines["jinja2"].from_string(template).render(context)
    return text


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_inline(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert "|safe" not in text
    assert text.count("\n") <= 150


def test_a_field_names_its_hint_and_its_error() -> None:
    text = rendered(
        '{% import "ui/fields.html" as fields %}{{ fields.field(form["name"]) }}', form=Sample({})
    )
    assert 'for="id_name"' in text
    assert 'aria-describedby="id_name_helptext id_name_error"' in text
    assert 'id="id_name_helptext"' in text
    assert 'id="id_name_error"' in text
    assert 'aria-invalid="true"' in text
    assert " required" not in text


def test_a_question_left_open_ends_with_its_own_sign() -> None:
    class Asking(PageForm):
        need = forms.CharField(label="Cần gì?")

    assert Asking({}).errors["need"] == ["Điền: Cần gì?"]


def test_a_field_that_may_stay_empty_says_so() -> None:
    text = rendered(
        '{% import "ui/fields.html" as fields %}{{ fields.field(form["note"]) }}', form=Sample()
    )
    assert "(không bắt buộc)" in text


def test_choices_are_one_group_with_a_legend() -> None:
    text = rendered(
        '{% import "ui/fields.html" as fields %}{{ fields.field(form["way"]) }}', form=Sample({})
    )
    assert "<fieldset" in text
    assert "Cách nhận</legend>" in text
    assert 'aria-describedby="id_way_error"' in text


def test_the_summary_links_every_error_to_its_field() -> None:
    form = Sample({})
    assert [(error.target, error.text) for error in field_errors(form)] == [
        ("id_name", "Điền: Họ và tên."),
        ("id_way_0", "Chọn: Cách nhận."),
    ]
    text = rendered(
        '{% import "ui/fields.html" as fields %}{{ fields.error_summary(form) }}', form=form
    )
    assert 'href="#id_way_0"' in text
    assert 'role="alert"' in text


def test_an_error_that_does_not_name_its_field_gets_the_name() -> None:
    form = Sample({"name": "An", "way": "strange"})
    form.add_error("name", "Dài quá.")
    told = [error.text for error in field_errors(form)]
    assert told[0] == "Họ và tên: dài quá."
    assert told[1].startswith("Cách nhận: ")


def test_what_people_typed_is_escaped() -> None:
    form = Sample({"name": '"><script>alert(1)</script>', "way": "zz"})
    text = rendered('{% import "ui/fields.html" as f %}{{ f.fields(form) }}', form=form)
    assert "<script>" not in text
    text = rendered('{{ _("Mã %(code)s", code=code) }}', code="<b>x</b>")
    assert text == "Mã &lt;b&gt;x&lt;/b&gt;"


def test_an_unknown_name_is_an_error_and_not_a_blank() -> None:
    with pytest.raises(Exception, match="nobody_set_this"):
        rendered("{{ nobody_set_this }}")


def test_a_bilingual_text_is_said_in_the_language_of_the_page() -> None:
    assert rendered("{{ text|said }}", text=Bilingual("một", "one")) == "một"


@pytest.mark.django_db
def test_the_policy_forbids_everything_but_our_own(client: Client) -> None:
    response = client.get("/accessibility/")
    assert response.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY


def test_a_page_without_data_is_shown_while_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_now: object) -> None:
        raise OperationalError

    monkeypatch.setattr(outages, "to_tell", away)
    assert client.get("/accessibility/").status_code == 200


@pytest.mark.parametrize("name", ["400", "403", "404", "429", "500", "403_csrf"])
def test_a_problem_page_needs_no_request_and_says_what_to_do(name: str) -> None:
    text = engines["jinja2"].get_template(f"{name}.html").render({})
    assert "<h1" in text
    assert "Về trang đầu" in text


@pytest.mark.django_db
def test_a_page_that_does_not_exist_is_answered_in_our_own_frame(client: Client) -> None:
    response = client.get("/no-such-page")
    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()


@pytest.mark.django_db
def test_the_training_clock_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-05")
    request = RequestFactory().get("/")
    text = engines["jinja2"].get_template("404.html").render({}, request)
    assert "Đồng hồ luyện tập" in text
    assert "/2019" in text


def test_made_up_data_is_announced(settings: object) -> None:
    settings.MOTCUA_SYNTHETIC = True  # type: ignore[attr-defined]
    text = engines["jinja2"].get_template("404.html").render({})
    assert "Dữ liệu mô phỏng" in text


@pytest.mark.django_db
def test_the_language_changes_by_one_press_and_comes_back(client: Client) -> None:
    response = client.post("/language/", {"language": "en", "next": "/track/"})
    assert response.status_code == 302
    assert response.headers["Location"] == "/track/"
    assert 'lang="en"' in client.get("/track/").content.decode()
    elsewhere = client.post("/language/", {"language": "en", "next": "https://example.org/"})
    assert elsewhere.headers["Location"] == "/"


@pytest.mark.django_db
def test_the_style_page_is_not_for_the_public(client: Client) -> None:
    assert client.get("/ui/").status_code == 404
    assert client.get("/ui/office/").status_code == 404
