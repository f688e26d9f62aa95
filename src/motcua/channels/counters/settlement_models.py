"""Tables of money passed on: remittances, and what was agreed of a quarter."""

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint


class Remittance(models.Model):
    """Money sent to a beneficiary's account: under way until it arrived or came back."""

    number = models.TextField(primary_key=True)
    unit = models.TextField()
    collector = models.TextField()
    beneficiary = models.TextField()
    amount = models.BigIntegerField()
    source = models.TextField()
    slip = models.TextField()
    sent_at = models.DateTimeField()
    sent_by = models.TextField()
    sender_name = models.TextField()
    ended_at = models.DateTimeField(null=True)
    arrived = models.BooleanField(null=True)
    ended_by = models.TextField(blank=True)
    ender_name = models.TextField(blank=True)
    proof = models.TextField(blank=True)

    class Meta:
        db_table = "till_remittance"
        constraints = [
            CheckConstraint(condition=Q(amount__gt=0), name="till_remittance_amount"),
            CheckConstraint(
                condition=Q(ended_at=None, arrived=None)
                | Q(ended_at__isnull=False, arrived__isnull=False),
                name="till_remittance_end",
            ),
        ]
        indexes = [
            Index(fields=["beneficiary", "sent_at"], name="till_remittance_body"),
            Index(fields=["unit", "sent_at"], name="till_remittance_unit"),
        ]

    def __str__(self) -> str:
        return self.number


class Settlement(models.Model):
    """A quarter between a collector and a beneficiary; frozen once both sides have signed."""

    number = models.TextField(primary_key=True)
    collector = models.TextField()
    beneficiary = models.TextField()
    quarter = models.IntegerField()
    figures = models.JSONField()
    proposed_at = models.DateTimeField()
    proposed_by = models.TextField()
    proposer_name = models.TextField()
    proposer_side = models.TextField()
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.TextField(blank=True)
    agreer_name = models.TextField(blank=True)
    objection = models.TextField(blank=True)

    class Meta:
        db_table = "till_settlement"
        constraints = [
            UniqueConstraint(
                fields=["collector", "beneficiary", "quarter"], name="till_settlement_once"
            ),
            CheckConstraint(
                condition=Q(agreed_by="") | ~Q(agreed_by=F("proposed_by")),
                name="till_settlement_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.number
