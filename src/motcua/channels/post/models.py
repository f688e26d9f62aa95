"""Tables of the post: consignments and what happened to them, pick-ups, complaints, numbers."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q


class Consignment(models.Model):
    """One consignment note and where it stands; what was agreed in it never changes."""

    number = models.TextField(primary_key=True)
    office = models.TextField()
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    tracking = models.TextField(blank=True)
    direction = models.TextField()
    service = models.TextField()
    status = models.TextField()
    enterprise = models.TextField(blank=True)
    dossier = models.UUIDField(null=True)
    dossier_code = models.TextField(blank=True)
    procedure = models.TextField()
    procedure_case = models.TextField()
    procedure_name = models.TextField()
    field = models.TextField()
    receiving_unit = models.TextField()
    competent_agency = models.TextField()
    applicant_name = models.TextField()
    applicant_identity = models.TextField(blank=True)
    phones = models.TextField(blank=True)
    packet = models.TextField()
    seal = models.TextField()
    zone = models.TextField()
    postage = models.BigIntegerField()
    fees = models.BigIntegerField()
    collected = models.BigIntegerField(default=0)
    accepted_at = models.DateTimeField()
    accepted_by = models.TextField()
    promised_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    destination = models.TextField(blank=True, help_text="Code of the unit it goes to today.")
    addressee = models.JSONField(help_text="The contact it goes to now.")
    replaces = models.TextField(blank=True)
    replaced_by = models.TextField(blank=True)
    synthetic = models.BooleanField(default=False)
    note = models.JSONField(help_text="Everything the consignment note says (note.py).")

    class Meta:
        db_table = "post_consignment"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "serial"], name="post_consignment_number_once"
            ),
            models.UniqueConstraint(
                fields=["tracking"], condition=~Q(tracking=""), name="post_consignment_tracking"
            ),
            models.UniqueConstraint(fields=["packet"], name="post_consignment_packet_once"),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(
                    direction="return",
                    status__in=["dispatched", "attempted", "held", "coming_back"],
                ),
                name="post_consignment_one_way_home",
            ),
            models.CheckConstraint(
                condition=Q(direction__in=["send", "return"]),
                name="post_consignment_direction_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["dossier"],
                condition=Q(dossier__isnull=False),
                name="post_consignment_dossier",
            ),
            models.Index(fields=["status", "promised_at"], name="post_consignment_open"),
            models.Index(fields=["accepted_at"], name="post_consignment_accepted"),
            models.Index(fields=["applicant_identity"], name="post_consignment_owner"),
        ]

    def __str__(self) -> str:
        return self.number


class ConsignmentEvent(models.Model):
    """What happened to a consignment, append-only; `facts` depend on the kind."""

    position = models.BigAutoField(primary_key=True)
    consignment = models.TextField()
    kind = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    person = models.TextField()
    person_name = models.TextField()
    role = models.TextField()
    employer = models.TextField()
    place = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        db_table = "post_consignment_event"
        indexes = [
            models.Index(fields=["consignment", "at"], name="post_event_history"),
            models.Index(fields=["kind", "at"], name="post_event_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.consignment} {self.kind}"


class PickUp(models.Model):
    """Somebody asked the post to come and fetch a dossier."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.TextField()
    office = models.TextField(help_text="The post point that serves the address.")
    contact = models.JSONField()
    unit = models.TextField(blank=True)
    procedure = models.TextField(blank=True)
    procedure_case = models.TextField(blank=True)
    wished_day = models.DateField()
    window = models.TextField(blank=True)
    note = models.TextField(blank=True)
    by_phone = models.BooleanField(default=False)
    applicant_identity = models.TextField(blank=True)
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    postman = models.TextField(blank=True)
    postman_name = models.TextField(blank=True)
    day = models.DateField(null=True)
    attempts = models.JSONField(default=list)
    consignment = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        db_table = "post_pick_up"
        indexes = [
            models.Index(fields=["office", "status", "wished_day"], name="post_pick_up_list"),
            models.Index(fields=["postman", "day"], name="post_pick_up_round"),
            models.Index(fields=["asked_by"], name="post_pick_up_asker"),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.wished_day}"


class Complaint(models.Model):
    """A complaint about the carriage, with its limit and when an answer is due."""

    number = models.TextField(primary_key=True)
    consignment = models.TextField()
    office = models.TextField()
    complainant = models.TextField()
    phone = models.TextField(blank=True)
    what = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.TextField()
    limit = models.DateField()
    answer_due = models.DateTimeField()
    reasons = models.JSONField(default=list)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    upheld = models.BooleanField(null=True)
    compensation = models.BigIntegerField(default=0)

    class Meta:
        db_table = "post_complaint"
        indexes = [
            models.Index(fields=["consignment"], name="post_complaint_consignment"),
            models.Index(
                fields=["answer_due"],
                condition=Q(answered_at__isnull=True),
                name="post_complaint_open",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class MishapRecord(models.Model):
    """A loss or a damage, who answers for it and what was paid."""

    consignment = models.TextField()
    thing = models.TextField()
    kind = models.TextField()
    how = models.TextField()
    liable = models.TextField()
    liable_name = models.TextField()
    reissue = models.JSONField(default=list)
    reissue_cost = models.BigIntegerField(default=0)
    damages = models.BigIntegerField(default=0)
    apology = models.TextField()
    article = models.TextField()
    declared_at = models.DateTimeField()
    declared_by = models.TextField()
    paid = models.BigIntegerField(default=0)
    paid_at = models.DateTimeField(null=True)
    voucher = models.TextField(blank=True)

    class Meta:
        db_table = "post_mishap"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["lost", "damaged"]), name="post_mishap_kind_known"
            ),
        ]
        indexes = [
            models.Index(fields=["consignment"], name="post_mishap_consignment"),
            models.Index(fields=["declared_at"], name="post_mishap_declared"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"


class TrackingRange(models.Model):
    """Serials of the Universal Postal Union's numbers that an office may print, in order."""

    office = models.TextField()
    service = models.CharField(max_length=2)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    upcoming = models.PositiveIntegerField()

    class Meta:
        db_table = "post_tracking_range"
        constraints = [
            models.CheckConstraint(
                condition=Q(first__lte=F("last"), upcoming__gte=F("first")),
                name="post_tracking_range_runs_forward",
            ),
            ExclusionConstraint(
                name="post_tracking_range_apart",
                expressions=[
                    ("service", RangeOperators.EQUAL),
                    (
                        Func("first", "last", models.Value("[]"), function="int4range"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.service} {self.first}-{self.last}"
