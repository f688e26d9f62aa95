"""Tables of a day's books: what did not agree, and the day as it was told."""

from django.db import models
from django.db.models import PROTECT, CheckConstraint, Index, Q, UniqueConstraint

from motcua.channels.payments.order_models import Order


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
