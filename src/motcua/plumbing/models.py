"""Tables of the tools: number counters, relay cursors, idempotency keys, day seals."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class NumberingCounter(models.Model):
    """The last number given out in a scope; raised by the SQL function numbering_next."""

    scope = models.TextField(primary_key=True)
    last = models.IntegerField()

    class Meta:
        db_table = "numbering_counter"

    def __str__(self) -> str:
        return f"{self.scope}: {self.last}"


class RelayCursor(models.Model):
    """How far a subscriber has read the journal.

    Positions up to `fence_position` are complete once none of `fence_writers` is at work.
    """

    subscriber = models.TextField(primary_key=True)
    position = models.BigIntegerField(default=0)
    fence_position = models.BigIntegerField(default=0)
    fence_writers = ArrayField(models.TextField(), default=list)

    class Meta:
        db_table = "relay_cursor"

    def __str__(self) -> str:
        return f"{self.subscriber} at {self.position}"


class IdempotencyKey(models.Model):
    """The answer once given to a request, so that the same request gets the same answer."""

    pk = models.CompositePrimaryKey("owner", "key")
    owner = models.TextField()
    key = models.TextField()
    request_hash = models.BinaryField()
    answer = models.JSONField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "idempotency_key"
        indexes = [models.Index(fields=["created_at"], name="idempotency_key_age")]

    def __str__(self) -> str:
        return f"{self.owner}: {self.key}"


class DaySeal(models.Model):
    """The Merkle root over a day's stretch of a journal and the journal's seal before it."""

    pk = models.CompositePrimaryKey("journal", "day")
    journal = models.TextField(help_text="The table that is sealed.")
    day = models.DateField()
    root = models.BinaryField()
    count = models.BigIntegerField()
    first_position = models.BigIntegerField(help_text="The first position of the stretch.")
    last_position = models.BigIntegerField(help_text="One less than the first if it is empty.")
    prev_root = models.BinaryField()
    sealed_at = models.DateTimeField()

    class Meta:
        db_table = "day_seal"

    def __str__(self) -> str:
        return f"{self.day}: {self.count} events"
