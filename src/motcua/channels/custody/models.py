"""Tables of custody: append-only events, what they touch, and the current rows made from them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class CustodyEvent(models.Model):
    """One event; the table refuses change and removal by a trigger.

    `prev_hash` covers the last event of everything this one touches.
    """

    position = models.BigAutoField(primary_key=True)
    name = models.TextField()
    payload = models.TextField()
    actor = models.TextField()
    recorded_at = models.DateTimeField()
    prev_hash = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        db_table = "custody_event"

    def __str__(self) -> str:
        return f"{self.position} {self.name}"


class CustodyTouch(models.Model):
    """Which events touched a thing, a number of minutes or a person's cash: the 1st, the 2nd …

    Two scans that saw the same state want the same version; the second one is refused by the key.
    """

    pk = models.CompositePrimaryKey("subject", "version")
    subject = models.TextField(help_text="t/label, m/number of minutes, c/person")
    version = models.IntegerField()
    position = models.BigIntegerField()

    class Meta:
        db_table = "custody_touch"
        indexes = [models.Index(fields=["position"], name="custody_touch_event")]

    def __str__(self) -> str:
        return f"{self.subject}/{self.version}"


class CustodyThing(models.Model):
    """Where a thing is now; one that is `inside` a packet is where the packet is.

    `holder` is the holder's key as text; the columns after it say the same in words. `state` is
    all a decision asks of the thing.
    """

    label = models.TextField(primary_key=True)
    kind = models.TextField()
    dossier = models.TextField(blank=True)
    paper = models.TextField(blank=True)
    amount = models.BigIntegerField(default=0)
    seal = models.TextField(blank=True)
    inside = models.TextField(blank=True)
    fate = models.TextField()
    damaged = models.BooleanField(default=False)
    returning = models.BooleanField(default=False)
    holder = models.TextField()
    holder_kind = models.TextField()
    holder_person = models.TextField(blank=True)
    holder_name = models.TextField(blank=True)
    holder_employer = models.TextField()
    holder_place = models.TextField(blank=True)
    since = models.DateTimeField()
    to_name = models.TextField(blank=True)
    to_text = models.TextField(blank=True)
    to_unit = models.TextField(blank=True)
    state = models.TextField()

    class Meta:
        db_table = "custody_thing"
        constraints = [
            models.UniqueConstraint(
                fields=["seal"], condition=~models.Q(seal=""), name="custody_seal_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["holder"], condition=models.Q(fate="held"), name="custody_thing_holder"
            ),
            models.Index(
                fields=["holder_place"],
                condition=models.Q(fate="held"),
                name="custody_thing_place",
            ),
            models.Index(
                fields=["inside"], condition=~models.Q(inside=""), name="custody_thing_inside"
            ),
            models.Index(
                fields=["dossier"], condition=~models.Q(dossier=""), name="custody_thing_dossier"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class CustodyNow(models.Model):
    """The view of where everything is: what lies in a packet is where the packet is."""

    label = models.TextField(primary_key=True)
    kind = models.TextField()
    dossier = models.TextField()
    paper = models.TextField()
    amount = models.BigIntegerField()
    seal = models.TextField()
    inside = models.TextField()
    fate = models.TextField()
    damaged = models.BooleanField()
    returning = models.BooleanField()
    holder_kind = models.TextField()
    holder_person = models.TextField()
    holder_name = models.TextField()
    holder_employer = models.TextField()
    holder_place = models.TextField()
    since = models.DateTimeField()
    to_name = models.TextField()
    to_text = models.TextField()
    to_unit = models.TextField()

    class Meta:
        db_table = "custody_now"
        managed = False

    def __str__(self) -> str:
        return self.label


class CustodyLoose(models.Model):
    """A hand-over that moved nothing: one scan is still missing, or it fits on no chain."""

    pk = models.CompositePrimaryKey("thing", "minutes", "giver", "receiver")
    thing = models.TextField()
    minutes = models.TextField()
    giver = models.TextField()
    receiver = models.TextField()
    hand_over = models.JSONField()
    astray = models.BooleanField()

    class Meta:
        db_table = "custody_loose"
        indexes = [
            models.Index(fields=["giver"], name="custody_loose_giver"),
            models.Index(fields=["receiver"], name="custody_loose_receiver"),
        ]

    def __str__(self) -> str:
        return f"{self.thing} {self.minutes}"


class CustodyMinutes(models.Model):
    """Minutes of a hand-over; `giver` and `receiver` are null while scans speak of others.

    `state` is all of it after `version` events: a scan need not read the scans before it.
    """

    number = models.TextField(primary_key=True)
    version = models.IntegerField()
    state = models.TextField()
    giver = models.JSONField(null=True)
    receiver = models.JSONField(null=True)
    giver_place = models.TextField(blank=True)
    receiver_place = models.TextField(blank=True)
    things = ArrayField(models.TextField())
    signed = models.JSONField()
    open = models.BooleanField()
    filed_at = models.DateTimeField(null=True)
    first_scan_at = models.DateTimeField()

    class Meta:
        db_table = "custody_minutes"
        indexes = [
            models.Index(fields=["giver_place", "first_scan_at"], name="custody_minutes_giver"),
            models.Index(
                fields=["receiver_place", "first_scan_at"], name="custody_minutes_receiver"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CustodyCase(models.Model):
    """A discrepancy and who owns it; `place` is where it was found."""

    number = models.TextField(primary_key=True)
    kind = models.TextField()
    thing = models.TextField()
    what = models.TextField()
    owner = models.TextField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    resolution = models.TextField(blank=True)
    said = models.TextField(blank=True)
    place = models.TextField(blank=True)

    class Meta:
        db_table = "custody_case"
        indexes = [
            models.Index(fields=["thing"], name="custody_case_thing"),
            models.Index(fields=["place", "opened_at"], name="custody_case_place"),
            models.Index(
                fields=["owner"], condition=models.Q(closed_at=None), name="custody_case_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CustodyCash(models.Model):
    """What a person has in hand outside any bag, after `version` events that changed it."""

    person = models.TextField(primary_key=True)
    amount = models.BigIntegerField()
    version = models.IntegerField()

    class Meta:
        db_table = "custody_cash"

    def __str__(self) -> str:
        return f"{self.person}: {self.amount}"


class LateReport(models.Model):
    """What a device without network told later; kept until it fits, or somebody sets it aside."""

    owner = models.TextField()
    key = models.TextField()
    request_hash = models.BinaryField()
    subjects = ArrayField(models.TextField())
    report = models.TextField(help_text="Command, actor, hat and order as JSON.")
    at = models.DateTimeField()
    told_at = models.DateTimeField()
    place = models.TextField(blank=True)
    refusal_vi = models.TextField(blank=True)
    refusal_en = models.TextField(blank=True)
    tries = models.IntegerField(default=1)
    settled_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(default=False)
    settled_by = models.TextField(blank=True)
    said = models.TextField(blank=True)

    class Meta:
        db_table = "custody_late"
        constraints = [
            models.UniqueConstraint(fields=["owner", "key"], name="custody_late_key_once"),
        ]
        indexes = [
            models.Index(
                fields=["at"], condition=models.Q(settled_at=None), name="custody_late_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner}: {self.key}"
