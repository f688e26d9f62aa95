"""Creates the journal, the current rows, the alarms, and the function that appends."""

import uuid
from pathlib import Path

import django.contrib.postgres.indexes
from django.db import migrations, models

REGISTER = Path(__file__).parent.parent / "sql" / "0001_register.sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("plumbing", "0001_initial"), ("catalogue", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Alarm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("kind", models.TextField()),
                ("since", models.DateTimeField()),
                (
                    "recipient",
                    models.TextField(help_text="User id, or the place code when nobody owns it."),
                ),
                ("raised_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(null=True)),
                ("seen_by", models.TextField(blank=True)),
            ],
            options={
                "db_table": "dossier_alarm",
                "indexes": [
                    models.Index(
                        condition=models.Q(("seen_at__isnull", True)),
                        fields=["recipient", "raised_at"],
                        name="dossier_alarm_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier_id", "kind", "since"), name="dossier_alarm_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("code", models.TextField(blank=True)),
                ("slip", models.TextField(blank=True)),
                ("stage", models.TextField()),
                ("national_status", models.PositiveSmallIntegerField()),
                ("regime", models.TextField()),
                ("form_set", models.TextField()),
                ("procedure", models.TextField()),
                ("procedure_version", models.PositiveIntegerField()),
                ("procedure_case", models.TextField()),
                ("procedure_name", models.TextField()),
                ("field", models.TextField()),
                ("channel_in", models.TextField()),
                ("channel_out", models.TextField()),
                ("support_point", models.TextField(blank=True)),
                ("receiving_unit", models.TextField()),
                ("competent_agency", models.TextField()),
                ("officer", models.TextField(blank=True)),
                ("officer_name", models.TextField(blank=True)),
                ("applicant_name", models.TextField()),
                ("applicant_identity", models.TextField(blank=True)),
                ("search_text", models.TextField()),
                ("synthetic", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                ("last_event_at", models.DateTimeField()),
                ("next_alarm_at", models.DateTimeField(null=True)),
                ("next_alarm", models.TextField(blank=True)),
                ("violations", models.PositiveSmallIntegerField(default=0)),
                ("owed", models.BigIntegerField(default=0)),
            ],
            options={
                "db_table": "dossier",
                "indexes": [
                    models.Index(
                        fields=["receiving_unit", "stage", "due_at"], name="dossier_unit_list"
                    ),
                    models.Index(
                        fields=["competent_agency", "stage", "due_at"], name="dossier_agency_list"
                    ),
                    models.Index(
                        fields=["receiving_unit", "received_at"], name="dossier_register_book"
                    ),
                    models.Index(fields=["officer", "due_at"], name="dossier_officer_list"),
                    models.Index(
                        condition=models.Q(("next_alarm_at__isnull", False)),
                        fields=["next_alarm_at"],
                        name="dossier_alarm_time",
                    ),
                    models.Index(
                        condition=models.Q(("applicant_identity", ""), _negated=True),
                        fields=["applicant_identity"],
                        name="dossier_owner",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("search_text", name="gin_trgm_ops"),
                        name="dossier_search",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("code",),
                        name="dossier_code_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("national_status__gte", 1), ("national_status__lte", 10)
                        ),
                        name="dossier_national_status_1_to_10",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierEvent",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("dossier_id", models.UUIDField()),
                ("version", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("payload", models.TextField()),
                ("allocated", models.TextField(null=True)),
                ("actor", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("prev_hash", models.BinaryField()),
                ("hash", models.BinaryField()),
            ],
            options={
                "db_table": "dossier_event",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier_id", "version"), name="dossier_event_version_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(
            REGISTER.read_text(encoding="utf-8"),
            """
            DROP FUNCTION dossier_append(uuid, integer, text[], text[], text, timestamptz, jsonb,
                jsonb, text, text, bytea);
            DROP FUNCTION dossier_put(jsonb);
            DROP TRIGGER dossier_event_no_change ON dossier_event;
            DROP TRIGGER dossier_event_no_truncate ON dossier_event;
            DROP FUNCTION dossier_event_is_final();
            """,
        ),
    ]
