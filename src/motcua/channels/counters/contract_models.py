"""Tables of contracts: what the enterprise is paid for an act."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import PROTECT, CheckConstraint, Q


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
