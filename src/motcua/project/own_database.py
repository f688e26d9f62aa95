"""The database of a machine that names none: our own server, migrated and with the catalogue in."""

import os
import sys
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from motcua.plumbing.embedded.problems import CannotStart
from motcua.plumbing.embedded.server import data_home, start, status

__all__ = ["NAME", "data_home", "ensure", "home", "prepare", "status"]

NAME = "DATABASE_URL"


def home() -> Path:
    """Where our own server keeps its data: MOTCUA_VAR, else var/ in the present directory."""
    return data_home(Path(os.environ.get("MOTCUA_VAR", "var")) / "database")


def ensure(data_dir: Path | None = None) -> None:
    """After this, DATABASE_URL answers and has the tables and the shipped reference data.

    A DATABASE_URL that is set is used as it is and never changed; ends the process with a plain
    line when our own server cannot start.
    """
    if os.environ.get(NAME):
        django.setup()
        return
    try:
        os.environ[NAME] = start(data_dir or home()).dsn
    except CannotStart as problem:
        sys.stderr.write(f"motcua: {problem}\n")
        raise SystemExit(1) from problem
    os.environ.setdefault("MOTCUA_DB_POOL", "0")
    django.setup()
    prepare()


def prepare() -> None:
    """Applies what is missing: tables, then places, catalogue and scheme as shipped."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        sys.stderr.write("Preparing the tables …\n")
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
        sys.stderr.write("Loading places, catalogue and scheme …\n")
        for app in ("places", "catalogue", "scheme"):
            import_module(f"motcua.reference.{app}.commands").load_shipped()
