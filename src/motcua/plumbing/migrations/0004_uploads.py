"""Creates uploads with their pieces, the verdicts of the virus scanner, and page previews."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plumbing", "0003_seals_of_each_journal"),
    ]

    operations = [
        migrations.CreateModel(
            name="PagePreview",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "digest",
                        "page",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("digest", models.TextField()),
                ("page", models.IntegerField()),
                ("content", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "page_preview",
                "indexes": [models.Index(fields=["made_at"], name="page_preview_age")],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("digest", models.TextField(primary_key=True, serialize=False)),
                ("verdict", models.TextField(help_text="clean, infected or not_scanned.")),
                ("found", models.TextField(help_text="The scanner's name for what it found.")),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "file_scan",
                "indexes": [
                    models.Index(
                        condition=models.Q(("verdict", "not_scanned")),
                        fields=["at"],
                        name="file_scan_waiting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "owner",
                    models.TextField(help_text="Whose it is, in the words of the app that asked."),
                ),
                (
                    "about",
                    models.TextField(
                        help_text="What it is for, such as a draft and one of its papers."
                    ),
                ),
                ("name", models.TextField()),
                (
                    "size",
                    models.BigIntegerField(
                        help_text="As announced; what comes must be exactly that long."
                    ),
                ),
                ("received", models.BigIntegerField(default=0)),
                ("largest", models.BigIntegerField()),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                (
                    "digest",
                    models.TextField(help_text="SHA-256 of the content; empty while it comes."),
                ),
                ("kind", models.TextField()),
                ("pages", models.IntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "upload",
                "indexes": [
                    models.Index(fields=["owner", "about"], name="upload_owner"),
                    models.Index(fields=["digest"], name="upload_digest"),
                    models.Index(fields=["touched_at"], name="upload_age"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadPiece",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "upload_id",
                        "start",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("start", models.BigIntegerField()),
                ("content", models.BinaryField()),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="plumbing.upload",
                    ),
                ),
            ],
            options={
                "db_table": "upload_piece",
            },
        ),
    ]
