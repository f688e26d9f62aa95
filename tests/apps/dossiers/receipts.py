"""A program that receives N dossiers one after another and prints each code it was given.

Run it as `python -m tests.apps.dossiers.receipts N`; it ends quietly when the database goes away.
"""

import sys
import tempfile
from pathlib import Path

import django
import pytest

N_KEY = "receipt-{:05}"


def main(count: int) -> None:
    django.setup()
    # Only now can anything be imported that has tables.
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    from motcua.domain.kernel.actor import Role  # noqa: PLC0415
    from motcua.dossiers import commands  # noqa: PLC0415
    from tests import builders  # noqa: PLC0415
    from tests.apps.dossiers.conftest import BIRTH, RECEIVE, load_reference  # noqa: PLC0415
    from tests.cast import ONE_STOP  # noqa: PLC0415

    by = builders.actor(Role.RECEPTION_OFFICIAL, place=ONE_STOP)
    call_command("migrate", verbosity=0)
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        load_reference(patch, Path(folder))
    for number in range(count):
        at = builders.moment("2019-08-05T09:00")
        try:
            done = commands.open_dossier(RECEIVE, BIRTH, by=by, key=N_KEY.format(number), at=at)
        except DatabaseError:
            return
        sys.stdout.write(f"{number} {done.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
