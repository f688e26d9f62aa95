"""Reference pages of the ways in: settings, command line, API; and the law with its sources."""

import argparse
import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from tools.markdown import Row, table

SOURCE = Path(__file__).resolve().parents[1] / "src" / "motcua"
SETTING = re.compile(r"^(MOTCUA_[A-Z][A-Z0-9_]*|DATABASE_URL)$")
READS = re.compile(r"^(env\.\w+|os\.environ\.get)$")

SETTINGS: Mapping[str, str] = {
    "DATABASE_URL": "The database; without it an embedded server is started.",
    "MOTCUA_AS_OF": "Sets the training clock to a date, such as 2019-08-05.",
    "MOTCUA_AS_OF_SINCE": "The real date on which the training clock stood at MOTCUA_AS_OF.",
    "MOTCUA_CHAT_SECRET": "Shared with the provider of chat messages; 32 characters or more.",
    "MOTCUA_CHAT_URL": "The provider of chat messages; without it there are none.",
    "MOTCUA_EXCHANGE_CLIENT": "Our name with the national portal.",
    "MOTCUA_EXCHANGE_PATIENCE": "Seconds, then their powers, after which a dossier is told again.",
    "MOTCUA_EXCHANGE_SECRET": "Our secret with the national portal.",
    "MOTCUA_EXCHANGE_URL": "The national portal to keep in step; without it none is told.",
    "MOTCUA_MESSAGE_AUTH": "How we show ourselves to message providers: signed or bearer.",
    "MOTCUA_MESSAGE_PATIENCE": "Seconds, then their powers, after which a message is tried again.",
    "MOTCUA_MESSAGE_SENDER": "The name that SMS and chat messages come from.",
    "MOTCUA_SMS_BACKUP_SECRET": "Shared with the second SMS provider; 32 characters or more.",
    "MOTCUA_SMS_BACKUP_URL": "A second SMS provider, asked while the first is failing.",
    "MOTCUA_SMS_SECRET": "Shared with the SMS provider; 32 characters or more.",
    "MOTCUA_SMS_URL": "The SMS provider; without it nobody gets an SMS.",
    "MOTCUA_SMS_WITH_MARKS": "Sends SMS with Vietnamese marks, at more than twice the price.",
    "MOTCUA_CARRIER_CODE": "How consignments name the carrier outside.",
    "MOTCUA_CARRIER_NAME": "What people call the carrier outside.",
    "MOTCUA_GATEWAY_CALLBACK": "Where the training gateway calls back; default: our own address.",
    "MOTCUA_GATEWAY_CODE": "How payments name the payment gateway.",
    "MOTCUA_GATEWAY_NAME": "What people call the payment gateway.",
    "MOTCUA_GATEWAY_SECRET": "Signs what is said to and by the gateway; 32 characters or more.",
    "MOTCUA_GATEWAY_URL": "The address of a payment gateway; without it there is none.",
    "MOTCUA_SITE_URL": "The public address of the portal, for links in messages and printed bars.",
    "MOTCUA_CARRIER_PATIENCE": "Seconds, then their powers, after which a silent carrier is asked.",
    "MOTCUA_CARRIER_SECRET": "Signs what is said to and by the carrier; 32 characters or more.",
    "MOTCUA_CARRIER_URL": "The address of a carrier outside; without it there is none.",
    "MOTCUA_CLAMAV": "Where clamd answers, host:port or its socket; without it nothing is scanned.",
    "MOTCUA_DB_ACCOUNT": "The account that the embedded server runs under when root starts it.",
    "MOTCUA_DB_POOL": "The most database connections of one process; 0 for no pool.",
    "MOTCUA_DEBUG": "Shows errors with their code; never where people work.",
    "MOTCUA_EID_ASSURED": "The levels of assurance let in, with commas between; empty for any.",
    "MOTCUA_EID_CLAIM_ASSURANCE": "The claim that tells the level of assurance.",
    "MOTCUA_EID_CLAIM_BIRTH": "The claim that tells the date of birth.",
    "MOTCUA_EID_CLAIM_NAME": "The claim that tells the full name.",
    "MOTCUA_EID_CLAIM_NUMBER": "The claim that tells the 12-digit personal number.",
    "MOTCUA_EID_CLAIM_PHONE": "The claim that tells the telephone number.",
    "MOTCUA_EID_CLIENT": "Our name at the provider of electronic identity.",
    "MOTCUA_EID_ISSUER": "The issuer of electronic identity (OpenID Connect); without it none.",
    "MOTCUA_EID_NAME": "What people call that provider.",
    "MOTCUA_EID_SCOPES": "What we ask the provider for, with commas between.",
    "MOTCUA_EID_SECRET": "Our secret at the provider of electronic identity.",
    "MOTCUA_FILES_S3_BUCKET": "The bucket that keeps the files; it must exist.",
    "MOTCUA_FILES_S3_KEY": "The access key of the S3 endpoint.",
    "MOTCUA_FILES_S3_REGION": "The region of the S3 endpoint, where it asks for one.",
    "MOTCUA_FILES_S3_SECRET": "The secret key of the S3 endpoint.",
    "MOTCUA_FILES_S3_URL": "An S3 endpoint that keeps the files; without it they lie on disk.",
    "MOTCUA_HOSTS": "The host names we answer to, with commas between.",
    "MOTCUA_HTTPS": "Sends cookies over HTTPS only; set it wherever people work.",
    "MOTCUA_MAIL_FROM": "The sender of our mail.",
    "MOTCUA_ORIGINS": "Addresses that forms may come from besides our own, with commas between.",
    "MOTCUA_PROXIES": "How many proxies stand before the server; they tell visitors' addresses.",
    "MOTCUA_SECRET_KEY": "Signs sessions and links; without it one is made and kept.",
    "MOTCUA_SIGN_CRLS": "Files of revoked certificates, with commas between.",
    "MOTCUA_SIGN_PASSPHRASE": "Opens the PKCS#12 file.",
    "MOTCUA_SIGN_PKCS11_KEY": "The label of the key on the token; {place} stands for the agency.",
    "MOTCUA_SIGN_PKCS11_MODULE": "The library of a PKCS#11 token that signs results.",
    "MOTCUA_SIGN_PKCS11_PIN": "The PIN of the token.",
    "MOTCUA_SIGN_PKCS11_TOKEN": "The label of the token.",
    "MOTCUA_SIGN_PKCS12": "The PKCS#12 file that signs; {place} stands for the agency.",
    "MOTCUA_SIGN_TRUST": "Certificates of the authorities whose signatures are believed, as PEM.",
    "MOTCUA_SIGN_TSA": "The address of a timestamp authority; without it none vouches for times.",
    "MOTCUA_SMTP_HOST": "The mail server.",
    "MOTCUA_SMTP_PASSWORD": "The password at the mail server, where it asks for one.",
    "MOTCUA_SMTP_PORT": "The mail server's port.",
    "MOTCUA_SMTP_STARTTLS": "Goes over to TLS once connected, as on ports 25 and 587.",
    "MOTCUA_SMTP_TLS": "Speaks TLS from the first byte, as on port 465.",
    "MOTCUA_SMTP_USER": "Our name at the mail server, where it asks for one.",
    "MOTCUA_STAFF_SECOND_FACTOR": "Whether staff who decide or take money need a second factor.",
    "MOTCUA_TRAINING": "Marks a training province: nobody gets mail, dossiers are synthetic.",
    "MOTCUA_UNSCANNED_WAIT": "Whether sending waits until each file has been scanned.",
    "MOTCUA_VAR": "Where files and the embedded database are kept.",
}
"""What each setting does; a setting that is not described here stops the writing."""

CONFIDENCE = {"confirmed": "✓", "derived": "derived", "projected": "projected"}


def settings_used() -> Mapping[str, str]:
    """Each setting read from the environment, with its default as the code writes it."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            read = _read(node)
            if read and (read[1] or read[0] not in found):
                found[read[0]] = read[1]
    return found


def _read(node: ast.AST) -> tuple[str, str] | None:
    """Name and default of the setting that the node reads or keeps the name of."""
    if isinstance(node, ast.Assign):
        parts: list[ast.expr] = [node.value]
    elif isinstance(node, ast.Call) and READS.match(ast.unparse(node.func)):
        parts = [*node.args, *(each.value for each in node.keywords)]
    else:
        return None
    name = parts[0] if parts else None
    if not isinstance(name, ast.Constant) or not SETTING.match(str(name.value)):
        return None
    if str(name.value).endswith("_FILE"):  # every setting has this second form
        return None
    return str(name.value), ast.unparse(parts[1]) if len(parts) > 1 else ""


def settings() -> str:
    used = settings_used()
    unsaid = used.keys() ^ SETTINGS.keys()
    if unsaid:
        raise SystemExit(f"Describe in {Path(__file__).name}, or take out: {sorted(unsaid)}")
    rows = [(f"`{name}`", SETTINGS[name], f"`{used[name]}`") for name in sorted(used)]
    return (
        "Read from the environment; `NAME_FILE` names a file that holds the value instead.\n\n"
        + table(("setting", "what it does", "default"), rows)
    )


def command_line() -> str:
    parser = argparse.ArgumentParser(prog="motcua")
    adding = parser.add_subparsers(metavar="COMMAND")
    for name in import_module("motcua.project.cli").MODULES:
        import_module(f"motcua.project.{name}").add(adding)
    parts = [
        f"## `{own.prog}`\n\n{said[:1].upper()}{said[1:]}.\n\n{_options(own)}"
        for own, said in _parsers(parser)
    ]
    return (
        "Answers go to standard output, progress and refusals to standard error. 0: done; 1: "
        "something does not hold or cannot start; 2: asked wrongly, or refused.\n\n"
        + "\n".join(parts)
    )


def _parsers(parser: argparse.ArgumentParser) -> Iterator[tuple[argparse.ArgumentParser, str]]:
    """Every command and action with its one line, depth first."""
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            continue
        said = {choice.dest: choice.help or "" for choice in action._choices_actions}
        for name, own in action.choices.items():
            yield own, said.get(name, "")
            yield from _parsers(own)


def _options(parser: argparse.ArgumentParser) -> str:
    rows: list[Row] = []
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction | argparse._SubParsersAction):
            continue
        name = ", ".join(action.option_strings) or str(action.metavar or action.dest)
        choices = ", ".join(map(str, action.choices or ()))
        rows.append((f"`{name}`", action.help or choices, _default(action)))
    return table(("option", "what it says", "default"), rows) if rows else ""


def _default(action: argparse.Action) -> str:
    plain = action.default in (None, "", False) or isinstance(action.default, list)
    return "" if plain else f"`{action.default}`"


def api() -> str:
    schema: Mapping[str, Any] = import_module("motcua.faces.api.urls").api.get_openapi_schema()
    rows = [
        (
            f"`{verb.upper()} {path}`",
            call.get("summary", ""),
            ", ".join(f"`{each['name']}`" for each in call.get("parameters", ())),
            ", ".join(map(str, call["responses"])),
        )
        for path, verbs in schema["paths"].items()
        for verb, call in verbs.items()
    ]
    return (
        "The contract itself, with every field and example, is OpenAPI: `/api/v1/openapi.json` of "
        "a running server. Errors are `application/problem+json`. Machines sign in by OAuth 2 "
        "client credentials at `/oauth/token/`.\n\n"
        + table(("endpoint", "what it does", "parameters", "answers"), rows)
    )


def law() -> str:
    stated = import_module("motcua.reference.rulebook.statements").statements()
    parts = []
    for file, entries in groupby(stated, key=lambda each: each.file):
        rows = (
            (
                f"`{each.key}`",
                each.value,
                f"{each.first}",
                f"{each.last or '…'}",
                CONFIDENCE.get(each.confidence, f"**{each.confidence}**"),
                each.source,
            )
            for each in entries
        )
        head = ("key", "value", "from", "to", "trust", "source")
        parts.append(f"## `law/{file}`\n\n{table(head, rows)}")
    return (
        "Every value of the law files, with its days in force, where it is from and how far it can "
        "be trusted. ✓ is confirmed. What the other words mean: [what is unverified]"
        "(../explanation/unverified.md).\n\n" + _count(stated) + "\n".join(parts)
    )


def _count(stated: Any) -> str:
    words = [each.confidence for each in stated]
    rows = [(word, str(words.count(word))) for word in sorted(set(words))]
    return table(("trust", "values"), rows) + "\n"
