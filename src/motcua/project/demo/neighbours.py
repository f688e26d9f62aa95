"""The training peers beside a training province: their ports, and what the province is told."""

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from motcua.project.peers.serving import HOST
from motcua.project.peers.table import PEERS

SETTINGS = (
    "MOTCUA_SITE_URL",
    "MOTCUA_EID_ISSUER",
    "MOTCUA_EID_SECRET",
    "MOTCUA_EID_NAME",
    "MOTCUA_GATEWAY_URL",
    "MOTCUA_GATEWAY_SECRET",
    "MOTCUA_SMS_URL",
    "MOTCUA_SMS_SECRET",
    "MOTCUA_SMS_BACKUP_URL",
    "MOTCUA_SMS_BACKUP_SECRET",
    "MOTCUA_CHAT_URL",
    "MOTCUA_CHAT_SECRET",
    "MOTCUA_EXCHANGE_URL",
    "MOTCUA_EXCHANGE_CLIENT",
    "MOTCUA_EXCHANGE_SECRET",
)


def ports(port: int) -> dict[str, int]:
    """The ports right after the province's own, so that two provinces can stand side by side."""
    return {name: port + place for place, name in enumerate(PEERS, start=1)}


def settings(port: int) -> Mapping[str, str]:
    """What connects the province at this port with its peers; secrets last as long as they run."""
    at = {name: f"http://{HOST}:{each}" for name, each in ports(port).items()}
    told = {
        "MOTCUA_SITE_URL": f"http://{HOST}:{port}",
        "MOTCUA_EID_ISSUER": at["identity"],
        "MOTCUA_EID_NAME": "VNeID (tập huấn)",
        "MOTCUA_GATEWAY_URL": at["gateway"],
        "MOTCUA_SMS_URL": f"{at['messages']}/sms",
        "MOTCUA_SMS_BACKUP_URL": f"{at['messages']}/sms_backup",
        "MOTCUA_CHAT_URL": f"{at['messages']}/chat",
        "MOTCUA_EXCHANGE_URL": at["national"],
        "MOTCUA_EXCHANGE_CLIENT": "tap-huan",
    }
    hidden = {name: secrets.token_hex(24) for name in SETTINGS if name.endswith("_SECRET")}
    return {**told, **hidden}


def introduce(people: Sequence[Mapping[str, str]], var: Path) -> None:
    """Lets those who live in the province already sign in through the identity peer."""
    home = var / "peers" / "identity"
    home.mkdir(parents=True, exist_ok=True)
    (home / "people.json").write_text(json.dumps(people, ensure_ascii=False), encoding="utf-8")
