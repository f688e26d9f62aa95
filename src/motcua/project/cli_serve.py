"""`motcua serve` and `motcua worker`: the web server and the jobs behind it."""

import argparse
import gc
import os
import sys
from importlib import import_module

from django.conf import settings
from django.core.checks import ERROR
from django.core.management import call_command
from django.db import connections
from granian import Granian
from granian.constants import Interfaces

from motcua.project.database import bound_to_pages
from motcua.project.ports import is_free


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serving = subparsers.add_parser("serve", help="serve the pages and the API")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--workers", type=int, default=2)
    serving.add_argument("--threads", type=int, default=8, help="blocking threads of each worker")
    serving.set_defaults(run=serve)
    working = subparsers.add_parser("worker", help="send mail, raise alarms, seal days")
    working.set_defaults(run=work)


def serve(args: argparse.Namespace) -> int:
    """Serves until stopped; assets are gathered first. Settings unfit for work are refused."""
    if not is_free(args.host, args.port):
        sys.stderr.write(
            f"motcua serve: port {args.port} of {args.host} is taken; choose another with --port\n"
        )
        return 1
    unfit = import_module("motcua.project.checks").of_this_place()
    for message in unfit:
        sys.stderr.write(f"motcua serve: {message.msg} ({message.id}) {message.hint or ''}\n")
    if any(message.level >= ERROR for message in unfit):
        return 1
    os.environ["MOTCUA_DB_POOL"] = str(args.threads)  # for workers that are not forked
    bound_to_pages(connections.settings["default"]["OPTIONS"], args.threads)
    call_command("collectstatic", verbosity=0, interactive=False)
    _share_with_workers()
    sys.stderr.write(f"http://{args.host}:{args.port}/\n")
    Granian(
        target="motcua.project.wsgi:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        blocking_threads=args.threads,
        log_enabled=False,
    ).serve()
    return 0


def _share_with_workers() -> None:
    """What is loaded before they are forked, and never looked at by the collector, lies there once.

    Where workers are not forked, each loads its own as before.
    """
    import_module("motcua.project.wsgi")
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()


def work(args: argparse.Namespace) -> int:
    """Works off jobs until stopped; the periodic ones are those of the apps' tasks modules."""
    call_command("procrastinate", "worker")
    return 0
