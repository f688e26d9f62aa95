"""Where a hand-over begins, by how much of it is known already."""

from urllib.parse import urlencode

from django.urls import reverse

from motcua.domain.custody.holders import HolderKind

GIVE, TAKE = "give", "take"


def give_address(hat: HolderKind | None = None, place: str = "") -> str:
    """The page on which whoever holds a thing, as `hat`, gives it on to somebody at `place`."""
    known = {"side": GIVE, "hat": hat.value if hat else "", "place": place}
    asked = urlencode({name: value for name, value in known.items() if value})
    return f"{reverse('office:custody_hand_over')}?{asked}"
