"""Tables of notices: what was told to whom by which way, each attempt, choices, templates."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.channels.notices.vocabulary import State

STATES = [each.value for each in State]
OPEN = [State.CREATED.value, State.SENT.value]


class Notice(models.Model):
    """One text to one person by one way about one event.

    `recipient` is who it is for: `person:7`, else `phone:` or `email:`; `address` where it goes.
    `next_at` is when somebody must look again and at once the claim of whoever is at work.
    `asked_of` names a provider that may have taken it without our knowing.
    """

    reference = models.UUIDField(default=uuid4, unique=True)
    kind = models.TextField()
    event = models.TextField()
    about = models.TextField(blank=True)
    recipient = models.TextField()
    person = models.TextField(blank=True)
    way = models.TextField()
    address = models.TextField(blank=True)
    language = models.TextField(default="vi")
    subject = models.TextField(blank=True)
    text = models.TextField(blank=True)
    facts = models.JSONField(default=dict, help_text="Empty for what opens something.")
    template = models.PositiveIntegerField(default=0, help_text="Version; 0 is the shipped one.")
    state = models.TextField(default=State.CREATED.value)
    reason = models.TextField(blank=True)
    provider = models.TextField(blank=True)
    asked_of = models.TextField(blank=True)
    tries = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    queued_at = models.DateTimeField(help_text="When it was last given to be sent.")
    next_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notice"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "event", "recipient", "way"], name="notice_once"
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="notice_state_known"),
            models.CheckConstraint(
                condition=~Q(state=State.CREATED.value) | Q(next_at__isnull=False),
                name="notice_waiting_has_a_timer",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_at"], condition=Q(next_at__isnull=False), name="notice_timer"
            ),
            models.Index(fields=["person", "-created_at"], name="notice_inbox"),
            models.Index(fields=["about"], name="notice_about"),
            models.Index(fields=["created_at"], name="notice_made"),
            models.Index(
                fields=["ended_at"], condition=Q(state=State.FAILED.value), name="notice_failed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.way} {self.state}"


class Attempt(models.Model):
    """What was tried for a notice and what came of it; never changed."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="attempts")
    at = models.DateTimeField()
    provider = models.TextField(blank=True)
    what = models.TextField()
    outcome = models.TextField()
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "notice_attempt"

    def __str__(self) -> str:
        return f"{self.what}: {self.outcome}"


class Choice(models.Model):
    """The ways outside a person wants for a group of kinds; without a row, the defaults."""

    person = models.TextField()
    group = models.TextField()
    ways = ArrayField(models.TextField())
    chosen_at = models.DateTimeField()

    class Meta:
        db_table = "notice_choice"
        constraints = [
            models.UniqueConstraint(fields=["person", "group"], name="notice_choice_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.group}: {', '.join(self.ways)}"


class Template(models.Model):
    """A province's own words for a kind; the highest version holds, an empty one is the shipped."""

    kind = models.TextField()
    language = models.TextField()
    version = models.PositiveIntegerField()
    subject = models.TextField(blank=True)
    text = models.TextField(blank=True)
    short = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.TextField()

    class Meta:
        db_table = "notice_template"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "version"], name="notice_template_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} v{self.version}"


class Provider(models.Model):
    """How a provider has been doing; while `held_until` lies ahead, another is asked first."""

    code = models.TextField(primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    held_until = models.DateTimeField(null=True)
    held_by = models.TextField(blank=True)
    trouble = models.TextField(blank=True)
    well_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notice_provider"

    def __str__(self) -> str:
        return self.code
