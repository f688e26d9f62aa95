"""Tables of the exchange: how far each dossier was told, every try, what a comparison found."""

from django.db import models
from django.db.models import F, Q

PENDING, TOLD, REFUSED, QUIET = "pending", "told", "refused", "quiet"
STATES = [PENDING, TOLD, REFUSED, QUIET]


class Standing(models.Model):
    """One dossier: its newest version, the version the other side has acknowledged.

    `since` is since when the two differ. `QUIET` is a dossier nobody outside is told of yet.
    `next_at` is when it is tried again and at once the claim of whoever is at it.
    """

    dossier = models.UUIDField(primary_key=True)
    code = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    state = models.TextField(default=PENDING)
    status = models.PositiveSmallIntegerField(default=0, help_text="TrangThaiHoSo as last told.")
    told_version = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    since = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, help_text="A word of ours: why it is out of step.")
    said = models.TextField(blank=True, help_text="The other side's own words.")
    tries = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "exchange_standing"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="exchange_state_known"),
            models.CheckConstraint(
                condition=~Q(state=PENDING) | Q(next_at__isnull=False),
                name="exchange_pending_has_a_timer",
            ),
            models.CheckConstraint(
                condition=Q(told_version__lte=F("version")), name="exchange_told_what_is"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_at"], condition=Q(next_at__isnull=False), name="exchange_timer"
            ),
            models.Index(
                fields=["since"], condition=Q(since__isnull=False), name="exchange_out_of_step"
            ),
            models.Index(fields=["told_at"], name="exchange_told_at"),
            models.Index(fields=["code"], name="exchange_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.told_version}/{self.version} {self.state}"


class Try(models.Model):
    """One try to tell of one dossier, and what came of it; never changed, nothing personal."""

    dossier = models.UUIDField()
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    outcome = models.TextField()
    said = models.TextField(blank=True)

    class Meta:
        db_table = "exchange_try"
        indexes = [models.Index(fields=["dossier", "at"], name="exchange_try_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier} v{self.version}: {self.outcome}"


class Comparison(models.Model):
    """One comparison of a day: how many were compared, and what came of it."""

    day = models.DateField()
    at = models.DateTimeField()
    ours = models.PositiveIntegerField(default=0)
    theirs = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)

    class Meta:
        db_table = "exchange_comparison"
        indexes = [models.Index(fields=["-at"], name="exchange_comparison_newest")]

    def __str__(self) -> str:
        return f"{self.day}: {self.ours}/{self.theirs}"


class Difference(models.Model):
    """A dossier on which the two sides did not agree when they were compared."""

    comparison = models.ForeignKey(Comparison, on_delete=models.PROTECT, related_name="differences")
    code = models.TextField()
    kind = models.TextField()
    ours = models.TextField(blank=True)
    theirs = models.TextField(blank=True)

    class Meta:
        db_table = "exchange_difference"

    def __str__(self) -> str:
        return f"{self.code}: {self.kind}"
