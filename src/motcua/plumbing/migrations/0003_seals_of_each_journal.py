"""Lets each journal have its own chain of day seals; those there are belong to the dossiers."""

from django.db import migrations, models

# One row a day: the index is built in less than a blink, and only the nightly job writes here.
FORWARD = """
    ALTER TABLE day_seal ADD COLUMN journal text NOT NULL DEFAULT 'dossier_event';
    -- squawk-ignore ban-drop-default
    ALTER TABLE day_seal ALTER COLUMN journal DROP DEFAULT;
    -- squawk-ignore require-concurrent-index-creation
    CREATE UNIQUE INDEX day_seal_of_journal ON day_seal (journal, day);
    -- squawk-ignore ban-drop-constraint
    ALTER TABLE day_seal DROP CONSTRAINT day_seal_pkey;
    ALTER TABLE day_seal ADD CONSTRAINT day_seal_pkey PRIMARY KEY USING INDEX day_seal_of_journal;
"""
BACK = """
    DELETE FROM day_seal WHERE journal <> 'dossier_event';
    ALTER TABLE day_seal DROP CONSTRAINT day_seal_pkey;
    ALTER TABLE day_seal ADD CONSTRAINT day_seal_pkey PRIMARY KEY (day);
    ALTER TABLE day_seal DROP COLUMN journal;
"""


class Migration(migrations.Migration):
    dependencies = [("plumbing", "0002_shared_cache")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(FORWARD, BACK)],
            state_operations=[
                migrations.DeleteModel("DaySeal"),
                migrations.CreateModel(
                    name="DaySeal",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "journal",
                                "day",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("journal", models.TextField(help_text="The table that is sealed.")),
                        ("day", models.DateField()),
                        ("root", models.BinaryField()),
                        ("count", models.BigIntegerField()),
                        (
                            "first_position",
                            models.BigIntegerField(help_text="The first position of the stretch."),
                        ),
                        (
                            "last_position",
                            models.BigIntegerField(
                                help_text="One less than the first if it is empty."
                            ),
                        ),
                        ("prev_root", models.BinaryField()),
                        ("sealed_at", models.DateTimeField()),
                    ],
                    options={"db_table": "day_seal"},
                ),
            ],
        )
    ]
