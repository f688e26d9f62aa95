"""The API keeps the contract it publishes, for data that fits it and for data that does not."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode

from motcua.faces.api import limits
from motcua.project.wsgi import application
from tests.faces.api.speaking import Speaker, token_for
from tests.faces.api.world import BIRTH, World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EXAMPLES = 15
CONFIG = SchemathesisConfig.from_dict(
    {
        "seed": 20190805,
        "checks": {
            # A filing may fit its shape and still break a rule: 409 and 422 say which.
            "positive_data_acceptance": {
                "expected-statuses": ["2xx", 400, 401, 403, 404, 409, 412, 422]
            },
            "negative_data_rejection": {
                "expected-statuses": [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428]
            },
            "missing_required_header": {"expected-statuses": [401, 428]},  # 401: a signature
        },
    }
)
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=CONFIG)


@pytest.fixture
def known(world: World) -> dict[str, str]:
    """A token and a dossier at its counter."""
    token = token_for(world.cast.reception)
    answer = Speaker(token).post("dossiers", world.receive())
    return {"token": token, "code": answer.json()["code"]}


@pytest.fixture(autouse=True)
def no_limits(settings: Any) -> None:
    settings.MOTCUA_PER_MINUTE = dict.fromkeys(limits.PER_MINUTE, 0)


@pytest.fixture(autouse=True)
def one_connection(known: dict[str, str]) -> Iterator[None]:
    """The application runs inside the transaction of the test, as it does under Django's client.

    That client, which `known` speaks through, connects the signals again.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_contract_holds(case: Any, known: dict[str, str]) -> None:
    if case.meta.generation.mode is GenerationMode.POSITIVE:
        real = {"key": known["code"], "code": known["code"], "form": "receipt"}
        real |= {"number": "BB0000000173", "carrier": "outside", "report": "1"}
        if case.path.startswith("/api/v1/procedures"):
            real["code"] = BIRTH
        for name in case.path_parameters or {}:
            case.path_parameters[name] = real[name]
    case.call_and_validate(headers={"Authorization": f"Bearer {known['token']}"})


def test_a_planted_fault_is_found(known: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.dossiers.queries.track", lambda code: 1 // 0)
    case = schema["/api/v1/track/{code}"]["GET"].Case(path_parameters={"code": known["code"]})
    with pytest.raises(FailureGroup, match="Server error"):
        case.call_and_validate()
