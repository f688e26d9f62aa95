"""Creates how far each dossier was told, the tries, and what comparisons found."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Comparison",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("ours", models.PositiveIntegerField(default=0)),
                ("theirs", models.PositiveIntegerField(default=0)),
                ("trouble", models.TextField(blank=True)),
            ],
            options={
                "db_table": "exchange_comparison",
                "indexes": [models.Index(fields=["-at"], name="exchange_comparison_newest")],
            },
        ),
        migrations.CreateModel(
            name="Difference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.TextField()),
                ("kind", models.TextField()),
                ("ours", models.TextField(blank=True)),
                ("theirs", models.TextField(blank=True)),
                (
                    "comparison",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="differences",
                        to="exchange.comparison",
                    ),
                ),
            ],
            options={
                "db_table": "exchange_difference",
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("dossier", models.UUIDField(primary_key=True, serialize=False)),
                ("code", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField()),
                ("state", models.TextField(default="pending")),
                (
                    "status",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="TrangThaiHoSo as last told."
                    ),
                ),
                ("told_version", models.PositiveIntegerField(default=0)),
                ("told_at", models.DateTimeField(null=True)),
                ("since", models.DateTimeField(null=True)),
                (
                    "reason",
                    models.TextField(
                        blank=True, help_text="A word of ours: why it is out of step."
                    ),
                ),
                ("said", models.TextField(blank=True, help_text="The other side's own words.")),
                ("tries", models.PositiveIntegerField(default=0)),
                ("next_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "exchange_standing",
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_at__isnull", False)),
                        fields=["next_at"],
                        name="exchange_timer",
                    ),
                    models.Index(
                        condition=models.Q(("since__isnull", False)),
                        fields=["since"],
                        name="exchange_out_of_step",
                    ),
                    models.Index(fields=["told_at"], name="exchange_told_at"),
                    models.Index(fields=["code"], name="exchange_code"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["pending", "told", "refused", "quiet"])),
                        name="exchange_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "pending"), _negated=True),
                            ("next_at__isnull", False),
                            _connector="OR",
                        ),
                        name="exchange_pending_has_a_timer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told_version__lte", models.F("version"))),
                        name="exchange_told_what_is",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Try",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dossier", models.UUIDField()),
                ("version", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("outcome", models.TextField()),
                ("said", models.TextField(blank=True)),
            ],
            options={
                "db_table": "exchange_try",
                "indexes": [models.Index(fields=["dossier", "at"], name="exchange_try_dossier")],
            },
        ),
        migrations.RunSQL(
            (SQL / "0001_guards.sql").read_text(encoding="utf-8"),
            """
            DROP TRIGGER exchange_difference_no_truncate ON exchange_difference;
            DROP TRIGGER exchange_difference_no_change ON exchange_difference;
            DROP TRIGGER exchange_try_no_truncate ON exchange_try;
            DROP TRIGGER exchange_try_no_change ON exchange_try;
            DROP FUNCTION exchange_is_final();
            """,
        ),
    ]
