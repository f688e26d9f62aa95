"""Training peers as processes of their own: started once, asked over HTTP, ended afterwards."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def peer(name: str, home: Path, **environment: str) -> Iterator[str]:
    """Runs `motcua peer serve NAME` on a free port; yields its address, ending in a slash."""
    running = subprocess.Popen(
        [*(sys.executable, "-m", "motcua.project.cli", "peer", "serve", name), "--port", "0"],
        env={**os.environ, "MOTCUA_TRAINING": "1", "MOTCUA_VAR": str(home), **environment},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stderr is not None
        said = running.stderr.readline()
        assert said.startswith(f"TRAINING {name}, "), said + running.stderr.read()
        yield said.rsplit(": ", 1)[1].strip()
    finally:
        running.terminate()
        running.wait(10)
        if running.stderr:
            running.stderr.close()
