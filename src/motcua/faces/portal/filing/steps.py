"""The way through a filing: its steps, what each still wants, and which page comes next."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.channels.online.shapes import Draft, Missing, Purpose
from motcua.domain.dossier.online import FIELD
from motcua.domain.eforms.checking import read
from motcua.domain.eforms.definition import FormDefinition
from motcua.plumbing import clock

PAPERS, FEES, PLACE, RESULT, CHECK = "papers", "fees", "place", "result", "check"
FORM = "form"


@dataclass(frozen=True, slots=True)
class Step:
    """`state`: done, now or open."""

    name: str
    label: str
    href: str
    state: str


def steps_of(
    draft: Draft,
    missing: tuple[Missing, ...],
    now: str,
    *,
    untouched: Collection[str] = (),
    by_form: bool = True,
) -> tuple[Step, ...]:
    """One who corrects has chosen place and way out before; `untouched` still wants a change.

    `by_form` is false where everything was filed on paper: there is no form to look at.
    """
    wanting = {_step_of(each) for each in missing}
    wanting |= {FORM if each.startswith(FIELD) else PAPERS for each in untouched}
    names = {
        FORM: _("Tờ khai"),
        PAPERS: _("Các giấy tờ"),
        PLACE: _("Nơi nhận hồ sơ"),
        RESULT: _("Kết quả và phí"),
        CHECK: _("Xem lại và nộp"),
    }
    if draft.purpose is not Purpose.NEW:
        del names[PLACE], names[RESULT]
        names[CHECK] = _("Xem lại và gửi")
    if not by_form:
        del names[FORM]
    return tuple(
        Step(name, label, _href(draft, name), _state(name, wanting, now))
        for name, label in names.items()
    )


def address_of(draft: Draft, missing: Missing) -> str:
    """Where what is missing can be given."""
    step = _step_of(missing)
    if step == FORM:
        place = {"filing": draft.id, "page": missing.page}
        return reverse("portal:file_form", kwargs=place) + f"#f-{missing.field.replace('.', '-')}"
    if step == PAPERS:
        place = {"filing": draft.id, "paper": missing.field}
        return reverse("portal:file_paper", kwargs=place)
    return _href(draft, step)


def address_of_asked(draft: Draft, definition: FormDefinition, asked: str) -> str:
    """Where what a clerk asked for can be changed: a page of the form, or a paper."""
    name = asked.removeprefix(FIELD)
    if name == asked:
        return reverse("portal:file_papers", kwargs={"filing": draft.id})
    for page in definition.pages:
        if any(name in (block.id, *(one.id for one in block.fields)) for block in page.blocks):
            return reverse("portal:file_form", kwargs={"filing": draft.id, "page": page.id})
    return _href(draft, FORM)


def first_open(draft: Draft, missing: tuple[Missing, ...]) -> str:
    """The page of the first thing that is missing; else where everything is looked at again."""
    return address_of(draft, missing[0]).partition("#")[0] if missing else _href(draft, CHECK)


def after_page(
    draft: Draft, definition: FormDefinition, page: str, open_pages: Collection[str]
) -> str:
    """The next page of the form that is shown and open, else the papers."""
    read_now = read(definition, draft.answers, clock.today()).pages
    shown = [each for each in read_now if each in open_pages]
    place = shown.index(page) + 1 if page in shown else len(shown)
    if place < len(shown):
        return reverse("portal:file_form", kwargs={"filing": draft.id, "page": shown[place]})
    return _href(draft, PAPERS)


def after(draft: Draft, step: str) -> str:
    if step == PAPERS and draft.purpose is Purpose.NEW:
        return _href(draft, PLACE)
    return _href(draft, RESULT if step == PLACE else CHECK)


def _step_of(missing: Missing) -> str:
    if missing.page == FEES:  # the proofs of a relief are papers too
        return PAPERS
    return missing.page if missing.page in (PAPERS, PLACE, RESULT) else FORM


def _href(draft: Draft, step: str) -> str:
    name = "file_draft_form" if step == FORM else f"file_{step}"
    return reverse(f"portal:{name}", kwargs={"filing": draft.id})


def _state(name: str, wanting: set[str], now: str) -> str:
    """Which papers it takes is known when the form is complete, so they are not done before."""
    if name == now:
        return "now"
    if name == PAPERS and FORM in wanting:
        return "open"
    return "open" if name in wanting or name == CHECK else "done"
