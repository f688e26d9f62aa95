"""Finds what the post did in a period without reading the whole journal."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("dossiers", "0002_alarms_are_cleared")]

    operations = [
        AddIndexConcurrently(
            model_name="dossierevent",
            index=models.Index(
                condition=models.Q(("actor__contains", " post ")),
                fields=["recorded_at"],
                name="dossier_event_by_post",
            ),
        ),
    ]
