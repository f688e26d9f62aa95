"""`motcua client`: programs that speak to the API in somebody's name."""

import argparse
import sys
from importlib import import_module

from motcua.plumbing.errors import Refused


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("client", help="programs that use the API: add, list, end")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    adding = actions.add_parser("add", help="register a program for a person; tells its secret")
    adding.add_argument("username", help="in whose roles it acts")
    adding.add_argument("name", help="what the program is")
    actions.add_parser("list", help="the programs there are")
    ending = actions.add_parser("end", help="take a program's access away")
    ending.add_argument("client_id")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    acts = {"add": _add, "list": _list, "end": _end}
    try:
        return acts[args.action](args)
    except (Refused, ValueError) as refused:
        sys.stderr.write(f"motcua client: {refused}\n")
        return 1


def _add(args: argparse.Namespace) -> int:
    people = import_module("motcua.reference.people.queries")
    clients = import_module("motcua.reference.people.clients")
    person = people.user_by_username(args.username)
    if person is None:
        sys.stderr.write(f"motcua client: nobody is called {args.username!r}\n")
        return 1
    client_id, secret = clients.register(person, args.name)
    print(f"client_id     {client_id}\nclient_secret {secret}")
    sys.stderr.write("The secret is not kept; write it down now.\n")
    return 0


def _list(_args: argparse.Namespace) -> int:
    for each in import_module("motcua.reference.people.clients").registered():
        print(f"{each.client_id}  {each.username}  {each.name}")
    return 0


def _end(args: argparse.Namespace) -> int:
    tokens = import_module("motcua.reference.people.clients").end(args.client_id)
    print(f"ended, with {tokens} tokens")
    return 0
