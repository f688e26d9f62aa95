"""Tables of places, each row true between two dates; codes repeat over time, never on one day."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

TRUSTS = ["sourced", "derived", "unverified", "assigned"]
"""How far a row can be believed; `assigned` is ours until the real value is known."""

LEVELS = ["province", "district", "commune"]


def one_at_a_time(name: str) -> ExclusionConstraint:
    """No code means two things on one day."""
    return ExclusionConstraint(
        name=name,
        expressions=[("code", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
    )


def level_known(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(level__in=LEVELS), name=name)


class Dated(models.Model):
    """A row true from the first day of `valid` until the day before its end."""

    valid = DateRangeField()
    trust = models.CharField(max_length=12, choices=[(t, t) for t in TRUSTS])
    source = models.CharField(max_length=200)

    class Meta:
        abstract = True


class Province(Dated):
    """A province of the country; `into` names the province of 2025 it became part of."""

    code = models.CharField(max_length=2)
    name = models.CharField(max_length=100)
    into = models.CharField(max_length=2, blank=True)

    class Meta:
        constraints = [one_at_a_time("places_province_one_at_a_time")]

    def __str__(self) -> str:
        return self.name


class AdminUnit(Dated):
    """A district or commune of the province; codes of the statistics office."""

    code = models.CharField(max_length=5)
    level = models.CharField(max_length=10)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=100)
    parent = models.CharField(max_length=5, blank=True)

    class Meta:
        constraints = [
            one_at_a_time("places_unit_one_at_a_time"),
            level_known("places_unit_level_known"),
        ]
        indexes = [models.Index(fields=["parent"], name="places_unit_parent")]

    def __str__(self) -> str:
        return self.name


class UnitSuccession(models.Model):
    """What a unit became; a split has several rows, exactly one of them the default."""

    old_code = models.CharField(max_length=5)
    old_name = models.CharField(max_length=100)
    old_district = models.CharField(max_length=100, blank=True)
    old_province = models.CharField(max_length=2)
    new_code = models.CharField(max_length=5)
    on = models.DateField()
    relation = models.CharField(max_length=6)
    is_default = models.BooleanField()
    trust = models.CharField(max_length=12)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["old_code", "on", "new_code"], name="places_succession_once"
            ),
            models.UniqueConstraint(
                fields=["old_code", "on"],
                condition=Q(is_default=True),
                name="places_succession_one_default",
            ),
            models.CheckConstraint(
                condition=Q(relation__in=["whole", "split"]),
                name="places_succession_relation_known",
            ),
        ]
        indexes = [models.Index(fields=["new_code"], name="places_succession_new")]

    def __str__(self) -> str:
        return f"{self.old_name} -> {self.new_code} ({self.on})"


class Agency(Dated):
    """A competent body: people's committee, provincial department, district office."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=10)
    parent = models.CharField(max_length=20, blank=True)
    admin_code = models.CharField(max_length=5)

    class Meta:
        constraints = [
            one_at_a_time("places_agency_one_at_a_time"),
            level_known("places_agency_level_known"),
        ]
        indexes = [models.Index(fields=["admin_code"], name="places_agency_admin")]

    def __str__(self) -> str:
        return self.name


class OneStopUnit(Dated):
    """A counter unit: reception-and-return unit or public service centre."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=10)
    admin_code = models.CharField(max_length=5)
    agency_code = models.CharField(max_length=20)

    class Meta:
        constraints = [
            one_at_a_time("places_one_stop_one_at_a_time"),
            level_known("places_one_stop_level_known"),
        ]
        indexes = [models.Index(fields=["admin_code"], name="places_one_stop_admin")]

    def __str__(self) -> str:
        return self.name


class Premises(Dated):
    """Where a one-stop unit sits for a time; no row means that nobody knows."""

    code = models.CharField(max_length=20)
    address = models.CharField(max_length=200, blank=True)
    in_post_office = models.BooleanField()

    class Meta:
        constraints = [one_at_a_time("places_premises_one_at_a_time")]

    def __str__(self) -> str:
        return f"{self.code}: {self.address}"


class PlaceSuccession(models.Model):
    """Which one-stop unit or agency takes over the open dossiers of another from a day on."""

    old_code = models.CharField(max_length=20)
    new_code = models.CharField(max_length=20)
    on = models.DateField()
    trust = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old_code"], name="places_place_succession_once"),
            models.CheckConstraint(
                condition=~Q(old_code=models.F("new_code")),
                name="places_place_succession_to_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_code} -> {self.new_code} ({self.on})"


class PostPoint(Dated):
    """A post office or cultural post point where dossiers may be handed in."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    admin_code = models.CharField(max_length=5)

    class Meta:
        constraints = [one_at_a_time("places_post_point_one_at_a_time")]

    def __str__(self) -> str:
        return self.name
