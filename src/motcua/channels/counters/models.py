"""Tables of the till: shifts, the books, receipts, remittances, settlements, contracts."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
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


class Contract(models.Model):
    """What a body of the state pays the enterprise for its service."""

    code = models.TextField(primary_key=True)
    customer = models.TextField()
    enterprise = models.TextField()
    decision = models.TextField()
    source = models.TextField()

    class Meta:
        db_table = "till_contract"

    def __str__(self) -> str:
        return self.code


class ContractLine(models.Model):
    """A price per act; `procedure` and `channel` are "*" where all share the price."""

    contract = models.ForeignKey(Contract, on_delete=PROTECT, related_name="lines")
    unit = models.TextField()
    task = models.TextField()
    procedure = models.TextField()
    channel = models.TextField()
    price = models.BigIntegerField()
    valid = DateRangeField()

    class Meta:
        db_table = "till_contract_line"
        constraints = [
            CheckConstraint(condition=Q(price__gte=0), name="till_contract_line_price"),
            # Two prices for one act on one day could only be guessed between.
            ExclusionConstraint(
                name="till_contract_line_one_price",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("task", RangeOperators.EQUAL),
                    ("procedure", RangeOperators.EQUAL),
                    ("channel", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.task} {self.procedure} {self.channel}"
