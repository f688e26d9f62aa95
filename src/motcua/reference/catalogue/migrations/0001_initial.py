import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations, models

GUARD = """
CREATE FUNCTION catalogue_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NULL THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    -- The one lawful change: the open end of a version is closed by its successor.
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'valid' = to_jsonb(OLD) - 'valid'
        AND lower(NEW.valid) = lower(OLD.valid)
        AND (NEW.valid = OLD.valid OR (upper(OLD.valid) IS NULL AND upper(NEW.valid) IS NOT NULL))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'version % of procedure % is published and never changes',
        OLD.number, OLD.procedure_id
        USING ERRCODE = 'restrict_violation', HINT = 'Publish a version with a higher number.';
END $$;

CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON catalogue_procedureversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_keep_published();

CREATE FUNCTION catalogue_renew_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_cataloguestamp (id, value) VALUES (1, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET value = excluded.value;
    RETURN NULL;
END $$;

CREATE TRIGGER renew_stamp AFTER INSERT OR UPDATE OR DELETE ON catalogue_procedureversion
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_renew_stamp();
"""
UNGUARD = """
DROP TRIGGER renew_stamp ON catalogue_procedureversion;
DROP FUNCTION catalogue_renew_stamp();
DROP TRIGGER keep_published ON catalogue_procedureversion;
DROP FUNCTION catalogue_keep_published();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.CreateModel(
            name="CatalogueStamp",
            fields=[
                ("id", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("value", models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name="NationalEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(db_index=True, max_length=40)),
                ("name", models.TextField()),
                ("fields", models.TextField(blank=True)),
                ("departments", models.TextField(blank=True)),
                ("promulgating_agency", models.TextField(blank=True)),
                ("target_types", models.TextField(blank=True)),
                ("type", models.CharField(max_length=40)),
                ("state", models.CharField(max_length=40)),
                ("url", models.TextField(blank=True)),
                ("search", models.TextField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="national_search", opclasses=["gin_trgm_ops"]
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("name_en", models.TextField()),
                ("field", models.CharField(db_index=True, max_length=20)),
                ("sector", models.TextField()),
                (
                    "subjects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), size=None
                    ),
                ),
                (
                    "keywords",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("name_folded", models.TextField()),
                ("search", models.TextField()),
                ("initials", models.TextField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="procedure_search", opclasses=["gin_trgm_ops"]
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("content", models.JSONField()),
                ("heading", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("imported_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("published_by", models.TextField(blank=True)),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="catalogue.procedure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("procedure", "number"), name="version_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid__startswith__isnull", False)),
                        name="version_has_a_first_day",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("published_at__isnull", False)),
                        expressions=[("procedure", "="), ("valid", "&&")],
                        name="published_versions_never_overlap",
                    ),
                ],
            },
        ),
        migrations.RunSQL(sql=GUARD, reverse_sql=UNGUARD),
    ]
