"""Tables of online payments: accounts, orders, money facts, statements, differences, refunds."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import PROTECT, CheckConstraint, F, Index, Q, UniqueConstraint

GATEWAY, BANK, TILL = "gateway", "bank", "till"
SOURCES = [GATEWAY, BANK, TILL]
IN, OUT = "in", "out"
PAYABLE = ["open", "partly", "expired"]
"""States in which an order may still be paid; what comes in for others is too much."""
REFUND_OPEN = ("asked", "approved", "sent")
"""States in which money may still be on its way back; what failed is asked for anew."""


class Account(models.Model):
    """The bank account an agency takes money on, from a day to a day."""

    agency = models.TextField()
    bank = models.TextField(help_text="BIN, six digits.")
    number = models.TextField()
    holder = models.TextField()
    valid = DateRangeField()
    synthetic = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        db_table = "payment_account"
        constraints = [
            # Two accounts of one agency on one day could only be guessed between.
            ExclusionConstraint(
                name="payment_account_one",
                expressions=[
                    ("agency", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.bank}/{self.number}"


class Order(models.Model):
    """What one dossier owes to one account; the number cannot be guessed."""

    number = models.TextField(primary_key=True)
    dossier = models.UUIDField()
    dossier_code = models.TextField()
    agency = models.TextField()
    unit = models.TextField(help_text="Where the dossier was received.")
    bank = models.TextField()
    account = models.TextField()
    holder = models.TextField()
    amount = models.BigIntegerField()
    lines = models.JSONField()
    payer = models.TextField()
    procedure = models.TextField()
    synthetic = models.BooleanField(default=False)
    state = models.TextField(default="open")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, help_text="When the dossier no longer waited for it.")
    gone_why = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payment_order"
        constraints = [
            UniqueConstraint(
                fields=["dossier", "agency"],
                condition=Q(state__in=PAYABLE, gone_at=None),
                name="payment_order_one_open",
            ),
            CheckConstraint(condition=Q(amount__gt=0), name="payment_order_of_something"),
        ]
        indexes = [
            Index(fields=["dossier"], name="payment_order_dossier"),
            Index(fields=["dossier_code"], name="payment_order_code"),
            Index(fields=["agency", "made_at"], name="payment_order_agency"),
            Index(fields=["unit", "made_at"], name="payment_order_unit"),
            Index(fields=["-made_at", "-number"], name="payment_order_newest"),
            Index(
                fields=["expires_at"],
                condition=Q(state__in=["open", "partly"]),
                name="payment_order_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.state}"


class Fact(models.Model):
    """Money that came or went, as a signed call or a bank's line says: append-only."""

    source = models.TextField()
    reference = models.TextField()
    direction = models.TextField(default=IN)
    order = models.ForeignKey(Order, on_delete=PROTECT, null=True, related_name="facts")
    agency = models.TextField()
    holder = models.TextField(help_text="The gateway's code, or the account it came onto.")
    amount = models.BigIntegerField()
    at = models.DateTimeField()
    heard_at = models.DateTimeField()
    text = models.TextField(blank=True)
    entry = models.BigIntegerField(help_text="Entry of the till's books.")

    class Meta:
        db_table = "payment_fact"
        constraints = [
            UniqueConstraint(fields=["source", "holder", "reference"], name="payment_fact_once"),
            CheckConstraint(condition=Q(amount__gt=0), name="payment_fact_of_something"),
            CheckConstraint(condition=Q(source__in=SOURCES), name="payment_fact_source_known"),
            CheckConstraint(condition=Q(direction__in=[IN, OUT]), name="payment_fact_way"),
        ]
        indexes = [
            Index(fields=["agency", "at"], name="payment_fact_agency"),
            Index(fields=["heard_at"], name="payment_fact_heard"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.reference} {self.amount}"


class Assignment(models.Model):
    """That money nobody knew is an order's, or a gateway's payout: append-only."""

    fact = models.OneToOneField(Fact, on_delete=PROTECT, primary_key=True, related_name="assigned")
    order = models.ForeignKey(Order, on_delete=PROTECT, null=True)
    payout = models.TextField(blank=True)
    why = models.TextField()
    at = models.DateTimeField()
    by_person = models.TextField()
    by_name = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "payment_assignment"

    def __str__(self) -> str:
        return f"{self.fact_id} to {self.order_id}"


class Attempt(models.Model):
    """One visit of the payer to the gateway."""

    reference = models.TextField(primary_key=True)
    order = models.ForeignKey(Order, on_delete=PROTECT, related_name="attempts")
    gateway = models.TextField()
    amount = models.BigIntegerField()
    address = models.TextField(blank=True, help_text="Where the payer pays.")
    started_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, help_text="When the gateway was asked last.")
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)

    class Meta:
        db_table = "payment_attempt"
        indexes = [
            Index(fields=["started_at"], condition=Q(ended_at=None), name="payment_attempt_open")
        ]

    def __str__(self) -> str:
        return self.reference


class Call(models.Model):
    """A signed call of a gateway as it came; its nonce is taken once: append-only."""

    gateway = models.TextField()
    nonce = models.TextField()
    body = models.BinaryField()
    heard_at = models.DateTimeField()

    class Meta:
        db_table = "payment_call"
        constraints = [UniqueConstraint(fields=["gateway", "nonce"], name="payment_call_once")]

    def __str__(self) -> str:
        return f"{self.gateway} {self.nonce}"


class Statement(models.Model):
    """A bank's file as it was handed in: append-only."""

    sha256 = models.TextField()
    agency = models.TextField()
    bank = models.TextField()
    account = models.TextField()
    name = models.TextField()
    body = models.BinaryField()
    taken_at = models.DateTimeField()
    taken_by = models.TextField()
    taker_name = models.TextField()

    class Meta:
        db_table = "payment_statement"
        constraints = [UniqueConstraint(fields=["sha256", "agency"], name="payment_statement_once")]

    def __str__(self) -> str:
        return f"{self.agency} {self.name}"


class StatementLine(models.Model):
    """A line of a bank's file and what became of it: append-only."""

    statement = models.ForeignKey(Statement, on_delete=PROTECT, related_name="lines")
    row = models.PositiveIntegerField()
    account = models.TextField()
    reference = models.TextField()
    at = models.DateTimeField()
    amount = models.BigIntegerField(help_text="Negative where money left.")
    text = models.TextField()
    outcome = models.TextField()
    order = models.TextField(blank=True)

    class Meta:
        db_table = "payment_statement_line"
        constraints = [
            UniqueConstraint(fields=["statement", "row"], name="payment_statement_line_once")
        ]
        indexes = [Index(fields=["account", "reference"], name="payment_statement_line_ref")]

    def __str__(self) -> str:
        return f"{self.reference} {self.amount}"


class Difference(models.Model):
    """What did not agree, since when, and what was done about it."""

    kind = models.TextField()
    subject = models.TextField(help_text="Number of the order, or source, holder and reference.")
    order = models.ForeignKey(Order, on_delete=PROTECT, null=True, related_name="differences")
    agency = models.TextField()
    amount = models.BigIntegerField()
    said = models.TextField(blank=True)
    found_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    action = models.TextField(blank=True)
    why = models.TextField(blank=True)
    closed_by = models.TextField(blank=True)
    closer_name = models.TextField(blank=True)

    class Meta:
        db_table = "payment_difference"
        constraints = [
            UniqueConstraint(
                fields=["kind", "subject"],
                condition=Q(closed_at=None),
                name="payment_difference_once",
            ),
            CheckConstraint(
                condition=Q(closed_at=None) | ~Q(action=""), name="payment_difference_action"
            ),
        ]
        indexes = [
            Index(
                fields=["agency", "found_at"],
                condition=Q(closed_at=None),
                name="payment_difference_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.amount}"


class Refund(models.Model):
    """Money on its way back: asked, approved by a second person, sent, done or failed."""

    number = models.TextField(primary_key=True)
    order = models.ForeignKey(Order, on_delete=PROTECT, null=True, related_name="refunds")
    fact = models.ForeignKey(Fact, on_delete=PROTECT, null=True, related_name="refunds")
    agency = models.TextField()
    amount = models.BigIntegerField()
    cause = models.TextField()
    why = models.TextField()
    way = models.TextField()
    to_bank = models.TextField(blank=True)
    to_account = models.TextField(blank=True)
    to_name = models.TextField(blank=True)
    state = models.TextField(default="asked")
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    asker_name = models.TextField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.TextField(blank=True)
    approver_name = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    reference = models.TextField(blank=True)
    trouble = models.TextField(blank=True)
    receipts = models.JSONField(default=list)

    class Meta:
        db_table = "payment_refund"
        constraints = [
            CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("asked_by")),
                name="payment_refund_two_people",
            ),
            CheckConstraint(condition=Q(amount__gt=0), name="payment_refund_of_something"),
        ]
        indexes = [Index(fields=["agency", "asked_at"], name="payment_refund_agency")]

    def __str__(self) -> str:
        return f"{self.number} {self.state}"


class DayReport(models.Model):
    """What a reconciliation of one day and agency found, as it was told."""

    day = models.DateField()
    agency = models.TextField()
    figures = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "payment_day"
        constraints = [UniqueConstraint(fields=["day", "agency"], name="payment_day_once")]

    def __str__(self) -> str:
        return f"{self.agency} {self.day}"
