"""Tables of mandates: who may act for whom, what became of it, and what was done under it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from motcua.domain.kernel.mandate import ConsentWay, Ending

WAYS = [way.value for way in ConsentWay]
ENDINGS = [ending.value for ending in Ending]
DIGITS_12 = r"^([0-9]{12})?$"


class Mandate(models.Model):
    """The terms as they were agreed; the table refuses change and removal by a trigger."""

    code = models.CharField(max_length=20, unique=True)
    principal_name = models.CharField(max_length=200)
    principal_identity = models.CharField(max_length=12, blank=True)
    principal_birth = models.DateField(null=True, blank=True)
    principal_phone = models.CharField(max_length=40, blank=True)
    principal_email = models.EmailField(blank=True)
    helper_name = models.CharField(max_length=200)
    helper_identity = models.CharField(max_length=12, blank=True)
    helper_unit = models.CharField(max_length=40, blank=True)
    procedures = ArrayField(models.CharField(max_length=60))
    consent = models.CharField(max_length=20)
    said = models.TextField()
    proof = models.CharField(max_length=64, blank=True)
    witness = models.CharField(max_length=200, blank=True)
    witness_place = models.CharField(max_length=200, blank=True)
    call_back = models.CharField(max_length=40, blank=True)
    checked = models.TextField(blank=True, help_text="Whose identity was checked by which paper.")
    first = models.DateField()
    last = models.DateField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=40)
    given_by_name = models.CharField(max_length=200)
    given_by_role = models.CharField(max_length=30)
    given_place = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "people_mandate"
        constraints = [
            models.CheckConstraint(
                condition=Q(principal_identity__regex=DIGITS_12)
                & Q(helper_identity__regex=DIGITS_12),
                name="people_mandate_numbers_of_12_digits",
            ),
            models.CheckConstraint(
                condition=~Q(principal_identity="") | Q(principal_birth__isnull=False),
                name="people_mandate_principal_known",
            ),
            models.CheckConstraint(
                condition=(Q(helper_identity="") & ~Q(helper_unit=""))
                | (~Q(helper_identity="") & Q(helper_unit="")),
                name="people_mandate_helper_is_person_or_desk",
            ),
            models.CheckConstraint(
                condition=Q(helper_identity="") | ~Q(helper_identity=F("principal_identity")),
                name="people_mandate_helps_another",
            ),
            models.CheckConstraint(
                condition=Q(procedures__len__gte=1) & ~Q(procedures__contains=["*"]),
                name="people_mandate_never_everything",
            ),
            models.CheckConstraint(condition=Q(consent__in=WAYS), name="people_mandate_way_known"),
            models.CheckConstraint(
                condition=~Q(proof="")
                | (~Q(witness="") & ~Q(witness_place=""))
                | Q(consent=ConsentWay.ONLINE.value),
                name="people_mandate_proven",
            ),
            models.CheckConstraint(
                condition=~Q(consent=ConsentWay.PHONE.value) | ~Q(call_back=""),
                name="people_mandate_phone_called_back",
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="people_mandate_ends_after_it_begins"
            ),
        ]
        indexes = [
            models.Index(
                fields=["helper_identity", "last"],
                condition=~Q(helper_identity=""),
                name="people_mandate_of_helper",
            ),
            models.Index(
                fields=["principal_identity"],
                condition=~Q(principal_identity=""),
                name="people_mandate_on_principal",
            ),
            models.Index(fields=["given_place", "-given_at"], name="people_mandate_at_desk"),
        ]

    def __str__(self) -> str:
        return self.code


class MandateEvent(models.Model):
    """Accepted, declined or revoked: each once, by whom and why; never changed."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    person = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    place = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "people_mandate_event"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="accepted") | (Q(kind__in=ENDINGS) & ~Q(reason="")),
                name="people_mandate_event_known_and_said",
            ),
            models.UniqueConstraint(
                fields=["mandate"],
                condition=Q(kind="accepted"),
                name="people_mandate_accepted_once",
            ),
            models.UniqueConstraint(
                fields=["mandate"],
                condition=Q(kind__in=ENDINGS),
                name="people_mandate_ended_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.kind}"


class MandateUse(models.Model):
    """A dossier filed under a mandate: by whom and when."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="uses")
    dossier = models.UUIDField()
    procedure = models.CharField(max_length=40)
    person = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "people_mandate_use"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "mandate"], name="people_mandate_use_once")
        ]

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.dossier}"


class TakeOver(models.Model):
    """What was filed for a person without a number becomes theirs, after a desk checked who it is.

    Of the document shown only its kind and last four characters are kept, never an image.
    """

    mandate = models.OneToOneField(Mandate, on_delete=models.PROTECT, related_name="take_over")
    identity = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    document_kind = models.CharField(max_length=40)
    document_tail = models.CharField(max_length=4)
    place = models.CharField(max_length=40)
    checked_by = models.CharField(max_length=40)
    checked_by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "people_take_over"
        constraints = [
            models.CheckConstraint(
                condition=Q(identity__regex=r"^[0-9]{12}$"),
                name="people_take_over_number_of_12_digits",
            )
        ]
        indexes = [models.Index(fields=["identity"], name="people_take_over_of")]

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.identity}"
