"""Creates the events of custody, the current rows, and the functions that load and append."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("plumbing", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="CustodyCash",
            fields=[
                ("person", models.TextField(primary_key=True, serialize=False)),
                ("amount", models.BigIntegerField()),
                ("version", models.IntegerField()),
            ],
            options={
                "db_table": "custody_cash",
            },
        ),
        migrations.CreateModel(
            name="CustodyEvent",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("payload", models.TextField()),
                ("actor", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("prev_hash", models.BinaryField()),
                ("hash", models.BinaryField()),
            ],
            options={
                "db_table": "custody_event",
            },
        ),
        migrations.CreateModel(
            name="CustodyCase",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("thing", models.TextField()),
                ("what", models.TextField()),
                ("owner", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("resolution", models.TextField(blank=True)),
                ("said", models.TextField(blank=True)),
                ("place", models.TextField(blank=True)),
            ],
            options={
                "db_table": "custody_case",
                "indexes": [
                    models.Index(fields=["thing"], name="custody_case_thing"),
                    models.Index(fields=["place", "opened_at"], name="custody_case_place"),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["owner"],
                        name="custody_case_owner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustodyLoose",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "thing",
                        "minutes",
                        "giver",
                        "receiver",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("thing", models.TextField()),
                ("minutes", models.TextField()),
                ("giver", models.TextField()),
                ("receiver", models.TextField()),
                ("hand_over", models.JSONField()),
                ("astray", models.BooleanField()),
            ],
            options={
                "db_table": "custody_loose",
                "indexes": [
                    models.Index(fields=["giver"], name="custody_loose_giver"),
                    models.Index(fields=["receiver"], name="custody_loose_receiver"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustodyMinutes",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("version", models.IntegerField()),
                ("state", models.TextField()),
                ("giver", models.JSONField(null=True)),
                ("receiver", models.JSONField(null=True)),
                ("giver_place", models.TextField(blank=True)),
                ("receiver_place", models.TextField(blank=True)),
                (
                    "things",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                ("signed", models.JSONField()),
                ("open", models.BooleanField()),
                ("filed_at", models.DateTimeField(null=True)),
                ("first_scan_at", models.DateTimeField()),
            ],
            options={
                "db_table": "custody_minutes",
                "indexes": [
                    models.Index(
                        fields=["giver_place", "first_scan_at"], name="custody_minutes_giver"
                    ),
                    models.Index(
                        fields=["receiver_place", "first_scan_at"], name="custody_minutes_receiver"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustodyThing",
            fields=[
                ("label", models.TextField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("dossier", models.TextField(blank=True)),
                ("paper", models.TextField(blank=True)),
                ("amount", models.BigIntegerField(default=0)),
                ("seal", models.TextField(blank=True)),
                ("inside", models.TextField(blank=True)),
                ("fate", models.TextField()),
                ("damaged", models.BooleanField(default=False)),
                ("returning", models.BooleanField(default=False)),
                ("holder", models.TextField()),
                ("holder_kind", models.TextField()),
                ("holder_person", models.TextField(blank=True)),
                ("holder_name", models.TextField(blank=True)),
                ("holder_employer", models.TextField()),
                ("holder_place", models.TextField(blank=True)),
                ("since", models.DateTimeField()),
                ("to_name", models.TextField(blank=True)),
                ("to_text", models.TextField(blank=True)),
                ("to_unit", models.TextField(blank=True)),
                ("state", models.TextField()),
            ],
            options={
                "db_table": "custody_thing",
                "indexes": [
                    models.Index(
                        condition=models.Q(("fate", "held")),
                        fields=["holder"],
                        name="custody_thing_holder",
                    ),
                    models.Index(
                        condition=models.Q(("fate", "held")),
                        fields=["holder_place"],
                        name="custody_thing_place",
                    ),
                    models.Index(
                        condition=models.Q(("inside", ""), _negated=True),
                        fields=["inside"],
                        name="custody_thing_inside",
                    ),
                    models.Index(
                        condition=models.Q(("dossier", ""), _negated=True),
                        fields=["dossier"],
                        name="custody_thing_dossier",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("seal", ""), _negated=True),
                        fields=("seal",),
                        name="custody_seal_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CustodyTouch",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "subject",
                        "version",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("subject", models.TextField(help_text="t/label, m/number of minutes, c/person")),
                ("version", models.IntegerField()),
                ("position", models.BigIntegerField()),
            ],
            options={
                "db_table": "custody_touch",
                "indexes": [models.Index(fields=["position"], name="custody_touch_event")],
            },
        ),
        migrations.CreateModel(
            name="LateReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("owner", models.TextField()),
                ("key", models.TextField()),
                ("request_hash", models.BinaryField()),
                (
                    "subjects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                ("report", models.TextField(help_text="Command, actor, hat and order as JSON.")),
                ("at", models.DateTimeField()),
                ("told_at", models.DateTimeField()),
                ("place", models.TextField(blank=True)),
                ("refusal_vi", models.TextField(blank=True)),
                ("refusal_en", models.TextField(blank=True)),
                ("tries", models.IntegerField(default=1)),
                ("settled_at", models.DateTimeField(null=True)),
                ("accepted", models.BooleanField(default=False)),
                ("settled_by", models.TextField(blank=True)),
                ("said", models.TextField(blank=True)),
            ],
            options={
                "db_table": "custody_late",
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["at"],
                        name="custody_late_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "key"), name="custody_late_key_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CustodyNow",
            fields=[
                ("label", models.TextField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("dossier", models.TextField()),
                ("paper", models.TextField()),
                ("amount", models.BigIntegerField()),
                ("seal", models.TextField()),
                ("inside", models.TextField()),
                ("fate", models.TextField()),
                ("damaged", models.BooleanField()),
                ("returning", models.BooleanField()),
                ("holder_kind", models.TextField()),
                ("holder_person", models.TextField()),
                ("holder_name", models.TextField()),
                ("holder_employer", models.TextField()),
                ("holder_place", models.TextField()),
                ("since", models.DateTimeField()),
                ("to_name", models.TextField()),
                ("to_text", models.TextField()),
                ("to_unit", models.TextField()),
            ],
            options={
                "db_table": "custody_now",
                "managed": False,
            },
        ),
        migrations.RunSQL(
            (SQL / "0001_custody.sql").read_text(encoding="utf-8")
            + (SQL / "0001_rows.sql").read_text(encoding="utf-8")
            + (SQL / "0001_now.sql").read_text(encoding="utf-8"),
            """
            DROP VIEW custody_now;
            DROP FUNCTION custody_append(jsonb, jsonb, jsonb);
            DROP FUNCTION custody_put(jsonb);
            DROP FUNCTION custody_hash(bytea, text[], text, timestamptz, text, text);
            DROP FUNCTION custody_load(text[], text[], text, text, boolean, boolean);
            DROP TRIGGER custody_touch_no_truncate ON custody_touch;
            DROP TRIGGER custody_touch_no_change ON custody_touch;
            DROP TRIGGER custody_event_no_truncate ON custody_event;
            DROP TRIGGER custody_event_no_change ON custody_event;
            DROP FUNCTION custody_event_is_final();
            DROP SEQUENCE custody_label;
            """,
        ),
    ]
