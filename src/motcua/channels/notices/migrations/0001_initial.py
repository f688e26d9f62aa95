"""Creates notices with their attempts, people's choices, templates and the health of providers."""

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
            name="Provider",
            fields=[
                ("code", models.TextField(primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("held_until", models.DateTimeField(null=True)),
                ("held_by", models.TextField(blank=True)),
                ("trouble", models.TextField(blank=True)),
                ("well_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "notice_provider",
            },
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.TextField()),
                ("group", models.TextField()),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                ("chosen_at", models.DateTimeField()),
            ],
            options={
                "db_table": "notice_choice",
                "constraints": [
                    models.UniqueConstraint(fields=("person", "group"), name="notice_choice_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("kind", models.TextField()),
                ("event", models.TextField()),
                ("about", models.TextField(blank=True)),
                ("recipient", models.TextField()),
                ("person", models.TextField(blank=True)),
                ("way", models.TextField()),
                ("address", models.TextField(blank=True)),
                ("language", models.TextField(default="vi")),
                ("subject", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                (
                    "facts",
                    models.JSONField(default=dict, help_text="Empty for what opens something."),
                ),
                (
                    "template",
                    models.PositiveIntegerField(
                        default=0, help_text="Version; 0 is the shipped one."
                    ),
                ),
                ("state", models.TextField(default="created")),
                ("reason", models.TextField(blank=True)),
                ("provider", models.TextField(blank=True)),
                ("asked_of", models.TextField(blank=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("queued_at", models.DateTimeField(help_text="When it was last given to be sent.")),
                ("next_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "notice",
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_at__isnull", False)),
                        fields=["next_at"],
                        name="notice_timer",
                    ),
                    models.Index(fields=["person", "-created_at"], name="notice_inbox"),
                    models.Index(fields=["about"], name="notice_about"),
                    models.Index(
                        condition=models.Q(("state", "failed")),
                        fields=["ended_at"],
                        name="notice_failed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "event", "recipient", "way"), name="notice_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["created", "sent", "delivered", "failed"])
                        ),
                        name="notice_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "created"), _negated=True),
                            ("next_at__isnull", False),
                            _connector="OR",
                        ),
                        name="notice_waiting_has_a_timer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("provider", models.TextField(blank=True)),
                ("what", models.TextField()),
                ("outcome", models.TextField()),
                ("reason", models.TextField(blank=True)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="notices.notice",
                    ),
                ),
            ],
            options={
                "db_table": "notice_attempt",
            },
        ),
        migrations.CreateModel(
            name="Template",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.TextField()),
                ("language", models.TextField()),
                ("version", models.PositiveIntegerField()),
                ("subject", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("short", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField()),
            ],
            options={
                "db_table": "notice_template",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "language", "version"), name="notice_template_version_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(
            (SQL / "0001_guards.sql").read_text(encoding="utf-8"),
            """
            DROP TRIGGER notice_template_no_truncate ON notice_template;
            DROP TRIGGER notice_template_no_change ON notice_template;
            DROP TRIGGER notice_attempt_no_truncate ON notice_attempt;
            DROP TRIGGER notice_attempt_no_change ON notice_attempt;
            DROP FUNCTION notice_is_final();
            """,
        ),
    ]
