"""Tables of the catalogue: procedures, their immutable versions and forms, the national list."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Procedure(models.Model):
    """The heading under which people look; the law stands in the versions."""

    code = models.CharField(primary_key=True, max_length=40)
    name = models.TextField()
    name_en = models.TextField()
    field = models.CharField(max_length=20, db_index=True)
    sector = models.TextField()
    subjects = ArrayField(models.CharField(max_length=30))
    keywords = ArrayField(models.TextField(), default=list)
    name_folded = models.TextField()
    search = models.TextField()
    initials = models.TextField()

    class Meta:
        indexes = [GinIndex(fields=["search"], name="procedure_search", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ProcedureVersion(models.Model):
    """One version; once published a trigger lets nothing change but the end of an open one.

    `content` is the written-out version without its days, `heading` the procedure's heading as
    it stood at publication, `content_hash` the SHA-256 of the content.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    valid = DateRangeField()
    content = models.JSONField()
    heading = models.JSONField()
    content_hash = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=models.Q(valid__startswith__isnull=False), name="version_has_a_first_day"
            ),
            ExclusionConstraint(
                name="published_versions_never_overlap",
                expressions=[
                    ("procedure", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"


class EformVersion(models.Model):
    """A published form; once there a trigger lets nothing change but the end of an open one.

    `content` holds the layout and the JSON Schema of the answers, `content_hash` the SHA-256 of
    the layout; `for_version` is the number of the procedure version it serves.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="forms")
    number = models.PositiveIntegerField()
    for_version = models.PositiveIntegerField()
    valid = DateRangeField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="eform_number_once"),
            ExclusionConstraint(
                name="published_eforms_never_overlap",
                expressions=[
                    ("procedure", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} form {self.number}"


class EformDraft(models.Model):
    """A form in the hands of an official; one open draft for each procedure.

    `version` counts the saves, `state` is open, published or discarded.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="form_drafts")
    content = models.JSONField()
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    author = models.CharField(max_length=40)
    author_name = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    changed_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure"],
                condition=models.Q(state="open"),
                name="one_open_eform_draft",
            )
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} draft {self.pk} {self.state}"


class CatalogueStamp(models.Model):
    """One row whose value a trigger renews with every change, so that caches notice."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    value = models.UUIDField()

    def __str__(self) -> str:
        return str(self.value)


class NationalEntry(models.Model):
    """A row of the national list of procedures: a signpost, never a ground for a dossier."""

    code = models.CharField(max_length=40, db_index=True)
    name = models.TextField()
    fields = models.TextField(blank=True)
    departments = models.TextField(blank=True)
    promulgating_agency = models.TextField(blank=True)
    target_types = models.TextField(blank=True)
    type = models.CharField(max_length=40)
    state = models.CharField(max_length=40)
    url = models.TextField(blank=True)
    search = models.TextField()

    class Meta:
        indexes = [GinIndex(fields=["search"], name="national_search", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
