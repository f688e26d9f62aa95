"""Tables of the transfer scheme; a line is closed by a date, never removed."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from motcua.reference.scheme.vocabulary import EVERYTHING, Scope, Task

TASKS = [task.value for task in Task]
SCOPES = [scope.value for scope in Scope]
OPEN_SCOPES = [Scope.ALL.value, Scope.UNKNOWN.value]
SHIPPED, DECIDED = "shipped", "decided"
OPEN, DISCARDED = "open", "discarded"


class SchemeDecision(models.Model):
    """A decision people recorded here, with who did it and when; append-only by trigger."""

    number = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    signed_on = models.DateField(null=True)
    effective = models.DateField()
    phase = models.CharField(max_length=20, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40)
    recorded_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.number


class SchemeLine(models.Model):
    """Whose staff does a task at a unit, for what, by which channel, from when till when.

    `subject` is a field, a level, a procedure's code or `*`; `channel` is empty for every channel.
    Empty `decision` and `phase` mean that no source tells; an empty `body` means any employer of
    the kind. A struck line never speaks: it was recorded wrongly, or withdrawn before its day.
    """

    unit_code = models.CharField(max_length=20)
    task = models.CharField(max_length=20)
    scope = models.CharField(max_length=10)
    subject = models.CharField(max_length=40)
    channel = models.CharField(max_length=20, blank=True)
    employer_kind = models.CharField(max_length=10)
    body = models.CharField(max_length=40, blank=True, db_default="")
    valid = DateRangeField()
    phase = models.CharField(max_length=20, blank=True)
    decision = models.CharField(max_length=60, blank=True)
    trust = models.CharField(max_length=12)
    source = models.CharField(max_length=200)
    origin = models.CharField(max_length=10, db_default=SHIPPED)
    # Decisions are never removed, so the database need not watch this one on a table in use.
    decided_by = models.ForeignKey(
        SchemeDecision, on_delete=models.PROTECT, null=True, db_constraint=False, db_index=False
    )
    struck_on = models.DateField(null=True)
    struck_why = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(task__in=TASKS), name="scheme_line_task_known"),
            models.CheckConstraint(condition=Q(scope__in=SCOPES), name="scheme_line_scope_known"),
            models.CheckConstraint(
                condition=Q(employer_kind__in=["agency", "post"]),
                name="scheme_line_employer_known",
            ),
            models.CheckConstraint(
                condition=Q(scope__in=OPEN_SCOPES, subject=EVERYTHING)
                | (~Q(scope__in=OPEN_SCOPES) & ~Q(subject=EVERYTHING)),
                name="scheme_line_subject_fits_scope",
            ),
            models.CheckConstraint(
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
                name="scheme_line_begins",
            ),
            models.CheckConstraint(
                condition=Q(origin=SHIPPED, decided_by__isnull=True)
                | Q(origin=DECIDED, decided_by__isnull=False),
                name="scheme_line_origin_known",
            ),
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True, struck_why="")
                | (Q(struck_on__isnull=False) & ~Q(struck_why="")),
                name="scheme_line_struck_for_a_reason",
            ),
            ExclusionConstraint(
                name="scheme_line_speaks_alone",
                expressions=[
                    ("unit_code", RangeOperators.EQUAL),
                    ("task", RangeOperators.EQUAL),
                    ("subject", RangeOperators.EQUAL),
                    ("channel", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(struck_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.task} {self.subject}: {self.employer_kind}"


class SchemeEnding(models.Model):
    """A decision closed a line; `last` is its last day, None when it was withdrawn before it began.

    Append-only by trigger: a line that is shortened twice has two rows.
    """

    line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, related_name="endings")
    decision = models.ForeignKey(SchemeDecision, on_delete=models.PROTECT, related_name="endings")
    last = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "decision"], name="scheme_ending_once"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.last}"


class SchemeDraft(models.Model):
    """A change somebody thinks about: not in force, and never asked by a counter.

    `change` is JSON as `draft_commands` writes it; `version` counts the changes made to it.
    """

    title = models.CharField(max_length=200)
    effective = models.DateField()
    change = models.TextField()
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    author = models.CharField(max_length=40)
    author_name = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    changed_name = models.CharField(max_length=200)
    decision = models.OneToOneField(SchemeDecision, on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[OPEN, DISCARDED], decision__isnull=True)
                | Q(state=DECIDED, decision__isnull=False),
                name="scheme_draft_state_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SchemeNote(models.Model):
    """What the sources tell about the scheme without saying where, for what or until when."""

    code = models.CharField(max_length=40, unique=True)
    phase = models.CharField(max_length=20, blank=True)
    valid = DateRangeField()
    text_vi = models.CharField(max_length=400)
    text_en = models.CharField(max_length=400)
    source = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.text_en
