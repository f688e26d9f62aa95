"""Tables of filing online: unfinished drafts with their files, and the answers that were filed."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.domain.eforms.definition import FormName


class Draft(models.Model):
    """One unfinished filing of one account: a new dossier, a correction, or a supplement.

    `versions` tells for each answer after which change of the draft it was last set.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.BigIntegerField()
    state = models.TextField()
    purpose = models.TextField()
    dossier = models.UUIDField(null=True)
    code = models.TextField(blank=True)
    procedure = models.TextField()
    case = models.TextField(blank=True)
    form = models.TextField()
    form_version = models.PositiveIntegerField()
    filer = models.TextField()
    acting_for = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    answers = models.JSONField(default=dict)
    versions = models.JSONField(default=dict)
    conflicts = models.JSONField(default=list)
    prefilled = models.JSONField(default=dict)
    aside = models.JSONField(default=dict)
    touched = ArrayField(models.TextField(), default=list)
    later = ArrayField(models.TextField(), default=list)
    reliefs = ArrayField(models.TextField(), default=list)
    quantities = models.JSONField(default=dict)
    unit = models.TextField(blank=True)
    agency = models.TextField(blank=True)
    channel_out = models.TextField(blank=True)
    delivery = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "online_draft"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "submitted", "discarded", "expired"]),
                name="online_draft_state_known",
            ),
            models.UniqueConstraint(
                fields=["dossier", "owner"],
                condition=models.Q(state="open", dossier__isnull=False),
                name="online_draft_one_correction",
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner", "changed_at"],
                condition=models.Q(state="open"),
                name="online_draft_mine",
            ),
            models.Index(
                fields=["changed_at"],
                condition=models.Q(state="open"),
                name="online_draft_old",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.state}"

    @property
    def form_name(self) -> FormName:
        return FormName(self.form, self.form_version)


class DraftFile(models.Model):
    """One file of one paper of a draft, uploaded or taken from the person's store."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    paper = models.TextField()
    upload = models.UUIDField(null=True)
    document = models.UUIDField(null=True)
    digest = models.TextField()
    name = models.TextField()
    size = models.BigIntegerField()
    kind = models.TextField()
    source = models.TextField()
    added_at = models.DateTimeField()

    class Meta:
        db_table = "online_draft_file"
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "paper", "digest"], name="online_draft_file_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper} {self.name}"


class FiledAnswers(models.Model):
    """Answers in their one written form, under the SHA-256 of that text; never changed."""

    sha256 = models.TextField(primary_key=True)
    content = models.TextField()
    filed_at = models.DateTimeField()

    class Meta:
        db_table = "online_answers"

    def __str__(self) -> str:
        return self.sha256


class Submission(models.Model):
    """What was chosen besides the dossier itself, each time it was filed; never changed.

    `sha256` names the answers; it is empty for a supplement without a form.
    """

    dossier = models.UUIDField()
    version = models.PositiveIntegerField()
    draft = models.UUIDField()
    person = models.TextField()
    owner_identity = models.TextField(blank=True)
    procedure = models.TextField()
    sha256 = models.TextField()
    delivery = models.JSONField(default=dict)
    reliefs = ArrayField(models.TextField(), default=list)
    routed = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        db_table = "online_submission"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "version"], name="online_submission_version_once"
            ),
        ]
        indexes = [
            models.Index(fields=["owner_identity", "at"], name="online_submission_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier}/{self.version}"
