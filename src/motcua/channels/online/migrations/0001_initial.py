"""Creates the drafts with their files, and keeps what was filed from change."""

import uuid
from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="FiledAnswers",
            fields=[
                ("sha256", models.TextField(primary_key=True, serialize=False)),
                ("content", models.TextField()),
                ("filed_at", models.DateTimeField()),
            ],
            options={
                "db_table": "online_answers",
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("owner", models.BigIntegerField()),
                ("state", models.TextField()),
                ("purpose", models.TextField()),
                ("dossier", models.UUIDField(null=True)),
                ("code", models.TextField(blank=True)),
                ("procedure", models.TextField()),
                ("case", models.TextField(blank=True)),
                ("form", models.TextField()),
                ("form_version", models.PositiveIntegerField()),
                ("filer", models.TextField()),
                ("acting_for", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("answers", models.JSONField(default=dict)),
                ("versions", models.JSONField(default=dict)),
                ("conflicts", models.JSONField(default=list)),
                ("prefilled", models.JSONField(default=dict)),
                ("aside", models.JSONField(default=dict)),
                (
                    "touched",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "later",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "reliefs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("quantities", models.JSONField(default=dict)),
                ("unit", models.TextField(blank=True)),
                ("agency", models.TextField(blank=True)),
                ("channel_out", models.TextField(blank=True)),
                ("delivery", models.JSONField(default=dict)),
                ("begun_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("warned_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "online_draft",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["owner", "changed_at"],
                        name="online_draft_mine",
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["changed_at"],
                        name="online_draft_old",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "submitted", "discarded", "expired"])
                        ),
                        name="online_draft_state_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dossier__isnull", False), ("state", "open")),
                        fields=("dossier", "owner"),
                        name="online_draft_one_correction",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dossier", models.UUIDField()),
                ("version", models.PositiveIntegerField()),
                ("draft", models.UUIDField()),
                ("person", models.TextField()),
                ("owner_identity", models.TextField(blank=True)),
                ("procedure", models.TextField()),
                ("sha256", models.TextField()),
                ("delivery", models.JSONField(default=dict)),
                (
                    "reliefs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("routed", models.BooleanField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "online_submission",
                "indexes": [
                    models.Index(fields=["owner_identity", "at"], name="online_submission_owner")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "version"), name="online_submission_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("paper", models.TextField()),
                ("upload", models.UUIDField(null=True)),
                ("document", models.UUIDField(null=True)),
                ("digest", models.TextField()),
                ("name", models.TextField()),
                ("size", models.BigIntegerField()),
                ("kind", models.TextField()),
                ("source", models.TextField()),
                ("added_at", models.DateTimeField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="online.draft",
                    ),
                ),
            ],
            options={
                "db_table": "online_draft_file",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "paper", "digest"), name="online_draft_file_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(
            (SQL / "0001_online.sql").read_text(encoding="utf-8"),
            """
            DROP TRIGGER online_submission_no_truncate ON online_submission;
            DROP TRIGGER online_submission_no_change ON online_submission;
            DROP TRIGGER online_answers_no_truncate ON online_answers;
            DROP TRIGGER online_answers_no_change ON online_answers;
            DROP FUNCTION online_filed_is_final();
            """,
        ),
    ]
