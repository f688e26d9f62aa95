"""Finds at once who waits for an answer at a unit, the first come first."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("dossiers", "0004_filed_online")]

    operations = [
        AddIndexConcurrently(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("answer_by__isnull", False)),
                fields=["receiving_unit", "submitted_at"],
                name="dossier_online_queue",
            ),
        ),
    ]
