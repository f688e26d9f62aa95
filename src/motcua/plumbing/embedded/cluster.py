"""Creates, configures and launches the server's data, through PostgreSQL's own programs."""

import os
import secrets
import shutil
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

from motcua.plumbing.embedded.account import Account
from motcua.plumbing.embedded.binaries import Binaries
from motcua.plumbing.embedded.directory import SOCKET_NUMBER, SUPERUSER, Layout
from motcua.plumbing.embedded.problems import NoAccount, PortTaken, from_output

BUILTIN_LOCALE_SINCE = 17
_PATIENCE_S = 120
_LARGEST_LOG = 20 * 1024 * 1024
_SETTINGS = "motcua.conf"
_UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True, slots=True)
class Programs:
    """PostgreSQL's programs, run under the server's account on one data directory."""

    binaries: Binaries
    account: Account
    layout: Layout

    def run(self, doing: str, *command: str, reads_log: bool = False) -> None:
        start_of_log = self._log_size()
        try:
            ended = subprocess.run(  # noqa: S603 - the programs we found ourselves
                [self.binaries.program(command[0]), *command[1:]],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL if reads_log else subprocess.PIPE,
                stderr=subprocess.DEVNULL if reads_log else subprocess.STDOUT,
                cwd=self.layout.root,
                env=self._environment(),
                text=True,
                check=False,
                **self.account.process_options(),
            )
        except PermissionError as error:
            raise NoAccount(f"this root may not become {self.account.name}") from error
        if ended.returncode != 0:
            said = self._log_since(start_of_log) if reads_log else ended.stdout
            raise from_output(doing, said, self.layout.root, self.port())

    def port(self) -> int | None:
        if not self.layout.tcp.exists():
            return None
        return int(self.layout.tcp.read_text(encoding="ascii"))

    def _environment(self) -> dict[str, str]:
        # Nothing of the caller's: a PGDATA or LC_ALL from outside must not change the server.
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.layout.root),
            "LC_MESSAGES": "C",
            "TZ": "UTC",
        }

    def _log_size(self) -> int:
        return self.layout.log.stat().st_size if self.layout.log.exists() else 0

    def _log_since(self, start: int) -> str:
        with self.layout.log.open("rb") as log:
            log.seek(start)
            return log.read().decode("utf-8", "replace")[-4000:]


def initialise(programs: Programs, *, durable: bool) -> None:
    """Makes the cluster beside its final place and renames it: half a cluster never counts."""
    fresh = programs.layout.root / "pg.new"
    shutil.rmtree(fresh, ignore_errors=True)
    _write_for(programs.account, programs.layout.password, secrets.token_hex(16) + "\n")
    locale = ["--locale=C.UTF-8"]
    if programs.binaries.major >= BUILTIN_LOCALE_SINCE:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    programs.run(
        "create its data",
        "initdb",
        f"--pgdata={fresh}",
        f"--username={SUPERUSER}",
        "--encoding=UTF8",
        "--auth-local=trust",
        "--auth-host=scram-sha-256",
        f"--pwfile={programs.layout.password}",
        *locale,
        *([] if durable else ["--no-sync"]),
    )
    with (fresh / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(f"\ninclude = '{_SETTINGS}'\n")
    fresh.rename(programs.layout.cluster)


def configure(programs: Programs, *, port: int | None, durable: bool) -> None:
    """Writes the settings of this start; a port is used when asked for or when no socket fits."""
    layout = programs.layout
    if port is None and layout.socket_fits:
        layout.tcp.unlink(missing_ok=True)
        settings = _by_socket(layout)
    else:
        chosen = _free_port(port or 0)
        _write_for(programs.account, layout.tcp, f"{chosen}\n")
        settings = _by_port(chosen)
    settings |= {} if durable else _UNSAFE_BUT_FAST
    lines = [f"{name} = '{value}'\n" for name, value in sorted(settings.items())]
    _write_for(programs.account, layout.cluster / _SETTINGS, "".join(lines))


def _by_socket(layout: Layout) -> dict[str, str]:
    # A comma would separate two directories, hence the quotes within the quotes.
    place = str(layout.root).replace('"', '""').replace("'", "''")
    return {
        "listen_addresses": "",
        "port": str(SOCKET_NUMBER),
        "unix_socket_directories": f'"{place}"',
        "max_connections": "200",
    }


def _by_port(port: int) -> dict[str, str]:
    return {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        "max_connections": "200",
    }


def _free_port(wanted: int) -> int:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError as error:
            raise PortTaken(wanted) from error
        return int(probe.getsockname()[1])


def _write_for(account: Account, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    if os.geteuid() == 0:
        os.chown(path, account.uid, account.gid)


def launch(programs: Programs) -> None:
    """Starts the server in the background and returns once it answers."""
    log = programs.layout.log
    if log.exists() and log.stat().st_size > _LARGEST_LOG:
        log.unlink()
    programs.run(
        "start",
        "pg_ctl", "start", "--wait", f"--timeout={_PATIENCE_S}",
        f"--pgdata={programs.layout.cluster}",
        f"--log={log}",
        reads_log=True,
    )  # fmt: skip


def halt(programs: Programs) -> None:
    """Stops the server cleanly: open transactions are rolled back, a checkpoint is written."""
    programs.run(
        "stop",
        "pg_ctl", "stop", "--wait", f"--timeout={_PATIENCE_S}", "--mode=fast",
        f"--pgdata={programs.layout.cluster}",
    )  # fmt: skip
