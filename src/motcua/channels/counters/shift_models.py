"""Tables of shifts: who holds which drawer, and each count of it."""

from django.db import models
from django.db.models import PROTECT, CheckConstraint, F, Index, Q, UniqueConstraint


class Shift(models.Model):
    """One clerk at one unit; open while `closed_at` is empty."""

    number = models.TextField(primary_key=True)
    unit = models.TextField()
    clerk = models.TextField()
    clerk_name = models.TextField()
    collector = models.TextField()
    float_amount = models.BigIntegerField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "till_shift"
        constraints = [
            UniqueConstraint(
                fields=["clerk"], condition=Q(closed_at=None), name="till_shift_one_open"
            ),
            CheckConstraint(condition=Q(float_amount__gte=0), name="till_shift_float"),
        ]
        indexes = [Index(fields=["unit", "opened_at"], name="till_shift_unit")]

    def __str__(self) -> str:
        return self.number


class CashUp(models.Model):
    """A count of the drawer; every count is kept, the newest one counts."""

    shift = models.ForeignKey(Shift, on_delete=PROTECT, related_name="cash_ups")
    at = models.DateTimeField()
    counted = models.JSONField()
    total = models.BigIntegerField()
    expected = models.BigIntegerField()
    explanation = models.TextField(blank=True)
    by_person = models.TextField()
    confirmed_by = models.TextField(blank=True)
    confirmer_name = models.TextField(blank=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "till_cash_up"
        constraints = [
            CheckConstraint(
                condition=Q(total=F("expected")) | ~Q(explanation=""), name="till_cash_up_explained"
            ),
            CheckConstraint(
                condition=Q(confirmed_by="") | ~Q(confirmed_by=F("by_person")),
                name="till_cash_up_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.at}"
