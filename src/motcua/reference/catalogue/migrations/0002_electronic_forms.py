import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

GUARD = """
CREATE FUNCTION catalogue_keep_forms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The one lawful change: the open end of a form is closed by its successor.
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'valid' = to_jsonb(OLD) - 'valid'
        AND lower(NEW.valid) = lower(OLD.valid)
        AND (NEW.valid = OLD.valid OR (upper(OLD.valid) IS NULL AND upper(NEW.valid) IS NOT NULL))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'version % of the form of % is published and never changes',
        OLD.number, OLD.procedure_id
        USING ERRCODE = 'restrict_violation', HINT = 'Publish a version with a higher number.';
END $$;

CREATE TRIGGER keep_forms BEFORE UPDATE OR DELETE ON catalogue_eformversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_keep_forms();
"""
UNGUARD = """
DROP TRIGGER keep_forms ON catalogue_eformversion;
DROP FUNCTION catalogue_keep_forms();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="EformDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.JSONField()),
                ("version", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("author", models.CharField(max_length=40)),
                ("author_name", models.CharField(max_length=200)),
                ("changed_at", models.DateTimeField()),
                ("changed_name", models.CharField(max_length=200)),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="form_drafts",
                        to="catalogue.procedure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("procedure",),
                        name="one_open_eform_draft",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EformVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("for_version", models.PositiveIntegerField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.TextField()),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forms",
                        to="catalogue.procedure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("procedure", "number"), name="eform_number_once"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("procedure", "="), ("valid", "&&")],
                        name="published_eforms_never_overlap",
                    ),
                ],
            },
        ),
        migrations.RunSQL(sql=GUARD, reverse_sql=UNGUARD),
    ]
