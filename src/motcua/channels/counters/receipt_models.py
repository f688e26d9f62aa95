"""Tables of receipts: their series, what makes them void, what the dossier counts."""

from django.db import models
from django.db.models import PROTECT, CheckConstraint, Index, Q, UniqueConstraint

from motcua.channels.counters.book_models import Entry


class Series(models.Model):
    """A series of receipts: one for each unit, group and year."""

    name = models.TextField(primary_key=True)
    receipt_group = models.TextField()
    template = models.TextField()
    unit = models.TextField()
    year = models.IntegerField()

    class Meta:
        db_table = "till_series"
        constraints = [
            UniqueConstraint(fields=["unit", "receipt_group", "year"], name="till_series_once")
        ]

    def __str__(self) -> str:
        return self.name


class Receipt(models.Model):
    """A receipt as it was given to the payer: append-only."""

    number = models.TextField(primary_key=True)
    template = models.TextField()
    series = models.ForeignKey(Series, on_delete=PROTECT, db_column="series")
    serial = models.IntegerField()
    receipt_group = models.TextField()
    unit = models.TextField()
    collector = models.TextField()
    shift = models.TextField(blank=True)
    entry = models.ForeignKey(Entry, on_delete=PROTECT)
    payer = models.TextField()
    beneficiary = models.TextField()
    method = models.TextField()
    proof = models.TextField(blank=True)
    lines = models.JSONField()
    total = models.BigIntegerField()
    dossier = models.UUIDField(null=True)
    dossier_code = models.TextField(blank=True)
    consignment = models.TextField(blank=True)
    replaces = models.TextField(blank=True)
    issued_at = models.DateTimeField()
    issued_by = models.TextField()
    issuer_name = models.TextField()

    class Meta:
        db_table = "till_receipt"
        constraints = [
            UniqueConstraint(fields=["series", "serial"], name="till_receipt_once"),
            UniqueConstraint(
                fields=["replaces"], condition=~Q(replaces=""), name="till_receipt_replaces_one"
            ),
            CheckConstraint(condition=Q(total__gt=0), name="till_receipt_of_something"),
        ]
        indexes = [
            Index(fields=["unit", "issued_at"], name="till_receipt_unit"),
            Index(fields=["shift"], condition=~Q(shift=""), name="till_receipt_shift"),
            Index(
                fields=["dossier"], condition=Q(dossier__isnull=False), name="till_receipt_dossier"
            ),
            Index(fields=["consignment"], condition=~Q(consignment=""), name="till_receipt_parcel"),
        ]

    def __str__(self) -> str:
        return self.number


class Void(models.Model):
    """That a receipt is void: append-only; its number is never given again."""

    number = models.OneToOneField(
        Receipt, on_delete=PROTECT, primary_key=True, db_column="number", related_name="voided"
    )
    reason = models.TextField()
    entry = models.ForeignKey(Entry, on_delete=PROTECT)
    at = models.DateTimeField()
    by_person = models.TextField()
    by_name = models.TextField()

    class Meta:
        db_table = "till_void"
        constraints = [CheckConstraint(condition=~Q(reason=""), name="till_void_reason")]

    def __str__(self) -> str:
        return f"{self.number_id}: {self.reason}"


class DossierPayment(models.Model):
    """That the dossier itself counts these receipts as its payment: append-only."""

    number = models.OneToOneField(
        Receipt, on_delete=PROTECT, primary_key=True, db_column="number", related_name="counted_by"
    )
    dossier = models.UUIDField()
    amount = models.BigIntegerField()

    class Meta:
        db_table = "till_dossier_payment"
        indexes = [Index(fields=["dossier"], name="till_dossier_payment_of")]

    def __str__(self) -> str:
        return self.number_id
