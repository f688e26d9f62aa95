"""Runs pgbench: what the database alone does a second, the limit beside which we stand."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg

from motcua.plumbing.embedded.binaries import find


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A script for so many clients and seconds; `more` are further options of pgbench."""

    script: Path
    clients: int
    seconds: int
    more: tuple[str, ...] = ("--protocol=prepared",)


def per_second(dsn: str, run: Run) -> float:
    """Calls of the script a second."""
    parts = psycopg.conninfo.conninfo_to_dict(dsn)
    command = [find(data_dir=run.script.parent).program("pgbench"), "--no-vacuum", *run.more]
    command += [f"--client={run.clients}", "--jobs=2", f"--time={run.seconds}"]
    command += [f"--{name}={parts[name]}" for name in ("host", "port") if name in parts]
    command += [f"--file={run.script}", f"--username={parts['user']}", str(parts["dbname"])]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"tps = ([0-9.]+)", told)
    assert found, told
    return float(found[1])
