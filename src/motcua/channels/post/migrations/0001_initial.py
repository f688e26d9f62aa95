"""Creates consignments with their history, pick-ups, complaints, mishaps, number ranges."""

import uuid
from pathlib import Path

import django.contrib.postgres.constraints
from django.db import migrations, models

POST = Path(__file__).parent.parent / "sql" / "0001_post.sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("places", "0001_initial"), ("plumbing", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("consignment", models.TextField()),
                ("office", models.TextField()),
                ("complainant", models.TextField()),
                ("phone", models.TextField(blank=True)),
                ("what", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField()),
                ("limit", models.DateField()),
                ("answer_due", models.DateTimeField()),
                ("reasons", models.JSONField(default=list)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.TextField(blank=True)),
                ("answer", models.TextField(blank=True)),
                ("upheld", models.BooleanField(null=True)),
                ("compensation", models.BigIntegerField(default=0)),
            ],
            options={
                "db_table": "post_complaint",
                "indexes": [
                    models.Index(fields=["consignment"], name="post_complaint_consignment"),
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=["answer_due"],
                        name="post_complaint_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consignment",
            fields=[
                ("number", models.TextField(primary_key=True, serialize=False)),
                ("office", models.TextField()),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("tracking", models.TextField(blank=True)),
                ("direction", models.TextField()),
                ("service", models.TextField()),
                ("status", models.TextField()),
                ("enterprise", models.TextField(blank=True)),
                ("dossier", models.UUIDField(null=True)),
                ("dossier_code", models.TextField(blank=True)),
                ("procedure", models.TextField()),
                ("procedure_case", models.TextField()),
                ("procedure_name", models.TextField()),
                ("field", models.TextField()),
                ("receiving_unit", models.TextField()),
                ("competent_agency", models.TextField()),
                ("applicant_name", models.TextField()),
                ("applicant_identity", models.TextField(blank=True)),
                ("phones", models.TextField(blank=True)),
                ("packet", models.TextField()),
                ("seal", models.TextField()),
                ("zone", models.TextField()),
                ("postage", models.BigIntegerField()),
                ("fees", models.BigIntegerField()),
                ("collected", models.BigIntegerField(default=0)),
                ("accepted_at", models.DateTimeField()),
                ("accepted_by", models.TextField()),
                ("promised_at", models.DateTimeField()),
                ("filed_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "destination",
                    models.TextField(blank=True, help_text="Code of the unit it goes to today."),
                ),
                ("addressee", models.JSONField(help_text="The contact it goes to now.")),
                ("replaces", models.TextField(blank=True)),
                ("replaced_by", models.TextField(blank=True)),
                ("synthetic", models.BooleanField(default=False)),
                (
                    "note",
                    models.JSONField(help_text="Everything the consignment note says (note.py)."),
                ),
            ],
            options={
                "db_table": "post_consignment",
                "indexes": [
                    models.Index(
                        condition=models.Q(("dossier__isnull", False)),
                        fields=["dossier"],
                        name="post_consignment_dossier",
                    ),
                    models.Index(fields=["status", "promised_at"], name="post_consignment_open"),
                    models.Index(fields=["accepted_at"], name="post_consignment_accepted"),
                    models.Index(fields=["applicant_identity"], name="post_consignment_owner"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "year", "serial"), name="post_consignment_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("tracking", ""), _negated=True),
                        fields=("tracking",),
                        name="post_consignment_tracking",
                    ),
                    models.UniqueConstraint(
                        fields=("packet",), name="post_consignment_packet_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("direction", "return"),
                            ("status__in", ["dispatched", "attempted", "held", "coming_back"]),
                        ),
                        fields=("dossier",),
                        name="post_consignment_one_way_home",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["send", "return"])),
                        name="post_consignment_direction_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsignmentEvent",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("consignment", models.TextField()),
                ("kind", models.TextField()),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("person", models.TextField()),
                ("person_name", models.TextField()),
                ("role", models.TextField()),
                ("employer", models.TextField()),
                ("place", models.TextField(blank=True)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "db_table": "post_consignment_event",
                "indexes": [
                    models.Index(fields=["consignment", "at"], name="post_event_history"),
                    models.Index(fields=["kind", "at"], name="post_event_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MishapRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("consignment", models.TextField()),
                ("thing", models.TextField()),
                ("kind", models.TextField()),
                ("how", models.TextField()),
                ("liable", models.TextField()),
                ("liable_name", models.TextField()),
                ("reissue", models.JSONField(default=list)),
                ("reissue_cost", models.BigIntegerField(default=0)),
                ("damages", models.BigIntegerField(default=0)),
                ("apology", models.TextField()),
                ("article", models.TextField()),
                ("declared_at", models.DateTimeField()),
                ("declared_by", models.TextField()),
                ("paid", models.BigIntegerField(default=0)),
                ("paid_at", models.DateTimeField(null=True)),
                ("voucher", models.TextField(blank=True)),
            ],
            options={
                "db_table": "post_mishap",
                "indexes": [
                    models.Index(fields=["consignment"], name="post_mishap_consignment"),
                    models.Index(fields=["declared_at"], name="post_mishap_declared"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["lost", "damaged"])),
                        name="post_mishap_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PickUp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("status", models.TextField()),
                ("office", models.TextField(help_text="The post point that serves the address.")),
                ("contact", models.JSONField()),
                ("unit", models.TextField(blank=True)),
                ("procedure", models.TextField(blank=True)),
                ("procedure_case", models.TextField(blank=True)),
                ("wished_day", models.DateField()),
                ("window", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                ("by_phone", models.BooleanField(default=False)),
                ("applicant_identity", models.TextField(blank=True)),
                ("asked_by", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("postman", models.TextField(blank=True)),
                ("postman_name", models.TextField(blank=True)),
                ("day", models.DateField(null=True)),
                ("attempts", models.JSONField(default=list)),
                ("consignment", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("why", models.TextField(blank=True)),
            ],
            options={
                "db_table": "post_pick_up",
                "indexes": [
                    models.Index(
                        fields=["office", "status", "wished_day"], name="post_pick_up_list"
                    ),
                    models.Index(fields=["postman", "day"], name="post_pick_up_round"),
                    models.Index(fields=["asked_by"], name="post_pick_up_asker"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrackingRange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office", models.TextField()),
                ("service", models.CharField(max_length=2)),
                ("first", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField()),
                ("upcoming", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "post_tracking_range",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first__lte", models.F("last")), ("upcoming__gte", models.F("first"))
                        ),
                        name="post_tracking_range_runs_forward",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("service", "="),
                            (
                                models.Func(
                                    "first", "last", models.Value("[]"), function="int4range"
                                ),
                                "&&",
                            ),
                        ],
                        name="post_tracking_range_apart",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            POST.read_text(encoding="utf-8"),
            """
            DROP TRIGGER post_consignment_event_no_change ON post_consignment_event;
            DROP TRIGGER post_consignment_event_no_truncate ON post_consignment_event;
            DROP FUNCTION post_event_is_final();
            """,
        ),
    ]
