"""Tables of a person's own data: who looked at it, what they asked for, what was handed over."""

from django.db import models
from django.db.models import Q

from motcua.domain.kernel.own_data import RequestKind

KINDS = [kind.value for kind in RequestKind]
CONTACTS = ("email", "phone")


class AccessEntry(models.Model):
    """A member of staff saw personal data: once for each person, dossier and hour."""

    person = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    place = models.CharField(max_length=40, blank=True)
    owner = models.CharField(max_length=14, blank=True, help_text="Whose data: their number.")
    dossier = models.UUIDField(null=True, blank=True)
    code = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=20)
    hour = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        db_table = "people_access"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "what", "dossier", "owner", "hour"],
                nulls_distinct=False,
                name="people_access_once_an_hour",
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner", "-at"], condition=~Q(owner=""), name="people_access_of_owner"
            ),
            models.Index(fields=["dossier"], name="people_access_of_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.what} {self.code or self.owner} {self.hour}"


class DataRequest(models.Model):
    """A person asks to correct, restrict or stop the use of their data; a clerk answers in time."""

    code = models.CharField(max_length=20, unique=True)
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=30)
    wanted = models.TextField()
    reason = models.TextField(blank=True)
    unit = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=40, blank=True)
    answered_by_name = models.CharField(max_length=200, blank=True)
    granted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    document = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "people_data_request"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="people_request_kind_known"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True)
                | (Q(granted__isnull=False) & ~Q(answer="") & ~Q(answered_by="")),
                name="people_request_answered_in_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "answer_by"],
                condition=Q(answered_at__isnull=True),
                name="people_request_open",
            )
        ]

    def __str__(self) -> str:
        return self.code


class ContactChange(models.Model):
    """A new e-mail address or number, kept only after the code sent there came back."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=254)
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_contact_change"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CONTACTS), name="people_contact_change_kind_known"
            )
        ]
        indexes = [models.Index(fields=["user", "-made_at"], name="people_contact_change_of")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"


class DataExport(models.Model):
    """One copy of a person's data, made by a job and taken away after some days."""

    code = models.UUIDField(unique=True)
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)
    until = models.DateField()
    size = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True, default="", db_default="")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_data_export"
        indexes = [models.Index(fields=["user", "-asked_at"], name="people_data_export_of")]

    def __str__(self) -> str:
        return str(self.code)
