"""Tables of people: who they are, who employs them, where they are posted, whom they represent."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from motcua.domain.kernel.actor import DECIDING_ROLES, OWN_ROLES, Employer, Role
from motcua.reference.people.mandate_models import Mandate, MandateEvent, MandateUse, TakeOver
from motcua.reference.people.record_models import (
    AccessEntry,
    ContactChange,
    DataExport,
    DataRequest,
)
from motcua.reference.people.sign_in_models import Recovery, SignIn, WayIn

__all__ = [
    "AccessEntry",
    "ContactChange",
    "DataExport",
    "DataRequest",
    "EmployerBody",
    "Mandate",
    "MandateEvent",
    "MandateUse",
    "Posting",
    "Recovery",
    "Representation",
    "SignIn",
    "TakeOver",
    "User",
    "WayIn",
]

POSTABLE_ROLES = [role.value for role in Role if role not in OWN_ROLES | {Role.SYSTEM}]
"""Roles held by a posting."""

AGENCY, POST = Employer.AGENCY.value, Employer.POST.value

SECONDMENT_MONTHS = (6, 24)
"""Shortest and longest secondment of a reception official (decree 61/2018 art. 11.4)."""


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in, or the named person behind a machine client."""

    username = models.CharField(
        max_length=150, unique=True, validators=[UnicodeUsernameValidator()]
    )
    full_name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    personal_id = models.CharField(max_length=12, null=True, blank=True, unique=True)
    is_synthetic = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="vi", choices=[("vi", "vi"), ("en", "en")])
    birth = models.DateField(null=True, blank=True)
    # Who proved that the personal number is this person's: "oidc:<provider>" or "desk:<unit>".
    identity_verified_at = models.DateTimeField(null=True, blank=True)
    identity_source = models.CharField(max_length=60, blank=True, default="", db_default="")
    identity_assurance = models.CharField(max_length=60, blank=True, default="", db_default="")
    email_verified_at = models.DateTimeField(null=True, blank=True)
    phone_verified_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(personal_id__isnull=True)
                | Q(personal_id__regex=r"^[0-9]{12}$")
                | Q(personal_id__regex=r"^[0-9]{9}$"),
                name="people_user_personal_id_9_or_12_digits",
            ),
            models.CheckConstraint(
                condition=Q(language__in=["vi", "en"]), name="people_user_language_known"
            ),
            models.CheckConstraint(
                condition=Q(identity_verified_at__isnull=True)
                | (Q(personal_id__isnull=False) & ~Q(identity_source="")),
                name="people_user_verified_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.rsplit(" ", 1)[-1]


class EmployerBody(models.Model):
    """An agency of the state or an enterprise of the post that pays people."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=[(AGENCY, AGENCY), (POST, POST)])

    class Meta:
        db_table = "people_employer"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[AGENCY, POST]),
                name="people_employer_kind_known",
            ),
            # The target of the foreign key by which a posting cannot lie about its employer.
            models.UniqueConstraint(fields=["id", "kind"], name="people_employer_id_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class Posting(models.Model):
    """A person in a role at a one-stop unit or agency, for a time; history is kept.

    (employer, employer_kind) is a composite foreign key, made in the migration.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="postings")
    role = models.CharField(max_length=30, choices=[(role, role) for role in POSTABLE_ROLES])
    place_code = models.CharField(max_length=40)
    employer = models.ForeignKey(EmployerBody, on_delete=models.PROTECT)
    employer_kind = models.CharField(max_length=10)
    valid = DateRangeField()
    secondment_months = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=POSTABLE_ROLES), name="people_posting_role_known"
            ),
            models.CheckConstraint(
                condition=~(
                    Q(role__in=sorted(role.value for role in DECIDING_ROLES))
                    & Q(employer_kind=POST)
                ),
                name="people_posting_post_never_decides",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.POSTAL_CLERK.value) | Q(employer_kind=POST),
                name="people_posting_clerk_is_postal",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.RECEPTION_OFFICIAL.value) | Q(employer_kind=AGENCY),
                name="people_posting_official_is_of_agency",
            ),
            models.CheckConstraint(
                condition=Q(secondment_months__isnull=True)
                | Q(secondment_months__range=SECONDMENT_MONTHS),
                name="people_posting_secondment_6_to_24_months",
            ),
            models.CheckConstraint(
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
                name="people_posting_begins",
            ),
            ExclusionConstraint(
                name="people_posting_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("place_code", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["place_code", "role"], name="people_posting_place")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.place_code} {self.valid}"


class Representation(models.Model):
    """A person who acts for an organisation or one branch of it, known by its tax code.

    Without `procedures` for everything; an authorised colleague has a list.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="representations")
    tax_code = models.CharField(max_length=14)
    organisation = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=[("legal", "legal"), ("mandate", "mandate")])
    valid = DateRangeField()
    procedures = ArrayField(
        models.CharField(max_length=60), default=list, db_default=models.Value("{}"), blank=True
    )
    checked = models.TextField(blank=True, default="", db_default="")
    given_by = models.CharField(max_length=40, blank=True, default="", db_default="")
    given_by_name = models.CharField(max_length=200, blank=True, default="", db_default="")
    given_place = models.CharField(max_length=40, blank=True, default="", db_default="")
    given_at = models.DateTimeField(null=True, blank=True)
    ended_by_name = models.CharField(max_length=200, blank=True, default="", db_default="")
    ended_reason = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["legal", "mandate"]), name="people_representation_role_known"
            ),
            models.CheckConstraint(
                condition=Q(tax_code__regex=r"^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$"),
                name="people_representation_tax_code_shape",
            ),
            models.CheckConstraint(
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
                name="people_representation_begins",
            ),
            ExclusionConstraint(
                name="people_representation_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("tax_code", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.tax_code}"
