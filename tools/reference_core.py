"""Reference pages of the core: events, commands, refusals, permissions."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from importlib import import_module
from inspect import cleandoc
from pkgutil import walk_packages
from typing import Any, get_args, get_type_hints

from tools.markdown import table

PERMISSIONS: Mapping[str, str] = {
    "dossier.submit": "Hand in a dossier of one's own.",
    "dossier.read_own": "See one's own dossiers, or those of the organisation one represents.",
    "dossier.read": "See the dossiers of one's place; province-wide roles see all.",
    "dossier.receive": "Receive, draft, ask for papers at the door, or not accept.",
    "dossier.transfer": "Hand a dossier over to the agency or back.",
    "dossier.assign": "Give a dossier to a case officer.",
    "dossier.examine": "Work off steps, seek opinions, ask for a supplement, propose.",
    "dossier.decide": "Approve, refuse, extend with an apology, stop.",
    "dossier.return": "Hand the result to whoever comes for it.",
    "dossier.collect_fee": "Record that money was paid.",
    "dossier.supervise": "Own a second supplement request, undo a step, reassign.",
    "custody.handle": "Label, seal, hand over, take and sign for papers one has in hand.",
    "custody.read": "See where papers are, at one's place or province-wide.",
    "custody.settle": "Own and close discrepancies, declare loss or damage.",
    "post.accept": "Accept a consignment or dispatch a result by post.",
    "post.deliver": "Deliver, record an attempt, bring back.",
    "post.manage": "Give out pick-ups and rounds, answer complaints.",
    "post.read": "See consignments of one's place; province-wide roles see all.",
    "till.handle": "Open a shift, collect money, issue receipts, cash up.",
    "till.manage": "Void receipts, remit, settle, keep contracts.",
    "till.read": "See the books of one's place; province-wide roles see all.",
    "online.answer": "Answer an online filing: accept, ask once for the rest, refuse, pass on.",
    "online.read": "See online filings of one's place.",
    "person.attend": "Check a person's identity at the desk: mandates, a way back to an account.",
    "payment.read": "See payment orders and statements of one's place.",
    "payment.reconcile": "Import bank statements, settle differences, order refunds.",
    "document.read": "See electronic results of one's place.",
    "document.sign": "Sign, revoke and certify electronic documents.",
    "eform.read": "See electronic forms.",
    "eform.publish": "Edit and publish electronic forms.",
    "notice.read": "See what was sent to people and whether it came.",
    "notice.manage": "Edit templates, send again, switch providers.",
    "exchange.read": "See what is out of step with the national portal.",
    "exchange.manage": "Send again to the national portal.",
    "outage.publish": "Announce planned outages.",
    "register.read": "Read and print the register book of one's place.",
    "alarm.read": "See what is due soon, overdue or stuck.",
    "calendar.publish": "Record opening hours and closures.",
    "catalogue.read": "See procedures with the marks of what is unverified.",
    "catalogue.publish": "Put a version of a procedure in force.",
    "scheme.read": "See which tasks the transfer scheme gives to whom.",
    "scheme.publish": "Change the transfer scheme from a day on.",
    "people.read": "See who is posted where.",
    "people.post": "Post people to a role at one's place.",
    "journal.verify": "Recompute chains, seals and rows.",
    "operations.read": "See whether the machine is well, never a dossier.",
}
"""What each permission lets a person do; one without a line here stops the writing."""

SAYING = (".wire", ".identity", ".card", ".tracking", ".postage")
"""Modules that hold a refusal without being named for it."""

SAMPLES = {"motcua.faces.ui.views"}
"""Where the gallery of components shows a refusal that nobody is ever told."""

Classes = Mapping[str, Any]


def known_events() -> Classes:
    known: Classes = import_module("motcua.dossiers.codec").EVENTS
    return known


def known_commands() -> Classes:
    known: Classes = import_module("motcua.dossiers.wire").COMMANDS
    return known


def events() -> str:
    words = import_module("motcua.dossiers.codec").EVENT_WORDS
    rows = (
        (f"`{name}`", words[name].vi, words[name].en, _fields(kind, {"at", "by"}))
        for name, kind in sorted(known_events().items())
    )
    return (
        "The names under which the journal keeps events never change. Each event also carries `at` "
        "(the moment) and `by` (who, in which role, paid by whom, at which place).\n\n"
        + table(("stored name", "Vietnamese", "English", "fields"), rows)
        + "\n## Values inside\n\n"
        + values(known_events().values())
        + "\n## Papers in custody\n\n"
        + "Kept beside the journal, one row for each event, linked by what they touch "
        + "([custody](../explanation/custody.md)). Each also carries `recorded_at`: when the "
        + "server heard of it.\n\n"
        + custody_events()
    )


def custody_events() -> str:
    codec = import_module("motcua.channels.custody.codec")
    shared = {"at", "by", "recorded_at"}
    rows = (
        (f"`{name}`", codec.EVENT_WORDS[name].vi, codec.EVENT_WORDS[name].en, _fields(kind, shared))
        for name, kind in sorted(codec.EVENTS.items())
    )
    return table(("stored name", "Vietnamese", "English", "fields"), rows)


def commands() -> str:
    words = import_module("motcua.dossiers.wording").COMMAND_WORDS
    guards = import_module("motcua.domain.dossier.guards").GUARDS
    rows = (
        (f"`{name}`", words[kind].vi, words[kind].en, guards[kind].rule, _fields(kind, set()))
        for name, kind in known_commands().items()
    )
    return (
        "The same names and fields hold in `motcua dossier`, in the API and in the office. Who may "
        "give which, where and when: [the life of a dossier]"
        "(../explanation/life-of-a-dossier.md).\n\n"
        + table(("command", "Vietnamese", "English", "rule", "fields (? may be left out)"), rows)
        + "\n## Values inside\n\n"
        + values(known_commands().values())
    )


def refusals() -> str:
    rows = (
        (f"`{name}`", kind.SAYS.vi, kind.SAYS.en, _article(kind), _fields(kind, {"article"}))
        for name, kind in known_refusals().items()
    )
    return (
        "Every *no* of the product. In the texts, {braces} stand for facts. Where the article "
        "reads *of the rule*, it is the one in force for the dossier (see [law](law.md)).\n\n"
        + table(("refusal", "Vietnamese", "English", "article", "facts"), rows)
    )


def known_refusals() -> Classes:
    """Every refusal that can be said, by its code; roots without a text are left out."""
    package = import_module("motcua")
    for module in walk_packages(package.__path__, "motcua."):
        if "refusal" in module.name or module.name.endswith(SAYING):
            import_module(module.name)
    root: Any = import_module("motcua.domain.kernel.refusal").Refusal
    said = [kind for kind in _below(root) if kind.SAYS.vi and kind.__module__ not in SAMPLES]
    return {kind.__name__: kind for kind in sorted(said, key=_name)}


def permissions() -> str:
    module = import_module("motcua.reference.people.permissions")
    held = module.PERMISSIONS
    unsaid = {each.value for each in module.Permission} ^ PERMISSIONS.keys()
    if unsaid:
        raise SystemExit(f"Describe in tools/reference_core.py, or take out: {sorted(unsaid)}")
    rows = (
        (
            f"`{each.value}`",
            PERMISSIONS[each.value],
            ", ".join(f"`{role.value}`" for role, own in held.items() if each in own),
        )
        for each in module.Permission
    )
    return (
        "A permission says what pages and lists open. What may be done to *one* dossier is decided "
        "by the guards of its commands.\n\n" + table(("permission", "lets a person", "roles"), rows)
    )


def values(kinds: Any) -> str:
    """The frozen values that fields of these classes hold, each once, with its own fields."""
    found: dict[str, Any] = {}
    waiting = [inner for kind in kinds for inner in _inside(kind)]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in found:
            found[kind.__name__] = kind
            waiting += _inside(kind)
    rows = (
        (f"`{name}`", _first_line(kind), _fields(kind, set()))
        for name, kind in sorted(found.items())
    )
    return table(("value", "what it is", "fields"), rows)


def _below(kind: type) -> Iterator[Any]:
    below: list[type] = kind.__subclasses__()
    for each in below:
        yield each
        yield from _below(each)


def _name(kind: type) -> str:
    return kind.__name__


def _article(kind: Any) -> str:
    default = next(field.default for field in fields(kind) if field.name == "article")
    return "of the rule" if default is MISSING else str(default)


def _fields(kind: Any, left_out: set[str]) -> str:
    hints = get_type_hints(kind)
    return ", ".join(
        f"`{field.name}`{'?' if _optional(field) else ''} {_type(hints[field.name])}"
        for field in fields(kind)
        if field.name not in left_out
    )


def _optional(field: Any) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _type(hint: Any) -> str:
    words = {str: "text", int: "whole number", bool: "yes or no", type(None): "nothing"}
    if hint in words:
        return words[hint]
    parts = [each for each in get_args(hint) if each is not Ellipsis]
    if getattr(hint, "__origin__", None) is tuple:
        return f"list of {_type(parts[0])}"
    if parts:
        return " or ".join(_type(each) for each in parts if each is not type(None))
    return str(getattr(hint, "__name__", hint))


def _inside(kind: Any) -> list[Any]:
    """The frozen values among the types of the fields."""
    hints = get_type_hints(kind)
    said = [hints[field.name] for field in fields(kind)]
    parts = [inner for hint in said for inner in (hint, *get_args(hint))]
    return [each for each in parts if isinstance(each, type) and is_dataclass(each)]


def _first_line(kind: Any) -> str:
    text = cleandoc(kind.__doc__ or "")
    return "" if text.startswith(f"{kind.__name__}(") else text.split("\n\n", 1)[0]
