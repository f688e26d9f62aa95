"""Creates the books, the receipts, and the functions that write them."""

from pathlib import Path

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0001_initial"),
        ("plumbing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Shift",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("unit", models.TextField()),
                ("clerk", models.TextField()),
                ("clerk_name", models.TextField()),
                ("collector", models.TextField()),
                ("float_amount", models.BigIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "till_shift",
                "indexes": [models.Index(fields=["unit", "opened_at"], name="till_shift_unit")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("clerk",),
                        name="till_shift_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("float_amount__gte", 0)), name="till_shift_float"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                (
                    "about",
                    models.TextField(help_text="Shift, receipt, bag or remittance it is about."),
                ),
                ("unit", models.TextField()),
                ("shift", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("book_day", models.DateField()),
                ("quarter", models.IntegerField()),
                ("by_person", models.TextField()),
                ("by_name", models.TextField()),
                (
                    "scheme",
                    models.TextField(
                        blank=True, help_text="Line of the transfer scheme that allowed it."
                    ),
                ),
                ("hash", models.BinaryField()),
            ],
            options={
                "db_table": "till_entry",
                "indexes": [
                    models.Index(fields=["unit", "book_day"], name="till_entry_unit"),
                    models.Index(
                        condition=models.Q(("shift", ""), _negated=True),
                        fields=["shift"],
                        name="till_entry_shift",
                    ),
                    models.Index(fields=["about"], name="till_entry_about"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["bag_paid_in", "bag_lost"])),
                        fields=("kind", "about"),
                        name="till_entry_bag_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("receipt_group", models.TextField()),
                ("template", models.TextField()),
                ("unit", models.TextField()),
                ("year", models.IntegerField()),
            ],
            options={
                "db_table": "till_series",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "receipt_group", "year"), name="till_series_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remittance",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("unit", models.TextField()),
                ("collector", models.TextField()),
                ("beneficiary", models.TextField()),
                ("amount", models.BigIntegerField()),
                ("source", models.TextField()),
                ("slip", models.TextField()),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.TextField()),
                ("sender_name", models.TextField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("arrived", models.BooleanField(null=True)),
                ("ended_by", models.TextField(blank=True)),
                ("ender_name", models.TextField(blank=True)),
                ("proof", models.TextField(blank=True)),
            ],
            options={
                "db_table": "till_remittance",
                "indexes": [
                    models.Index(fields=["beneficiary", "sent_at"], name="till_remittance_body"),
                    models.Index(fields=["unit", "sent_at"], name="till_remittance_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="till_remittance_amount"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arrived", None), ("ended_at", None)),
                            models.Q(("arrived__isnull", False), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="till_remittance_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("collector", models.TextField()),
                ("beneficiary", models.TextField()),
                ("quarter", models.IntegerField()),
                ("figures", models.JSONField()),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.TextField()),
                ("proposer_name", models.TextField()),
                ("proposer_side", models.TextField()),
                ("agreed_at", models.DateTimeField(null=True)),
                ("agreed_by", models.TextField(blank=True)),
                ("agreer_name", models.TextField(blank=True)),
                ("objection", models.TextField(blank=True)),
            ],
            options={
                "db_table": "till_settlement",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("collector", "beneficiary", "quarter"), name="till_settlement_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by", ""),
                            models.Q(("agreed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="till_settlement_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contract",
            fields=[
                ("code", models.TextField(primary_key=True, serialize=False)),
                ("customer", models.TextField()),
                ("enterprise", models.TextField()),
                ("decision", models.TextField()),
                ("source", models.TextField()),
            ],
            options={
                "db_table": "till_contract",
            },
        ),
        migrations.CreateModel(
            name="CashUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cash_ups",
                        to="counters.shift",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("counted", models.JSONField()),
                ("total", models.BigIntegerField()),
                ("expected", models.BigIntegerField()),
                ("explanation", models.TextField(blank=True)),
                ("by_person", models.TextField()),
                ("confirmed_by", models.TextField(blank=True)),
                ("confirmer_name", models.TextField(blank=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "till_cash_up",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("total", models.F("expected")),
                            models.Q(("explanation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="till_cash_up_explained",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", ""),
                            models.Q(("confirmed_by", models.F("by_person")), _negated=True),
                            _connector="OR",
                        ),
                        name="till_cash_up_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="counters.entry",
                    ),
                ),
                ("kind", models.TextField()),
                ("owner", models.TextField()),
                ("place", models.TextField()),
                ("amount", models.BigIntegerField()),
            ],
            options={
                "db_table": "till_posting",
                "indexes": [
                    models.Index(
                        fields=["kind", "owner", "place"],
                        include=("amount",),
                        name="till_posting_account",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True), name="till_posting_moves"
                    ),
                    models.UniqueConstraint(
                        fields=("entry", "kind", "owner", "place"), name="till_posting_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("template", models.TextField()),
                (
                    "series",
                    models.ForeignKey(
                        db_column="series",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="counters.series",
                    ),
                ),
                ("serial", models.IntegerField()),
                ("receipt_group", models.TextField()),
                ("unit", models.TextField()),
                ("collector", models.TextField()),
                ("shift", models.TextField(blank=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="counters.entry"
                    ),
                ),
                ("payer", models.TextField()),
                ("beneficiary", models.TextField()),
                ("method", models.TextField()),
                ("proof", models.TextField(blank=True)),
                ("lines", models.JSONField()),
                ("total", models.BigIntegerField()),
                ("dossier", models.UUIDField(null=True)),
                ("dossier_code", models.TextField(blank=True)),
                ("consignment", models.TextField(blank=True)),
                ("replaces", models.TextField(blank=True)),
                ("issued_at", models.DateTimeField()),
                ("issued_by", models.TextField()),
                ("issuer_name", models.TextField()),
            ],
            options={
                "db_table": "till_receipt",
                "indexes": [
                    models.Index(fields=["unit", "issued_at"], name="till_receipt_unit"),
                    models.Index(
                        condition=models.Q(("shift", ""), _negated=True),
                        fields=["shift"],
                        name="till_receipt_shift",
                    ),
                    models.Index(
                        condition=models.Q(("dossier__isnull", False)),
                        fields=["dossier"],
                        name="till_receipt_dossier",
                    ),
                    models.Index(
                        condition=models.Q(("consignment", ""), _negated=True),
                        fields=["consignment"],
                        name="till_receipt_parcel",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("series", "serial"), name="till_receipt_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("replaces", ""), _negated=True),
                        fields=("replaces",),
                        name="till_receipt_replaces_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("total__gt", 0)), name="till_receipt_of_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Void",
            fields=[
                (
                    "number",
                    models.OneToOneField(
                        db_column="number",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="voided",
                        serialize=False,
                        to="counters.receipt",
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="counters.entry"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_person", models.TextField()),
                ("by_name", models.TextField()),
            ],
            options={
                "db_table": "till_void",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="till_void_reason"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierPayment",
            fields=[
                (
                    "number",
                    models.OneToOneField(
                        db_column="number",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="counted_by",
                        serialize=False,
                        to="counters.receipt",
                    ),
                ),
                ("dossier", models.UUIDField()),
                ("amount", models.BigIntegerField()),
            ],
            options={
                "db_table": "till_dossier_payment",
                "indexes": [models.Index(fields=["dossier"], name="till_dossier_payment_of")],
            },
        ),
        migrations.CreateModel(
            name="ContractLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="counters.contract",
                    ),
                ),
                ("unit", models.TextField()),
                ("task", models.TextField()),
                ("procedure", models.TextField()),
                ("channel", models.TextField()),
                ("price", models.BigIntegerField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
            ],
            options={
                "db_table": "till_contract_line",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("price__gte", 0)), name="till_contract_line_price"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("unit", "="),
                            ("task", "="),
                            ("procedure", "="),
                            ("channel", "="),
                            ("valid", "&&"),
                        ],
                        name="till_contract_line_one_price",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            (SQL / "0001_guards.sql").read_text(encoding="utf-8"),
            """
            DROP FUNCTION till_is_final() CASCADE;
            DROP FUNCTION till_entry_balances() CASCADE;
            DROP FUNCTION till_settlement_is_frozen() CASCADE;
            """,
        ),
        migrations.RunSQL(
            (SQL / "0001_books.sql").read_text(encoding="utf-8"),
            """
            DROP FUNCTION till_series_of(text, text, text, integer, text);
            DROP FUNCTION till_series_name(integer, integer, text);
            DROP FUNCTION till_post(jsonb, jsonb);
            DROP FUNCTION till_hash(till_entry);
            DROP FUNCTION till_position();
            DROP FUNCTION till_quarter(timestamptz);
            """,
        ),
        migrations.RunSQL(
            (SQL / "0001_collect.sql").read_text(encoding="utf-8"),
            "DROP FUNCTION till_collect(jsonb, jsonb, jsonb, text, text, text, bytea);",
        ),
    ]
