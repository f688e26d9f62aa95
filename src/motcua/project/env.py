"""Reads settings from the environment, loudly: a wrong value stops the start."""

import os
import secrets
from pathlib import Path

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


class BadSetting(Exception):
    """A setting in the environment is missing or cannot be read."""


def text(name: str, default: str | None = None) -> str:
    """The variable, or the content of the file named by NAME_FILE."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    value = os.environ.get(name, default)
    if value is None:
        raise BadSetting(f"Set {name} (or {name}_FILE) in the environment.")
    return value


def words(name: str, default: str) -> list[str]:
    """What stands between the commas, without blanks and empty places."""
    return [word for each in text(name, default).split(",") if (word := each.strip())]


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise BadSetting(f"{name}={value!r} is neither true nor false; write 1 or 0.")


def whole(name: str, default: int) -> int:
    value = os.environ.get(name)
    if value is None:
        return default
    if not value.lstrip("-").isdigit():
        raise BadSetting(f"{name}={value!r} is not a whole number; write for example {default}.")
    return int(value)


def kept_secret(name: str, path: Path) -> str:
    """The variable, else the secret kept in the file, which is made once and closed to others."""
    given = text(name, "")
    if given:
        return given
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")
