"""Tables of what is owed: accounts, orders, and visits to the gateway to pay them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import PROTECT, CheckConstraint, Index, Q, UniqueConstraint

PAYABLE = ["open", "partly", "expired"]
"""States in which an order may still be paid; what comes in for others is too much."""


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
