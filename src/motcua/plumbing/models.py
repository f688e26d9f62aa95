"""Tables of the tools: counters, cursors, idempotency keys, day seals, uploads with their scans."""

from uuid import uuid4

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


class Upload(models.Model):
    """A file on its way in, piece by piece; its content waits apart until somebody claims it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.TextField(help_text="Whose it is, in the words of the app that asked.")
    about = models.TextField(help_text="What it is for, such as a draft and one of its papers.")
    name = models.TextField()
    size = models.BigIntegerField(help_text="As announced; what comes must be exactly that long.")
    received = models.BigIntegerField(default=0)
    largest = models.BigIntegerField()
    kinds = ArrayField(models.TextField())
    digest = models.TextField(help_text="SHA-256 of the content; empty while it comes.")
    kind = models.TextField()
    pages = models.IntegerField(default=0)
    created_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "upload"
        indexes = [
            models.Index(fields=["owner", "about"], name="upload_owner"),
            models.Index(fields=["digest"], name="upload_digest"),
            models.Index(fields=["touched_at"], name="upload_age"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.received} of {self.size} bytes"


class UploadPiece(models.Model):
    """Bytes that came, kept until the file is whole."""

    pk = models.CompositePrimaryKey("upload_id", "start")
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="pieces")
    start = models.BigIntegerField()
    content = models.BinaryField()

    class Meta:
        db_table = "upload_piece"

    def __str__(self) -> str:
        return f"{self.upload_id} from {self.start}"


class Scan(models.Model):
    """What the virus scanner said of a content."""

    digest = models.TextField(primary_key=True)
    verdict = models.TextField(help_text="clean, infected or not_scanned.")
    found = models.TextField(help_text="The scanner's name for what it found.")
    at = models.DateTimeField()

    class Meta:
        db_table = "file_scan"
        indexes = [
            models.Index(
                fields=["at"],
                condition=models.Q(verdict="not_scanned"),
                name="file_scan_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]}: {self.verdict}"


class PagePreview(models.Model):
    """A page drawn small; made when first looked at, thrown away when long unseen."""

    pk = models.CompositePrimaryKey("digest", "page")
    digest = models.TextField()
    page = models.IntegerField()
    content = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "page_preview"
        indexes = [models.Index(fields=["made_at"], name="page_preview_age")]

    def __str__(self) -> str:
        return f"{self.digest[:12]}, page {self.page}"
