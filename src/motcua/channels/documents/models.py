"""Tables of the store of documents: what was issued or kept, how it ended, where it was used."""

from django.db import models
from django.db.models import PROTECT, CheckConstraint, Index, Q, UniqueConstraint


class Document(models.Model):
    """One electronic document: append-only, but a kept paper nobody used may be taken away.

    `number` and `check_code` are empty for a paper that a person gave.
    """

    id = models.UUIDField(primary_key=True)
    kind = models.TextField(help_text="result, certified_copy or paper")
    number = models.TextField(blank=True)
    check_code = models.TextField(blank=True)
    owner = models.TextField(blank=True, help_text="Identity or tax number; empty without one.")
    owner_name = models.TextField()
    title = models.TextField()
    official_number = models.TextField(blank=True, help_text="The number the agency gave it.")
    signed_on = models.DateField(null=True)
    dossier = models.UUIDField(null=True)
    dossier_code = models.TextField(blank=True)
    procedure = models.TextField(blank=True)
    paper = models.TextField(blank=True, help_text="The code of the paper in the catalogue.")
    place = models.TextField(blank=True, help_text="The agency or unit that issued it.")
    digest = models.TextField(help_text="SHA-256 of the file.")
    size = models.BigIntegerField()
    media = models.TextField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    facts = models.JSONField(default=dict, help_text="What only this kind of document has.")
    signer = models.TextField(blank=True, help_text="The subject of the certificate.")
    signer_name = models.TextField(blank=True)
    by_person = models.TextField()
    recorded_at = models.DateTimeField()
    replaces = models.OneToOneField("self", on_delete=PROTECT, null=True, related_name="successor")
    synthetic = models.BooleanField(default=False)

    class Meta:
        db_table = "doc_document"
        constraints = [
            UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="doc_document_number"
            ),
            UniqueConstraint(
                fields=["owner", "paper", "digest", "dossier"],
                condition=Q(kind="paper"),
                name="doc_document_kept_once",
            ),
            CheckConstraint(
                condition=Q(kind="paper") | ~(Q(number="") | Q(check_code="") | Q(signer="")),
                name="doc_document_issued",
            ),
            CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=models.F("valid_from")),
                name="doc_document_valid",
            ),
        ]
        indexes = [
            Index(fields=["owner", "recorded_at"], name="doc_document_owner"),
            Index(fields=["digest"], name="doc_document_digest"),
            Index(fields=["dossier"], name="doc_document_dossier"),
            Index(fields=["place", "recorded_at"], name="doc_document_place"),
            Index(fields=["-recorded_at", "-number"], name="doc_document_newest"),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.kind} {self.id}"


class Ending(models.Model):
    """A document is revoked or replaced, once and for good: append-only."""

    document = models.OneToOneField(Document, on_delete=PROTECT, primary_key=True)
    kind = models.TextField(help_text="revoked or replaced")
    at = models.DateTimeField()
    reason = models.TextField()
    by_person = models.TextField()
    by_name = models.TextField()

    class Meta:
        db_table = "doc_ending"
        constraints = [CheckConstraint(condition=~Q(reason=""), name="doc_ending_reason")]

    def __str__(self) -> str:
        return f"{self.kind} {self.document_id}"


class Use(models.Model):
    """A stored document served as a paper of a dossier: append-only."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=PROTECT, related_name="uses")
    dossier = models.UUIDField()
    dossier_code = models.TextField()
    paper = models.TextField()
    at = models.DateTimeField()
    by_person = models.TextField()
    by_name = models.TextField()

    class Meta:
        db_table = "doc_use"
        constraints = [
            UniqueConstraint(fields=["document", "dossier", "paper"], name="doc_use_once")
        ]
        indexes = [Index(fields=["dossier"], name="doc_use_dossier")]

    def __str__(self) -> str:
        return f"{self.document_id} in {self.dossier_code}"


class Opened(models.Model):
    """Somebody took the file of a document: append-only; its owner may read who."""

    id = models.BigAutoField(primary_key=True)
    document = models.UUIDField()
    at = models.DateTimeField()
    by_person = models.TextField()
    by_name = models.TextField()
    role = models.TextField()
    place = models.TextField(blank=True)

    class Meta:
        db_table = "doc_opened"
        indexes = [Index(fields=["document", "at"], name="doc_opened_document")]

    def __str__(self) -> str:
        return f"{self.document} {self.at}"


class Hidden(models.Model):
    """The owner keeps a document out of their list; it is there all the same."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "doc_hidden"

    def __str__(self) -> str:
        return str(self.document_id)
