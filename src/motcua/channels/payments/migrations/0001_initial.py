"""Creates orders, facts, statements, differences and refunds of online payments."""

from pathlib import Path

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("catalogue", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.TextField()),
                ("bank", models.TextField(help_text="BIN, six digits.")),
                ("number", models.TextField()),
                ("holder", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("synthetic", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.TextField()),
            ],
            options={
                "db_table": "payment_account",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("agency", "="), ("valid", "&&")], name="payment_account_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gateway", models.TextField()),
                ("nonce", models.TextField()),
                ("body", models.BinaryField()),
                ("heard_at", models.DateTimeField()),
            ],
            options={
                "db_table": "payment_call",
                "constraints": [
                    models.UniqueConstraint(fields=("gateway", "nonce"), name="payment_call_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DayReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("agency", models.TextField()),
                ("figures", models.JSONField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "payment_day",
                "constraints": [
                    models.UniqueConstraint(fields=("day", "agency"), name="payment_day_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("dossier", models.UUIDField()),
                ("dossier_code", models.TextField()),
                ("agency", models.TextField()),
                ("unit", models.TextField(help_text="Where the dossier was received.")),
                ("bank", models.TextField()),
                ("account", models.TextField()),
                ("holder", models.TextField()),
                ("amount", models.BigIntegerField()),
                ("lines", models.JSONField()),
                ("payer", models.TextField()),
                ("procedure", models.TextField()),
                ("synthetic", models.BooleanField(default=False)),
                ("state", models.TextField(default="open")),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "gone_at",
                    models.DateTimeField(
                        help_text="When the dossier no longer waited for it.", null=True
                    ),
                ),
                ("gone_why", models.TextField(blank=True)),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "payment_order",
                "indexes": [
                    models.Index(fields=["dossier"], name="payment_order_dossier"),
                    models.Index(fields=["dossier_code"], name="payment_order_code"),
                    models.Index(fields=["agency", "made_at"], name="payment_order_agency"),
                    models.Index(
                        condition=models.Q(("state__in", ["open", "partly"])),
                        fields=["expires_at"],
                        name="payment_order_waiting",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("gone_at", None), ("state__in", ["open", "partly", "expired"])
                        ),
                        fields=("dossier", "agency"),
                        name="payment_order_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="payment_order_of_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.TextField()),
                ("reference", models.TextField()),
                ("direction", models.TextField(default="in")),
                ("agency", models.TextField()),
                (
                    "holder",
                    models.TextField(help_text="The gateway's code, or the account it came onto."),
                ),
                ("amount", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("heard_at", models.DateTimeField()),
                ("text", models.TextField(blank=True)),
                ("entry", models.BigIntegerField(help_text="Entry of the till's books.")),
                (
                    "order",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="payments.order",
                    ),
                ),
            ],
            options={
                "db_table": "payment_fact",
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
                ("kind", models.TextField()),
                (
                    "subject",
                    models.TextField(
                        help_text="Number of the order, or source, holder and reference."
                    ),
                ),
                ("agency", models.TextField()),
                ("amount", models.BigIntegerField()),
                ("said", models.TextField(blank=True)),
                ("found_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("action", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("closed_by", models.TextField(blank=True)),
                ("closer_name", models.TextField(blank=True)),
                (
                    "order",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="differences",
                        to="payments.order",
                    ),
                ),
            ],
            options={
                "db_table": "payment_difference",
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("reference", models.TextField(primary_key=True, serialize=False)),
                ("gateway", models.TextField()),
                ("amount", models.BigIntegerField()),
                ("address", models.TextField(blank=True, help_text="Where the payer pays.")),
                ("started_at", models.DateTimeField()),
                (
                    "asked_at",
                    models.DateTimeField(help_text="When the gateway was asked last.", null=True),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(blank=True)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="payments.order",
                    ),
                ),
            ],
            options={
                "db_table": "payment_attempt",
            },
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("agency", models.TextField()),
                ("amount", models.BigIntegerField()),
                ("cause", models.TextField()),
                ("why", models.TextField()),
                ("way", models.TextField()),
                ("to_bank", models.TextField(blank=True)),
                ("to_account", models.TextField(blank=True)),
                ("to_name", models.TextField(blank=True)),
                ("state", models.TextField(default="asked")),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.TextField()),
                ("asker_name", models.TextField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("approved_by", models.TextField(blank=True)),
                ("approver_name", models.TextField(blank=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("reference", models.TextField(blank=True)),
                ("trouble", models.TextField(blank=True)),
                ("receipts", models.JSONField(default=list)),
                (
                    "fact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refunds",
                        to="payments.fact",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refunds",
                        to="payments.order",
                    ),
                ),
            ],
            options={
                "db_table": "payment_refund",
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.TextField()),
                ("agency", models.TextField()),
                ("bank", models.TextField()),
                ("account", models.TextField()),
                ("name", models.TextField()),
                ("body", models.BinaryField()),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.TextField()),
                ("taker_name", models.TextField()),
            ],
            options={
                "db_table": "payment_statement",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sha256", "agency"), name="payment_statement_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField()),
                ("account", models.TextField()),
                ("reference", models.TextField()),
                ("at", models.DateTimeField()),
                ("amount", models.BigIntegerField(help_text="Negative where money left.")),
                ("text", models.TextField()),
                ("outcome", models.TextField()),
                ("order", models.TextField(blank=True)),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="payments.statement",
                    ),
                ),
            ],
            options={
                "db_table": "payment_statement_line",
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "fact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="assigned",
                        serialize=False,
                        to="payments.fact",
                    ),
                ),
                ("why", models.TextField()),
                ("at", models.DateTimeField()),
                ("by_person", models.TextField()),
                ("by_name", models.TextField()),
                ("entry", models.BigIntegerField()),
                (
                    "order",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="payments.order",
                    ),
                ),
                ("payout", models.TextField(blank=True)),
            ],
            options={
                "db_table": "payment_assignment",
            },
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(fields=["agency", "at"], name="payment_fact_agency"),
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(fields=["heard_at"], name="payment_fact_heard"),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.UniqueConstraint(
                fields=("source", "holder", "reference"), name="payment_fact_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="payment_fact_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["gateway", "bank", "till"])),
                name="payment_fact_source_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["in", "out"])), name="payment_fact_way"
            ),
        ),
        migrations.AddIndex(
            model_name="difference",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["agency", "found_at"],
                name="payment_difference_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="difference",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("kind", "subject"),
                name="payment_difference_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="difference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None), models.Q(("action", ""), _negated=True), _connector="OR"
                ),
                name="payment_difference_action",
            ),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["started_at"],
                name="payment_attempt_open",
            ),
        ),
        migrations.AddIndex(
            model_name="refund",
            index=models.Index(fields=["agency", "asked_at"], name="payment_refund_agency"),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", ""),
                    models.Q(("approved_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="payment_refund_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="payment_refund_of_something"
            ),
        ),
        migrations.AddIndex(
            model_name="statementline",
            index=models.Index(fields=["account", "reference"], name="payment_statement_line_ref"),
        ),
        migrations.AddConstraint(
            model_name="statementline",
            constraint=models.UniqueConstraint(
                fields=("statement", "row"), name="payment_statement_line_once"
            ),
        ),
        migrations.RunSQL(
            (SQL / "0001_guards.sql").read_text(encoding="utf-8"),
            "DROP FUNCTION payment_is_final() CASCADE;",
        ),
    ]
