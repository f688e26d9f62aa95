"""`motcua people`: employers, accounts, postings and passwords, from the operator's desk."""

import argparse
import sys
from datetime import date
from importlib import import_module

from django.core.exceptions import ValidationError

from motcua.domain.kernel.actor import OWN_ROLES, Employer, Role
from motcua.plumbing.errors import Refused

STAFF = [role.value for role in Role if role not in OWN_ROLES | {Role.SYSTEM}]
EXAMPLE = """\
examples:
  motcua people employer ubnd-tinh "UBND tỉnh Đồng Tháp" --kind agency
  motcua people hire thuly "Phạm Thị Thẩm" --role case_officer --place 000.00.38.H20 \\
      --employer ubnd-tinh --from 2019-08-05
"""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "people",
        help="hire, post, show; set passwords",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    employer = actions.add_parser("employer", help="name an employer, or rename it")
    employer.add_argument("code")
    employer.add_argument("name")
    employer.add_argument(
        "--kind", choices=[Employer.AGENCY.value, Employer.POST.value], required=True
    )
    hire = actions.add_parser("hire", help="an account with its first posting")
    hire.add_argument("username")
    hire.add_argument("name")
    hire.add_argument("--email", default="")
    post = actions.add_parser("post", help="one more posting of somebody who has an account")
    post.add_argument("username")
    for each in (hire, post):
        _posting(each)
    show = actions.add_parser("show", help="what somebody may act as on a day")
    show.add_argument("username")
    show.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="default: today")
    password = actions.add_parser("password", help="set a new password")
    password.add_argument("username")
    for each in (hire, password):
        each.add_argument("--ask", action="store_true", help="type it, instead of being given one")
    parser.set_defaults(run=run)


def _posting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--role", choices=STAFF, required=True, metavar="ROLE", help=", ".join(STAFF)
    )
    parser.add_argument("--place", required=True, metavar="CODE", help="a unit's or an agency's")
    parser.add_argument("--employer", required=True, metavar="CODE")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE")
    parser.add_argument("--until", dest="last", type=date.fromisoformat, metavar="DATE")


def run(args: argparse.Namespace) -> int:
    """0 when done; 2 with the refusal on stderr."""
    try:
        import_module("motcua.project.cli_people_acts").act(args)
    except Refused as refused:
        sys.stderr.write(f"motcua people: {refused.refusal.text('en')}\n")
        return 2
    except ValidationError as weak:
        sys.stderr.write(f"motcua people: {' '.join(weak.messages)}\n")
        return 2
    return 0
