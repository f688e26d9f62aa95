"""Tables of money heard of: each fact once, and whose it is."""

from django.db import models
from django.db.models import PROTECT, CheckConstraint, Index, Q, UniqueConstraint

from motcua.channels.payments.order_models import Order

GATEWAY, BANK, TILL = "gateway", "bank", "till"
SOURCES = [GATEWAY, BANK, TILL]
IN, OUT = "in", "out"


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
