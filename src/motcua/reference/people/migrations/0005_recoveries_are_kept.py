"""Guards what desks restored, and looks at the accounts there were before the check of theirs."""

from pathlib import Path

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("people", "0004_copies_have_a_digest")]

    operations = [
        ValidateConstraint("user", "people_user_verified_by_somebody"),
        migrations.RunSQL(
            (SQL / "0005_recoveries.sql").read_text(encoding="utf-8"),
            """
            DROP FUNCTION people_recovery_is_kept() CASCADE;
            DROP TRIGGER people_recovery_no_truncate ON people_recovery;
            """,
        ),
    ]
