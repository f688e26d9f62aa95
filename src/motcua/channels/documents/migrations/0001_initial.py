"""Creates the store of documents, which only grows."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField(help_text="result, certified_copy or paper")),
                ("number", models.TextField(blank=True)),
                ("check_code", models.TextField(blank=True)),
                (
                    "owner",
                    models.TextField(
                        blank=True, help_text="Identity or tax number; empty without one."
                    ),
                ),
                ("owner_name", models.TextField()),
                ("title", models.TextField()),
                (
                    "official_number",
                    models.TextField(blank=True, help_text="The number the agency gave it."),
                ),
                ("signed_on", models.DateField(null=True)),
                ("dossier", models.UUIDField(null=True)),
                ("dossier_code", models.TextField(blank=True)),
                ("procedure", models.TextField(blank=True)),
                (
                    "paper",
                    models.TextField(
                        blank=True, help_text="The code of the paper in the catalogue."
                    ),
                ),
                (
                    "place",
                    models.TextField(blank=True, help_text="The agency or unit that issued it."),
                ),
                ("digest", models.TextField(help_text="SHA-256 of the file.")),
                ("size", models.BigIntegerField()),
                ("media", models.TextField()),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                (
                    "facts",
                    models.JSONField(
                        default=dict, help_text="What only this kind of document has."
                    ),
                ),
                (
                    "signer",
                    models.TextField(blank=True, help_text="The subject of the certificate."),
                ),
                ("signer_name", models.TextField(blank=True)),
                ("by_person", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("synthetic", models.BooleanField(default=False)),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "db_table": "doc_document",
            },
        ),
        migrations.CreateModel(
            name="Hidden",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="documents.document",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "doc_hidden",
            },
        ),
        migrations.CreateModel(
            name="Opened",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("document", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("by_person", models.TextField()),
                ("by_name", models.TextField()),
                ("role", models.TextField()),
                ("place", models.TextField(blank=True)),
            ],
            options={
                "db_table": "doc_opened",
                "indexes": [models.Index(fields=["document", "at"], name="doc_opened_document")],
            },
        ),
        migrations.CreateModel(
            name="Use",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("dossier", models.UUIDField()),
                ("dossier_code", models.TextField()),
                ("paper", models.TextField()),
                ("at", models.DateTimeField()),
                ("by_person", models.TextField()),
                ("by_name", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "db_table": "doc_use",
            },
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="documents.document",
                    ),
                ),
                ("kind", models.TextField(help_text="revoked or replaced")),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("by_person", models.TextField()),
                ("by_name", models.TextField()),
            ],
            options={
                "db_table": "doc_ending",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="doc_ending_reason"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["owner", "recorded_at"], name="doc_document_owner"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["digest"], name="doc_document_digest"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["dossier"], name="doc_document_dossier"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["place", "recorded_at"], name="doc_document_place"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("number",),
                name="doc_document_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "paper")),
                fields=("owner", "paper", "digest", "dossier"),
                name="doc_document_kept_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "paper"),
                    models.Q(
                        ("number", ""),
                        ("check_code", ""),
                        ("signer", ""),
                        _connector="OR",
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="doc_document_issued",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None),
                    ("valid_until__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="doc_document_valid",
            ),
        ),
        migrations.AddIndex(
            model_name="use",
            index=models.Index(fields=["dossier"], name="doc_use_dossier"),
        ),
        migrations.AddConstraint(
            model_name="use",
            constraint=models.UniqueConstraint(
                fields=("document", "dossier", "paper"), name="doc_use_once"
            ),
        ),
        migrations.RunSQL(
            (SQL / "0001_guards.sql").read_text(encoding="utf-8"),
            """
            DROP FUNCTION doc_may_go() CASCADE;
            DROP FUNCTION doc_is_final() CASCADE;
            """,
        ),
    ]
