"""Tables of banks' statements: the file, and what became of each line."""

from django.db import models
from django.db.models import PROTECT, Index, UniqueConstraint


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
