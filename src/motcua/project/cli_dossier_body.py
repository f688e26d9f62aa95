"""The body of a command from FIELD=VALUE words; what the dossier already says need not be typed."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.guards import RECEPTION
from motcua.domain.dossier.state import State
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.local_time import VIETNAM, local
from motcua.dossiers import intake, probing
from motcua.dossiers.commands import Choice
from motcua.dossiers.wire import COMMANDS
from motcua.reference.people import queries as people

if TYPE_CHECKING:
    from motcua.reference.people.queries import User

Body = dict[str, Any]
PERSONAL_ID_DIGITS = 12
COUNTS = {"original": "originals", "certified_copy": "certified", "copy": "copies"}


class WrongWords(Exception):
    """What was typed after the command cannot be read; the message says what to type instead."""


def typed(name: str, words: Sequence[str], body: str) -> Body:
    """The words over the JSON (or the JSON file) of `--body`, each in the type of its field."""
    content = body if body.lstrip().startswith("{") else Path(body).read_text(encoding="utf-8")
    made: Body = json.loads(content)
    for word in words:
        path, equals, value = word.partition("=")
        if not equals:
            raise WrongWords(f"{word!r} is not FIELD=VALUE; write for example number=2")
        steps = path.split(".")
        inside = made
        for step in steps[:-1]:
            inside = inside.setdefault(step, {})
        inside[steps[-1]] = _value(_hint(COMMANDS.get(name), steps), value)
    return made


def for_intake(name: str, body: Body, user: "User", *, choice: Choice, at: datetime) -> Body:
    """The command with a filing: unit, agency, identity, papers and fees filled in."""
    filing: Body = body.pop("filing", {})
    own = {each.name for each in fields(COMMANDS[name])} if name in COMMANDS else set()
    filing |= {key: body.pop(key) for key in list(body) if key not in own}
    unit = filing.setdefault("receiving_unit", _own_unit(user, at))
    seen = intake.preview(choice.procedure, choice.case, unit, at)
    if "competent_agency" not in filing:
        agencies = intake.competent_agencies(seen.terms, unit, at)
        filing["competent_agency"] = agencies[0].code if agencies else ""
    _guess_identity(filing.get("applicant", {}))
    filing["papers"] = _papers(filing.get("papers", "all"), seen.terms)
    filing.setdefault("fees", [_plain(item) for item in intake.fee_items(seen.fees)])
    made = {**body, "filing": filing}
    return made | _missing(made, seen.terms)


def for_dossier(name: str, body: Body, state: State, at: datetime) -> Body:
    """The command to a dossier; what is not typed comes from its state."""
    made = _over(_DEFAULTS.get(name, _nothing)(state, at), body)
    if "officer" in made:
        made |= _officer(str(made["officer"]), at)
    if "papers" in made:
        made["papers"] = _papers(made["papers"], state.terms)
    if isinstance(given := made.get("given_back"), str):
        shown = state.originals_to_give_back if given == "all" else given.split(",")
        made["given_back"] = [code for code in shown if code]
    return made | _missing(made, state.terms)


def _over(usual: Body, said: Body) -> Body:
    """What was said over what is usual, field by field inside a value too."""
    made = {**usual, **said}
    for key, value in usual.items():
        if isinstance(value, dict) and isinstance(said.get(key), dict):
            made[key] = {**value, **said[key]}
    return made


def _hint(kind: Any, steps: Sequence[str]) -> Any:
    """The type of a field, through fields of fields; None where nothing is known."""
    for step in steps:
        if not is_dataclass(kind):
            return None
        hints = get_type_hints(kind)
        filing = get_type_hints(c.Filing) if "filing" in hints else {}
        kind = hints.get(step, filing.get(step))
    return kind


def _value(hint: Any, text: str) -> Any:
    if hint is bool:
        return text.lower() in {"1", "true", "yes"}
    if hint is int and text.lstrip("-").isdigit():
        return int(text)
    if text[:1] in {"[", "{"}:
        return json.loads(text)
    if hint in {datetime, datetime | None} and text:
        return _moment(text).isoformat()
    return text


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise WrongWords(f"{text!r} is no moment; write it like 2019-08-05T16:10") from wrong
    return at if at.tzinfo else at.replace(tzinfo=VIETNAM)


def _own_unit(user: "User", at: datetime) -> str:
    """The place where the person receives."""
    hats = people.actors_of(user, local(at).date())
    return next((hat.place for hat in hats if hat.role in RECEPTION), "")


def _guess_identity(party: Body) -> None:
    number = str(party.get("identity", ""))
    if len(number) == PERSONAL_ID_DIGITS and "identity_kind" not in party:
        party["identity_kind"] = "personal_id"


def _papers(given: Any, terms: ProcedureTerms) -> Any:
    """`all` is every mandatory paper as asked for; CODE or CODE:2 one of them; JSON stays."""
    if not isinstance(given, str):
        return given
    rules = {rule.code: rule for rule in terms.papers}
    if given == "all":
        asked = [rule for rule in terms.papers if rule.mandatory]
        return [_plain(intake.handed_in_as_asked(rule)) for rule in asked]
    lines: list[Body] = []
    for word in filter(None, given.split(",")):
        code, _, count = word.partition(":")
        if code not in rules or (count and not count.isdigit()):
            raise WrongWords(f"{word!r} is no paper here; the papers are {', '.join(rules)}")
        line = _plain(intake.handed_in_as_asked(rules[code]))
        if count:
            line[COUNTS.get(rules[code].kind.value, "electronic")] = int(count)
        lines.append(line)
    return lines


def _missing(body: Body, terms: ProcedureTerms) -> Body:
    """`missing=CODE:why` as the one line of a request for more papers."""
    given = body.get("missing")
    if not isinstance(given, str):
        return {}
    code, _, why = given.partition(":")
    name = next((rule.name for rule in terms.papers if rule.code == code), code)
    return {"missing": [{"paper": code, "what": name, "reason": why}]}


def _officer(who: str, at: datetime) -> Body:
    """A username in place of the person's number and name."""
    user = people.user_by_username(who)
    hats = people.actors_of(user, local(at).date()) if user else []
    return {"officer": hats[0].person, "officer_name": hats[0].name} if hats else {}


def _plain(value: Any) -> Body:
    return {each.name: getattr(value, each.name) for each in fields(value)}


def _nothing(_state: State, _at: datetime) -> Body:
    return {}


def _next_step(state: State, _at: datetime) -> Body:
    return {"number": next(probing.startable(state), 0)}


def _running_step(state: State, _at: datetime) -> Body:
    return {"number": next((step.number for step in probing.running(state)), 0)}


def _what_is_owed(state: State, _at: datetime) -> Body:
    return {"amount": state.owed, "method": "cash", "proof": ""}


def _result(state: State, at: datetime) -> Body:
    signed: date = local(at).date()
    return {"result": {"title": state.terms.result, "number": "", "signed_on": signed.isoformat()}}


def _to_the_applicant(state: State, _at: datetime) -> Body:
    """Who usually comes; what was shown and given back only the counter knows."""
    applicant = state.filing.applicant
    return {"to_name": applicant.name, "identity_kind": applicant.identity_kind.value}


_DEFAULTS: Mapping[str, Callable[[State, datetime], Body]] = {
    "start_step": _next_step,
    "finish_step": _running_step,
    "record_payment": _what_is_owed,
    "approve": _result,
    "return_result": _to_the_applicant,
}
