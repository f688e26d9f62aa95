"""Tables of sign-in: who came in how and from where, one-time ways in, what a desk restored."""

from django.db import models
from django.db.models import Q

WAYS = ("eid", "passkey", "password", "password_factor", "code", "desk")
WAY_IN_KINDS = ("contact", "desk")
RESTORED = ("way_in", "second_factors")


class SignIn(models.Model):
    """One session: opened how, by which browser; `ended_at` when it was ended by hand."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="sign_ins")
    at = models.DateTimeField()
    way = models.CharField(max_length=20)
    device = models.CharField(max_length=64)
    browser = models.CharField(max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)
    session_key = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_sign_in"
        constraints = [
            models.CheckConstraint(condition=Q(way__in=WAYS), name="people_sign_in_way_known")
        ]
        indexes = [models.Index(fields=["user", "-at"], name="people_sign_in_of_user")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.way} {self.at}"


class Recovery(models.Model):
    """An identity checked in person at a desk, and what was restored on the strength of it.

    Of the document shown only its kind and last four characters are kept, never an image.
    """

    code = models.UUIDField(unique=True)
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="recoveries")
    what = models.CharField(max_length=20)
    place_code = models.CharField(max_length=40)
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    document_kind = models.CharField(max_length=30)
    document_tail = models.CharField(max_length=4)
    for_staff = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_recovery"
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=RESTORED), name="people_recovery_what_known"
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=models.F("user")), name="people_recovery_not_of_oneself"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | (~Q(confirmed_by=models.F("asked_by")) & ~Q(confirmed_by=models.F("user"))),
                name="people_recovery_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(for_staff=False)
                | Q(done_at__isnull=True)
                | Q(confirmed_by__isnull=False),
                name="people_recovery_of_staff_confirmed",
            ),
        ]
        indexes = [models.Index(fields=["place_code", "-asked_at"], name="people_recovery_at")]

    def __str__(self) -> str:
        return f"{self.code} {self.what} {self.user_id}"


class WayIn(models.Model):
    """A one-time code, kept as a keyed hash; it dies of use, age or wrong guesses."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="ways_in")
    kind = models.CharField(max_length=10)
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        db_table = "people_way_in"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=WAY_IN_KINDS), name="people_way_in_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="contact") | Q(recovery__isnull=False),
                name="people_way_in_of_a_desk_has_its_check",
            ),
        ]
        indexes = [models.Index(fields=["user", "-made_at"], name="people_way_in_of_user")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.made_at}"
