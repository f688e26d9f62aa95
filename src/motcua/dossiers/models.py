"""Tables of the register: the append-only journal and the current state made from it."""

import uuid

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models


class Dossier(models.Model):
    """The current state of one dossier: a projection of its events, never edited by hand."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField()
    code = models.TextField(blank=True)
    slip = models.TextField(blank=True)
    stage = models.TextField()
    national_status = models.PositiveSmallIntegerField()
    regime = models.TextField()
    form_set = models.TextField()
    procedure = models.TextField()
    procedure_version = models.PositiveIntegerField()
    procedure_case = models.TextField()
    procedure_name = models.TextField()
    field = models.TextField()
    channel_in = models.TextField()
    channel_out = models.TextField()
    support_point = models.TextField(blank=True)
    receiving_unit = models.TextField()
    competent_agency = models.TextField()
    officer = models.TextField(blank=True)
    officer_name = models.TextField(blank=True)
    applicant_name = models.TextField()
    applicant_identity = models.TextField(blank=True)
    search_text = models.TextField()
    synthetic = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    last_event_at = models.DateTimeField()
    next_alarm_at = models.DateTimeField(null=True)
    next_alarm = models.TextField(blank=True)
    violations = models.PositiveSmallIntegerField(default=0)
    owed = models.BigIntegerField(default=0)

    class Meta:
        db_table = "dossier"
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="dossier_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(national_status__gte=1, national_status__lte=10),
                name="dossier_national_status_1_to_10",
            ),
        ]
        indexes = [
            models.Index(fields=["receiving_unit", "stage", "due_at"], name="dossier_unit_list"),
            models.Index(
                fields=["competent_agency", "stage", "due_at"], name="dossier_agency_list"
            ),
            models.Index(fields=["receiving_unit", "received_at"], name="dossier_register_book"),
            models.Index(fields=["officer", "due_at"], name="dossier_officer_list"),
            models.Index(
                fields=["next_alarm_at"],
                condition=models.Q(next_alarm_at__isnull=False),
                name="dossier_alarm_time",
            ),
            models.Index(
                fields=["applicant_identity"],
                condition=~models.Q(applicant_identity=""),
                name="dossier_owner",
            ),
            models.Index(
                fields=["receiving_unit", "submitted_at"],
                condition=models.Q(answer_by__isnull=False),
                name="dossier_online_queue",
            ),
            GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="dossier_search"),
        ]

    def __str__(self) -> str:
        return self.code or str(self.id)


class DossierEvent(models.Model):
    """One event of one dossier; the table refuses change and removal by a trigger."""

    position = models.BigAutoField(primary_key=True)
    dossier_id = models.UUIDField()
    version = models.PositiveIntegerField()
    name = models.TextField()
    payload = models.TextField()
    allocated = models.TextField(null=True)  # noqa: DJ001 - null is "no number", "" is none allowed
    actor = models.TextField()
    recorded_at = models.DateTimeField()
    prev_hash = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        db_table = "dossier_event"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_id", "version"], name="dossier_event_version_once"
            ),
        ]
        indexes = [
            # The post is paid for its work; the state's far more numerous events stay outside.
            models.Index(
                fields=["recorded_at"],
                condition=models.Q(actor__contains=" post "),
                name="dossier_event_by_post",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.version} {self.name}"


class Alarm(models.Model):
    """One thing a person must look at: due soon, overdue, stuck; cleared when it no longer holds.

    `since` is the moment from which it holds. The row stays, to tell who was warned of what.
    """

    dossier_id = models.UUIDField()
    kind = models.TextField()
    since = models.DateTimeField()
    recipient = models.TextField(help_text="User id, or the place code when nobody owns it.")
    raised_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.TextField(blank=True)
    cleared_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "dossier_alarm"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_id", "kind", "since"], name="dossier_alarm_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["recipient", "raised_at"],
                condition=models.Q(seen_at__isnull=True),
                name="dossier_alarm_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.dossier_id}"
