"""Tables of the books: entries, and what each moves between accounts."""

from django.db import models
from django.db.models import PROTECT, CheckConstraint, Index, Q, UniqueConstraint


class Entry(models.Model):
    """One movement of the books: append-only. `quarter` is the one it is settled in, e.g. 20263.

    `hash` is of the entry with its postings and receipts; each day's stretch is sealed.
    """

    position = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    about = models.TextField(help_text="Shift, receipt, bag or remittance it is about.")
    unit = models.TextField()
    shift = models.TextField(blank=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    book_day = models.DateField()
    quarter = models.IntegerField()
    by_person = models.TextField()
    by_name = models.TextField()
    scheme = models.TextField(blank=True, help_text="Line of the transfer scheme that allowed it.")
    hash = models.BinaryField()

    class Meta:
        db_table = "till_entry"
        constraints = [
            UniqueConstraint(
                fields=["kind", "about"],
                condition=Q(kind__in=["bag_paid_in", "bag_lost"]),
                name="till_entry_bag_once",
            )
        ]
        indexes = [
            Index(fields=["unit", "book_day"], name="till_entry_unit"),
            Index(fields=["shift"], condition=~Q(shift=""), name="till_entry_shift"),
            Index(fields=["about"], name="till_entry_about"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.kind} {self.about}"


class Posting(models.Model):
    """Dong onto an account; the postings of an entry sum to zero when the transaction ends."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=PROTECT, related_name="postings")
    kind = models.TextField()
    owner = models.TextField()
    place = models.TextField()
    amount = models.BigIntegerField()

    class Meta:
        db_table = "till_posting"
        constraints = [
            CheckConstraint(condition=~Q(amount=0), name="till_posting_moves"),
            UniqueConstraint(fields=["entry", "kind", "owner", "place"], name="till_posting_once"),
        ]
        indexes = [
            Index(
                fields=["kind", "owner", "place"], include=["amount"], name="till_posting_account"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.owner} {self.place} {self.amount}"
