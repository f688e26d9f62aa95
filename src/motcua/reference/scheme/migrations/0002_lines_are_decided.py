"""Lets people decide lines: decisions, endings and drafts; a line is kept by a trigger."""

from pathlib import Path

import django.db.models.deletion
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import Q

KEPT = Path(__file__).parent.parent / "sql" / "0002_lines_are_kept.sql"
TASKS = [
    "guide",
    "receive",
    "digitise",
    "collect_fee",
    "hand_over",
    "return_result",
    "help_online",
    "visit",
]
ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
PROTECT = django.db.models.deletion.PROTECT
SPEAKS_ALONE = ExclusionConstraint(
    name="scheme_line_speaks_alone",
    condition=Q(struck_on__isnull=True),
    expressions=[
        ("unit_code", "="),
        ("task", "="),
        ("subject", "="),
        ("channel", "="),
        ("valid", "&&"),
    ],
)
_LET_GO = "-- squawk-ignore ban-drop-constraint\nALTER TABLE scheme_schemeline DROP CONSTRAINT "
# The wider checks follow; a few thousand rows are looked at in less than a blink. The new
# exclusion stands before the old one goes, so the table is never without one.
EXCHANGED = (
    """-- squawk-ignore constraint-missing-not-valid
    ALTER TABLE scheme_schemeline ADD CONSTRAINT scheme_line_speaks_alone
    EXCLUDE USING gist (unit_code WITH =, task WITH =, subject WITH =, channel WITH =,
        valid WITH &&) WHERE (struck_on IS NULL)""",
    f"{_LET_GO}scheme_line_no_contradiction",
    f"{_LET_GO}scheme_line_task_known",
    f"{_LET_GO}scheme_line_scope_known",
)


def _checked(name: str, condition: Q) -> AddConstraintNotValid:
    """Checks new rows at once; the next migration looks at the old ones."""
    constraint = models.CheckConstraint(condition=condition, name=name)
    return AddConstraintNotValid(model_name="schemeline", constraint=constraint)


class Migration(migrations.Migration):
    dependencies = [("scheme", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SchemeDecision",
            fields=[
                ("id", ID),
                ("number", models.CharField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("signed_on", models.DateField(null=True)),
                ("effective", models.DateField()),
                ("phase", models.CharField(blank=True, max_length=20)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=40)),
                ("recorded_name", models.CharField(max_length=200)),
            ],
        ),
        migrations.AddField(
            "schemeline", "body", models.CharField(blank=True, db_default="", max_length=40)
        ),
        migrations.AddField(
            "schemeline", "origin", models.CharField(db_default="shipped", max_length=10)
        ),
        migrations.AddField("schemeline", "struck_on", models.DateField(null=True)),
        migrations.AddField(
            "schemeline", "struck_why", models.CharField(blank=True, db_default="", max_length=200)
        ),
        migrations.AddField(
            "schemeline",
            "decided_by",
            models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=PROTECT,
                to="scheme.schemedecision",
                db_index=False,
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(EXCHANGED, migrations.RunSQL.noop)],
            state_operations=[
                migrations.RemoveConstraint("schemeline", "scheme_line_task_known"),
                migrations.RemoveConstraint("schemeline", "scheme_line_scope_known"),
                migrations.RemoveConstraint("schemeline", "scheme_line_no_contradiction"),
                migrations.AddConstraint("schemeline", SPEAKS_ALONE),
            ],
        ),
        _checked("scheme_line_task_known", Q(task__in=TASKS)),
        _checked(
            "scheme_line_scope_known",
            Q(scope__in=["all", "unknown", "level", "field", "procedure"]),
        ),
        _checked(
            "scheme_line_origin_known",
            Q(origin="shipped", decided_by__isnull=True)
            | Q(origin="decided", decided_by__isnull=False),
        ),
        _checked(
            "scheme_line_struck_for_a_reason",
            Q(struck_on__isnull=True, struck_why="")
            | (Q(struck_on__isnull=False) & ~Q(struck_why="")),
        ),
        migrations.CreateModel(
            name="SchemeEnding",
            fields=[
                ("id", ID),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="endings", to="scheme.schemeline"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="endings", to="scheme.schemedecision"
                    ),
                ),
                ("last", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["line", "decision"], name="scheme_ending_once")
                ]
            },
        ),
        migrations.CreateModel(
            name="SchemeDraft",
            fields=[
                ("id", ID),
                ("title", models.CharField(max_length=200)),
                ("effective", models.DateField()),
                ("change", models.TextField()),
                ("version", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("author", models.CharField(max_length=40)),
                ("author_name", models.CharField(max_length=200)),
                ("changed_at", models.DateTimeField()),
                ("changed_name", models.CharField(max_length=200)),
                (
                    "decision",
                    models.OneToOneField(null=True, on_delete=PROTECT, to="scheme.schemedecision"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(state__in=["open", "discarded"], decision__isnull=True)
                        | Q(state="decided", decision__isnull=False),
                        name="scheme_draft_state_known",
                    )
                ]
            },
        ),
        migrations.RunSQL(
            KEPT.read_text(encoding="utf-8"),
            """
            DROP TRIGGER scheme_line_no_change ON scheme_schemeline;
            DROP TRIGGER scheme_line_no_truncate ON scheme_schemeline;
            DROP TRIGGER scheme_decision_no_change ON scheme_schemedecision;
            DROP TRIGGER scheme_decision_no_truncate ON scheme_schemedecision;
            DROP TRIGGER scheme_ending_no_change ON scheme_schemeending;
            DROP TRIGGER scheme_ending_no_truncate ON scheme_schemeending;
            DROP FUNCTION scheme_line_is_kept();
            DROP FUNCTION scheme_record_is_final();
            """,
        ),
    ]
