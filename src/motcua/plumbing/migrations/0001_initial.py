"""Creates counters, cursors, keys and seals, and the functions that raise and link them."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.functions.datetime
from django.db import migrations, models

FUNCTIONS = Path(__file__).parent.parent / "sql" / "0001_functions.sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DaySeal",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("root", models.BinaryField()),
                ("count", models.BigIntegerField()),
                (
                    "first_position",
                    models.BigIntegerField(help_text="The first position of the stretch."),
                ),
                (
                    "last_position",
                    models.BigIntegerField(help_text="One less than the first if it is empty."),
                ),
                ("prev_root", models.BinaryField()),
                ("sealed_at", models.DateTimeField()),
            ],
            options={
                "db_table": "day_seal",
            },
        ),
        migrations.CreateModel(
            name="NumberingCounter",
            fields=[
                ("scope", models.TextField(primary_key=True, serialize=False)),
                ("last", models.IntegerField()),
            ],
            options={
                "db_table": "numbering_counter",
            },
        ),
        migrations.CreateModel(
            name="RelayCursor",
            fields=[
                ("subscriber", models.TextField(primary_key=True, serialize=False)),
                ("position", models.BigIntegerField(default=0)),
                ("fence_position", models.BigIntegerField(default=0)),
                (
                    "fence_writers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
            ],
            options={
                "db_table": "relay_cursor",
            },
        ),
        migrations.CreateModel(
            name="IdempotencyKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner",
                        "key",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("owner", models.TextField()),
                ("key", models.TextField()),
                ("request_hash", models.BinaryField()),
                ("answer", models.JSONField(null=True)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
            options={
                "db_table": "idempotency_key",
                "indexes": [models.Index(fields=["created_at"], name="idempotency_key_age")],
            },
        ),
        migrations.RunSQL(
            FUNCTIONS.read_text(encoding="utf-8"),
            """
            DROP FUNCTION journal_hash(bytea, uuid, integer, text, timestamptz, text, text, text);
            DROP FUNCTION numbering_next(text);
            """,
        ),
    ]
