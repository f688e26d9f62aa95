"""Table of refunds: money on its way back to who paid it."""

from django.db import models
from django.db.models import PROTECT, CheckConstraint, F, Index, Q

from motcua.channels.payments.fact_models import Fact
from motcua.channels.payments.order_models import Order

REFUND_OPEN = ("asked", "approved", "sent")
"""States in which money may still be on its way back; what failed is asked for anew."""


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
