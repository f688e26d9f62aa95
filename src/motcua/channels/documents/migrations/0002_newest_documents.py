"""Lists of documents begin with the newest, whatever place issued it."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("documents", "0001_initial")]

    operations = [
        AddIndexConcurrently(
            "document",
            models.Index(fields=["-recorded_at", "-number"], name="doc_document_newest"),
        ),
    ]
