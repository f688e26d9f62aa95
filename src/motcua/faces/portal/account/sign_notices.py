"""What people are told of their own sign-in: a code, a new device, what a desk restored."""

from motcua.channels.notices.commands import Addressee, Kind, tell, tell_everywhere
from motcua.faces.ui.formats import moment
from motcua.plumbing import clock
from motcua.reference.people.queries import User
from motcua.reference.people.recovery import CONTACT_MINUTES, Sent


def tell_code(sent: Sent | None) -> None:
    """By the asked way alone: the other contact may be in other hands."""
    if sent is None:
        return
    user = sent.user
    to = Addressee(
        name=user.full_name,
        email=user.email if sent.way == "email" else "",
        phone=user.phone if sent.way == "phone" else "",
        language=user.language,
    )
    facts = {"one_time": sent.code, "minutes": str(CONTACT_MINUTES)}
    tell(Kind.SIGN_IN_CODE, to, about="", event=f"way-in:{sent.number}", facts=facts)


def tell_new_device(user: User, device: str, session_key: str) -> None:
    """By every contact; named by the session, so that it is said once."""
    facts = {"device": device, "entered_at": moment(clock.now())}
    event = f"session:{session_key[:8]}"
    tell_everywhere(Kind.NEW_DEVICE, Addressee.of_user(user), about="", event=event, facts=facts)
