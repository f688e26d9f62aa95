"""Each setting that is unfit for work is named with its id and its remedy; a fit one is not."""

from pathlib import Path

import pytest
from django.core.checks import CheckMessage, Tags, run_checks
from pytest_django import Settings

from motcua.plumbing import checks as database
from motcua.project import checks

STRONG = "k7Jw2Qz-Tn5vXc8Lm3Rb9Hd4Yp6Gs1Fa0Ue-Wi_Oq2Zx5Vt8Nk7"


@pytest.fixture
def work(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation fit for the public."""
    monkeypatch.delenv("MOTCUA_AS_OF", raising=False)
    monkeypatch.delenv("MOTCUA_SECRET_KEY_FILE", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://motcua@db.example/motcua")
    settings.TRAINING = settings.DEBUG = False
    settings.HTTPS = True
    settings.SECRET_KEY = STRONG
    settings.ALLOWED_HOSTS = ["motcua.example"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://motcua.example"]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.VAR = tmp_path
    settings.CARRIER_URL, settings.CARRIER_SECRET = "https://carrier.example/api", STRONG
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "mail.example", True


def ids() -> list[str]:
    found: list[CheckMessage] = [
        *checks.settings_are_fit_for_work(None),
        *checks.settings_are_fit_for_the_public(None),
    ]
    assert all(message.hint for message in found)
    return [str(message.id) for message in found]


@pytest.mark.usefixtures("work")
def test_a_fit_installation_is_left_in_peace() -> None:
    assert ids() == []


@pytest.mark.usefixtures("work")
def test_a_carrier_needs_a_secret_and_no_carrier_needs_none(settings: Settings) -> None:
    settings.CARRIER_SECRET = STRONG[:31]
    assert ids() == ["motcua.E011"]
    settings.CARRIER_URL = ""
    assert ids() == []


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("issuer", "secret", "expected"),
    [
        ("", "", []),
        ("https://id.example", "given-by-them", []),
        ("https://id.example", "", ["motcua.E013"]),
        ("http://id.example", "", ["motcua.E012", "motcua.E013"]),
    ],
)
def test_a_provider_of_identity_is_asked_safely(
    settings: Settings, issuer: str, secret: str, expected: list[str]
) -> None:
    settings.E_IDENTITY = {**settings.E_IDENTITY, "issuer": issuer, "secret": secret}
    assert ids() == expected
    settings.TRAINING = True
    assert not {"motcua.E012", "motcua.E013"} & set(ids())


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ("DEBUG", True, "motcua.E001"),
        ("SECRET_KEY", STRONG[:49], "motcua.E002"),
        ("SECRET_KEY", "x" * 80, "motcua.E002"),
        ("SECRET_KEY", "django-insecure-" + STRONG, "motcua.E002"),
        ("ALLOWED_HOSTS", ["motcua.example", "*"], "motcua.E004"),
        ("ALLOWED_HOSTS", [], "motcua.E004"),
        ("CSRF_TRUSTED_ORIGINS", ["http://motcua.example"], "motcua.E005"),
        ("CSRF_TRUSTED_ORIGINS", ["https://*.example"], "motcua.E005"),
        ("ALLAUTH_TRUSTED_PROXY_COUNT", -1, "motcua.E008"),
        ("CARRIER_URL", "ftp://carrier.example", "motcua.E009"),
        ("CARRIER_URL", "https://user@carrier.example", "motcua.E009"),
        ("CARRIER_URL", "https://[half", "motcua.E009"),
        ("CARRIER_URL", "http://carrier.example", "motcua.E010"),
        ("EXCHANGE_URL", "http://portal.example", "motcua.E014"),
        ("MESSAGE_PROVIDERS", {"sms": ("http://sms.example", STRONG)}, "motcua.E014"),
        ("EMAIL_USE_SSL", True, "motcua.E015"),
        ("EMAIL_USE_TLS", False, "motcua.W005"),
        ("HTTPS", False, "motcua.W001"),
        ("ALLOWED_HOSTS", ["localhost", "127.0.0.1"], "motcua.W002"),
        ("ALLAUTH_TRUSTED_PROXY_COUNT", 0, "motcua.W004"),
    ],
)
def test_an_unfit_setting_is_named(
    settings: Settings, setting: str, value: object, expected: str
) -> None:
    setattr(settings, setting, value)
    assert expected in ids()


@pytest.mark.usefixtures("work")
def test_a_public_name_without_tls_is_told_at_the_start(settings: Settings) -> None:
    settings.HTTPS = settings.EMAIL_USE_TLS = False
    assert {message.id for message in checks.of_this_place()} == {"motcua.W001", "motcua.W005"}
    settings.ALLOWED_HOSTS = ["localhost"]
    assert checks.of_this_place() == []


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("value", "expected"), [("2019-08-05", ["motcua.E006"]), ("soon", ["motcua.E007"])]
)
def test_the_training_clock_is_refused_at_work(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: list[str]
) -> None:
    monkeypatch.setenv("MOTCUA_AS_OF", value)
    assert set(expected) <= set(ids())


@pytest.mark.usefixtures("work")
def test_in_training_errors_and_the_clock_may_be_seen(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-05")
    settings.TRAINING = settings.DEBUG = True
    assert ids() == []


@pytest.mark.usefixtures("work")
def test_a_secret_that_others_can_read_is_named(tmp_path: Path) -> None:
    kept = tmp_path / "secret-key"
    kept.write_text(STRONG)
    kept.chmod(0o644)
    assert ids() == ["motcua.E003"]
    kept.chmod(0o600)
    assert ids() == []


@pytest.mark.usefixtures("work")
def test_without_a_named_database_there_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")
    assert ids() == ["motcua.W003"]


class Answers:
    """A cursor that always gives the same row."""

    def __init__(self, row: tuple[object, ...]) -> None:
        self.row = row

    def execute(self, _query: str) -> None: ...

    def fetchone(self) -> tuple[object, ...]:
        return self.row


THERE = ["pg_trgm", "unaccent", "btree_gist", "plpgsql"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((15, True, True, THERE), []),
        ((18, True, True, THERE), []),
        ((14, True, True, THERE), ["plumbing.E001"]),
        ((19, True, True, THERE), ["plumbing.W001"]),
        ((18, False, True, THERE), ["plumbing.E002"]),
        ((18, True, True, ["plpgsql"]), ["plumbing.E003"]),
        ((18, True, True, None), ["plumbing.E003"]),
        ((18, True, False, THERE), ["plumbing.W002"]),
    ],
)
def test_a_database_that_does_not_fit_is_named(
    row: tuple[object, ...], expected: list[str]
) -> None:
    found = list(database._misfits(Answers(row)))  # type: ignore[arg-type]
    assert [message.id for message in found] == expected


@pytest.mark.django_db
def test_the_database_of_the_tests_fits() -> None:
    found = run_checks(tags=[Tags.database], databases=["default"])
    assert [message for message in found if message.id != "plumbing.W002"] == []
