from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_signing_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="representation",
            name="checked",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="representation",
            name="ended_by_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="representation",
            name="ended_reason",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="representation",
            name="given_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="representation",
            name="given_by",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="representation",
            name="given_by_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="representation",
            name="given_place",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="representation",
            name="procedures",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60),
                blank=True,
                db_default=models.Value("{}"),
                default=list,
                size=None,
            ),
        ),
        migrations.CreateModel(
            name="AccessEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=30)),
                ("place", models.CharField(blank=True, max_length=40)),
                (
                    "owner",
                    models.CharField(
                        blank=True, help_text="Whose data: their number.", max_length=14
                    ),
                ),
                ("dossier", models.UUIDField(blank=True, null=True)),
                ("code", models.CharField(blank=True, max_length=60)),
                ("what", models.CharField(max_length=20)),
                ("hour", models.DateTimeField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "people_access",
                "indexes": [
                    models.Index(
                        condition=models.Q(("owner", ""), _negated=True),
                        fields=["owner", "-at"],
                        name="people_access_of_owner",
                    ),
                    models.Index(fields=["dossier"], name="people_access_of_dossier"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "what", "dossier", "owner", "hour"),
                        name="people_access_once_an_hour",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True)),
                ("principal_name", models.CharField(max_length=200)),
                ("principal_identity", models.CharField(blank=True, max_length=12)),
                ("principal_birth", models.DateField(blank=True, null=True)),
                ("principal_phone", models.CharField(blank=True, max_length=40)),
                ("principal_email", models.EmailField(blank=True, max_length=254)),
                ("helper_name", models.CharField(max_length=200)),
                ("helper_identity", models.CharField(blank=True, max_length=12)),
                ("helper_unit", models.CharField(blank=True, max_length=40)),
                (
                    "procedures",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                ("consent", models.CharField(max_length=20)),
                ("said", models.TextField()),
                ("proof", models.CharField(blank=True, max_length=64)),
                ("witness", models.CharField(blank=True, max_length=200)),
                ("witness_place", models.CharField(blank=True, max_length=200)),
                ("call_back", models.CharField(blank=True, max_length=40)),
                (
                    "checked",
                    models.TextField(
                        blank=True, help_text="Whose identity was checked by which paper."
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("given_at", models.DateTimeField()),
                ("given_by", models.CharField(max_length=40)),
                ("given_by_name", models.CharField(max_length=200)),
                ("given_by_role", models.CharField(max_length=30)),
                ("given_place", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "db_table": "people_mandate",
                "indexes": [
                    models.Index(
                        condition=models.Q(("helper_identity", ""), _negated=True),
                        fields=["helper_identity", "last"],
                        name="people_mandate_of_helper",
                    ),
                    models.Index(
                        condition=models.Q(("principal_identity", ""), _negated=True),
                        fields=["principal_identity"],
                        name="people_mandate_on_principal",
                    ),
                    models.Index(
                        fields=["given_place", "-given_at"], name="people_mandate_at_desk"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("principal_identity__regex", "^([0-9]{12})?$"),
                            ("helper_identity__regex", "^([0-9]{12})?$"),
                        ),
                        name="people_mandate_numbers_of_12_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("principal_identity", ""), _negated=True),
                            ("principal_birth__isnull", False),
                            _connector="OR",
                        ),
                        name="people_mandate_principal_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("helper_identity", ""),
                                models.Q(("helper_unit", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("helper_identity", ""), _negated=True),
                                ("helper_unit", ""),
                            ),
                            _connector="OR",
                        ),
                        name="people_mandate_helper_is_person_or_desk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("helper_identity", ""),
                            models.Q(
                                ("helper_identity", models.F("principal_identity")), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="people_mandate_helps_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("procedures__len__gte", 1),
                            models.Q(("procedures__contains", ["*"]), _negated=True),
                        ),
                        name="people_mandate_never_everything",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consent__in", ["in_person", "signed", "phone", "online"])
                        ),
                        name="people_mandate_way_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proof", ""), _negated=True),
                            models.Q(
                                models.Q(("witness", ""), _negated=True),
                                models.Q(("witness_place", ""), _negated=True),
                            ),
                            ("consent", "online"),
                            _connector="OR",
                        ),
                        name="people_mandate_proven",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent", "phone"), _negated=True),
                            models.Q(("call_back", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_mandate_phone_called_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="people_mandate_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("value", models.CharField(max_length=254)),
                ("code_hash", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "people_contact_change",
                "indexes": [
                    models.Index(fields=["user", "-made_at"], name="people_contact_change_of")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("email", "phone"))),
                        name="people_contact_change_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DataExport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.UUIDField(unique=True)),
                ("asked_at", models.DateTimeField()),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                ("until", models.DateField()),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "people_data_export",
                "indexes": [
                    models.Index(fields=["user", "-asked_at"], name="people_data_export_of")
                ],
            },
        ),
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("subject", models.CharField(max_length=30)),
                ("wanted", models.TextField()),
                ("reason", models.TextField(blank=True)),
                ("unit", models.CharField(max_length=40)),
                ("asked_at", models.DateTimeField()),
                ("answer_by", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=40)),
                ("answered_by_name", models.CharField(blank=True, max_length=200)),
                ("granted", models.BooleanField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("document", models.CharField(blank=True, max_length=60)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "people_data_request",
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=["unit", "answer_by"],
                        name="people_request_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["correction", "restriction", "withdrawal"])
                        ),
                        name="people_request_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True),
                            models.Q(
                                ("granted__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                                models.Q(("answered_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="people_request_answered_in_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("person", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=30)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("reason", models.TextField(blank=True)),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="people.mandate",
                    ),
                ),
            ],
            options={
                "db_table": "people_mandate_event",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "accepted"),
                            models.Q(
                                ("kind__in", ["declined", "revoked"]),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="people_mandate_event_known_and_said",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "accepted")),
                        fields=("mandate",),
                        name="people_mandate_accepted_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["declined", "revoked"])),
                        fields=("mandate",),
                        name="people_mandate_ended_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dossier", models.UUIDField()),
                ("procedure", models.CharField(max_length=40)),
                ("person", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="people.mandate",
                    ),
                ),
            ],
            options={
                "db_table": "people_mandate_use",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "mandate"), name="people_mandate_use_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TakeOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("identity", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=200)),
                ("document_kind", models.CharField(max_length=40)),
                ("document_tail", models.CharField(max_length=4)),
                ("place", models.CharField(max_length=40)),
                ("checked_by", models.CharField(max_length=40)),
                ("checked_by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "mandate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="take_over",
                        to="people.mandate",
                    ),
                ),
            ],
            options={
                "db_table": "people_take_over",
                "indexes": [models.Index(fields=["identity"], name="people_take_over_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("identity__regex", "^[0-9]{12}$")),
                        name="people_take_over_number_of_12_digits",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            (SQL / "0003_mandates.sql").read_text(encoding="utf-8"),
            """
            DROP FUNCTION people_is_final() CASCADE;
            DROP FUNCTION people_request_is_answered() CASCADE;
            """,
        ),
    ]
