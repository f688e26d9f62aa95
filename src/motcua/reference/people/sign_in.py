"""How people sign in: accounts are given, never taken, and guessing is slowed down."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Staff accounts come from `commands.hire`, citizens' from their electronic identity.

    Sign-in attempts stay under allauth's own limits: ten failures a minute from one address,
    five in five minutes for one name.
    """

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
