"""A person may ask that a restriction of the use of their data be lifted again."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

KINDS = ["correction", "restriction", "withdrawal", "release"]
KNOWN = models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="people_request_kind_known")
# The wider check follows in the same transaction.
LET_GO = """-- squawk-ignore ban-drop-constraint
ALTER TABLE people_data_request DROP CONSTRAINT people_request_kind_known"""


class Migration(migrations.Migration):
    dependencies = [("people", "0005_recoveries_are_kept")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(LET_GO, migrations.RunSQL.noop)],
            state_operations=[
                migrations.RemoveConstraint("datarequest", "people_request_kind_known")
            ],
        ),
        AddConstraintNotValid("datarequest", KNOWN),
    ]
