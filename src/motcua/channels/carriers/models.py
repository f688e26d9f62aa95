"""Tables of the carrier outside: parcels asked for, reports heard, how far was pulled."""

from django.db import models
from django.db.models import Q

WAITING, APPLIED, WRONG, SET_ASIDE = "waiting", "applied", "wrong", "set_aside"
STATES = [WAITING, APPLIED, WRONG, SET_ASIDE]


class Parcel(models.Model):
    """A sealed packet that goes by a carrier outside; `tracking` is empty until it has taken it."""

    reference = models.TextField(primary_key=True)
    carrier = models.TextField()
    consignment = models.TextField()
    packet = models.TextField()
    body = models.BinaryField(help_text="What the carrier is told, as JSON.")
    wanted_at = models.DateTimeField()
    wanted_by = models.TextField()
    tracking = models.TextField(blank=True)
    created_at = models.DateTimeField(null=True)
    cancel_wanted_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    refused = models.TextField(blank=True, help_text="The carrier's no; asking again is no use.")
    trouble = models.TextField(blank=True, help_text="Why the last attempt came to nothing.")
    tries = models.PositiveIntegerField(default=0)
    label = models.BinaryField(null=True, help_text="The carrier's label, a PDF.")

    class Meta:
        db_table = "carrier_parcel"
        constraints = [
            models.UniqueConstraint(
                fields=["carrier", "tracking"],
                condition=~Q(tracking=""),
                name="carrier_parcel_tracking_once",
            ),
            models.UniqueConstraint(
                fields=["packet"],
                condition=Q(cancelled_at__isnull=True),
                name="carrier_parcel_packet_once",
            ),
        ]
        indexes = [
            models.Index(fields=["consignment"], name="carrier_parcel_consignment"),
            models.Index(
                fields=["wanted_at"],
                condition=Q(tracking="", refused="", cancelled_at__isnull=True),
                name="carrier_parcel_wanted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.packet} {self.tracking}"


class Report(models.Model):
    """One message of a carrier, kept as it came: when it happened, when and how we heard of it."""

    carrier = models.TextField()
    message = models.TextField()
    tracking = models.TextField()
    number = models.PositiveIntegerField()
    kind = models.TextField()
    at = models.DateTimeField()
    heard_at = models.DateTimeField()
    pulled = models.BooleanField()
    body = models.BinaryField()
    state = models.TextField(default=WAITING)
    reason = models.TextField(blank=True)
    reason_vi = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.TextField(blank=True)

    class Meta:
        db_table = "carrier_report"
        constraints = [
            models.UniqueConstraint(fields=["carrier", "message"], name="carrier_report_once"),
            models.CheckConstraint(
                condition=Q(state__in=STATES), name="carrier_report_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["carrier", "tracking", "number"], name="carrier_report_parcel"),
            models.Index(
                fields=["heard_at"],
                condition=Q(state__in=[WAITING, WRONG]),
                name="carrier_report_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tracking} #{self.number} {self.kind}: {self.state}"


class Pulling(models.Model):
    """How far a carrier's list of events has been read, and what went wrong last."""

    carrier = models.TextField(primary_key=True)
    position = models.BigIntegerField(default=0)
    pulled_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        db_table = "carrier_pulling"

    def __str__(self) -> str:
        return f"{self.carrier} at {self.position}"
