"""Machine clients: programs registered for a person, in whose roles they act."""

from dataclasses import dataclass
from typing import ClassVar

from oauth2_provider.generators import generate_client_id, generate_client_secret
from oauth2_provider.models import get_access_token_model, get_application_model

from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có ứng dụng nào mang mã “{client}”. Xem danh sách bằng motcua client list.",
        "No client is called “{client}”. See motcua client list.",
    )
    article: str = "RFC 6749 §2.2"
    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    client_id: str
    name: str
    username: str


def register(person: User, name: str) -> tuple[str, str]:
    """The client's id and secret; only a hash of the secret is kept, so it is told once."""
    secret: str = generate_client_secret()
    made = get_application_model().objects.create(
        user=person,
        name=clean_text(name),
        client_id=generate_client_id(),
        client_secret=secret,
        client_type="confidential",
        authorization_grant_type="client-credentials",
    )
    return made.client_id, secret


def registered() -> list[Client]:
    found = get_application_model().objects.filter(user__isnull=False).select_related("user")
    return [
        Client(client_id=each.client_id, name=each.name, username=each.user.username)
        for each in found.order_by("created", "id")
    ]


def end(client_id: str) -> int:
    """Removes the client and its tokens; how many tokens there were."""
    application = get_application_model().objects.filter(client_id=client_id).first()
    if application is None:
        raise Refused(ClientUnknown(client=client_id[:60]))
    tokens: int = get_access_token_model().objects.filter(application=application).count()
    application.delete()
    return tokens
