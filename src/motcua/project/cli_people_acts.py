"""What each action of `motcua people` does, once the settings are there."""

import argparse
import getpass
import secrets
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import commands, queries
from motcua.reference.people.queries import User
from motcua.reference.places import queries as places

LETTERS_GIVEN = 12
"""Random bytes of a password that is given out: 16 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchUser(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có tài khoản “{username}”; hãy kiểm tra lại tên đăng nhập.",
        "Nobody signs in as “{username}”; check the name.",
    )

    article: str = "TT 22/2019/TT-BTTTT Đ.5"
    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchPlace(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày đó không có đơn vị mang mã “{place}”; hãy kiểm tra lại mã.",
        "No unit or agency has the code “{place}” that day; check the code.",
    )

    article: str = "NĐ 61/2018 Đ.11"
    place: str


def act(args: argparse.Namespace) -> None:
    """Refused, or ValidationError for a weak password, changes nothing."""
    _ACTIONS[args.action](args)


def _employer(args: argparse.Namespace) -> None:
    commands.register_employer(code=args.code, name=args.name, kind=Employer(args.kind))
    print(f"{args.code}: {args.name}")


def _hire(args: argparse.Namespace) -> None:
    posting = _posting(args)
    with transaction.atomic():
        person = commands.NewPerson(
            username=args.username, full_name=args.name, email=args.email, password=None
        )
        user = commands.hire(person, posting)
        _give_password(user, ask=args.ask)
    _print_hats(user, args)


def _post(args: argparse.Namespace) -> None:
    user = _user(args)
    commands.post(user, _posting(args))
    _print_hats(user, args)


def _show(args: argparse.Namespace) -> None:
    user = _user(args)
    print(f"{user.username}  {user.full_name}  {user.email}".rstrip())
    for hat in queries.actors_of(user, args.on or clock.today()):
        print(f"  {hat.role.value:<22} {hat.place}")


def _password(args: argparse.Namespace) -> None:
    _give_password(_user(args), ask=args.ask)


def _posting(args: argparse.Namespace) -> commands.NewPosting:
    first = args.first or clock.today()
    if not places.place_exists(args.place, first):
        raise Refused(NoSuchPlace(place=args.place))
    return commands.NewPosting(
        role=Role(args.role), place=args.place, employer=args.employer, first=first, last=args.last
    )


def _user(args: argparse.Namespace) -> User:
    user = queries.user_by_username(args.username)
    if user is None:
        raise Refused(NoSuchUser(username=args.username))
    return user


def _give_password(user: User, *, ask: bool) -> None:
    """Printed once on standard error, so that the list of what was done may be kept."""
    given = getpass.getpass("New password: ") if ask else secrets.token_urlsafe(LETTERS_GIVEN)
    validate_password(given, user)
    commands.give_password(user, given)
    if not ask:
        sys.stderr.write(f"{user.username} signs in with {given}\n")


def _print_hats(user: User, args: argparse.Namespace) -> None:
    _show(argparse.Namespace(username=user.username, on=args.first))


_ACTIONS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "employer": _employer,
    "hire": _hire,
    "post": _post,
    "show": _show,
    "password": _password,
}
