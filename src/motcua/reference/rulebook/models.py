"""What single offices and authorities announce: opening hours and closures; rows are only added."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class UnitHours(models.Model):
    """The opening hours one unit announced; where announcements overlap, the last one counts.

    `windows` and `saturday` are lists of ["07:00", "11:30"].
    """

    unit = models.TextField()
    windows = models.JSONField()
    saturday = models.JSONField(default=list)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    notice = models.TextField()
    recorded_by = models.TextField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "notice"], name="unit_hours_notice_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="unit_hours_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.notice}"


class ClosureNotice(models.Model):
    """An authority's notice that closes offices; an empty `place` closes all of them."""

    place = models.TextField(blank=True)
    first_day = models.DateField()
    last_day = models.DateField()
    notice = models.TextField()
    reason = models.TextField()
    recorded_by = models.TextField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["first_day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "notice"], name="closure_notice_once"),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="closure_days_in_order"
            ),
        ]
        indexes = [models.Index(fields=["place"], name="closure_place")]

    def __str__(self) -> str:
        return self.notice
