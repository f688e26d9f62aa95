"""Tables of discipline: announced stops, one look a minute, what procedures really took."""

from django.db import models


class Outage(models.Model):
    """A stop of the service as it was announced; a changed plan is a new announcement.

    `late_reason` says why a planned stop was announced later than the rule allows.
    """

    starts_at = models.DateTimeField()
    back_at = models.DateTimeField(help_text="When the service is expected back.")
    what = models.TextField()
    what_en = models.TextField()
    late_reason = models.TextField(blank=True)
    announced_at = models.DateTimeField()
    announced_by = models.TextField()
    announcer = models.TextField()
    called_off_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(back_at__gt=models.F("starts_at")), name="outage_ends_later"
            ),
        ]
        indexes = [models.Index(fields=["back_at"], name="outage_by_end")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M} {self.what}"


class Look(models.Model):
    """Whether the portal answered in one minute; a minute without a row was not measured."""

    minute = models.DateTimeField(primary_key=True)
    answered = models.BooleanField()
    milliseconds = models.PositiveIntegerField()
    trouble = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.minute:%Y-%m-%d %H:%M} {'ok' if self.answered else self.trouble}"


class Duration(models.Model):
    """What the dossiers of a procedure finished in the last days took, in working minutes."""

    procedure = models.TextField(primary_key=True)
    counted_on = models.DateField()
    dossiers = models.PositiveIntegerField()
    median_minutes = models.PositiveIntegerField()
    nine_in_ten_minutes = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.procedure}: {self.nine_in_ten_minutes} min ({self.dossiers})"
