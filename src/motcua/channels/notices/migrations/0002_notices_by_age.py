"""Notices of the last days are counted without reading all that were ever written."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("notices", "0001_initial")]

    operations = [
        AddIndexConcurrently(
            "notice",
            models.Index(fields=["created_at"], name="notice_made"),
        ),
    ]
