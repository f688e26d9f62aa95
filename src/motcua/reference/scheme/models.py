"""Tables of the transfer scheme; a line is closed by a date, never removed."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from motcua.reference.scheme.vocabulary import EVERYTHING, Scope, Task

TASKS = [task.value for task in Task]
SCOPES = [scope.value for scope in Scope]
OPEN_SCOPES = [Scope.ALL.value, Scope.UNKNOWN.value]


class SchemeLine(models.Model):
    """Whose staff does a task at a unit, for what, by which channel, from when till when.

    `subject` is a field, a procedure's code or `*`; `channel` is empty for every channel.
    Empty `decision` and `phase` mean that no source tells.
    """

    unit_code = models.CharField(max_length=20)
    task = models.CharField(max_length=20)
    scope = models.CharField(max_length=10)
    subject = models.CharField(max_length=40)
    channel = models.CharField(max_length=20, blank=True)
    employer_kind = models.CharField(max_length=10)
    valid = DateRangeField()
    phase = models.CharField(max_length=20, blank=True)
    decision = models.CharField(max_length=60, blank=True)
    trust = models.CharField(max_length=12)
    source = models.CharField(max_length=200)

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
            ExclusionConstraint(
                name="scheme_line_no_contradiction",
                expressions=[
                    ("unit_code", RangeOperators.EQUAL),
                    ("task", RangeOperators.EQUAL),
                    ("subject", RangeOperators.EQUAL),
                    ("channel", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.task} {self.subject}: {self.employer_kind}"


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
