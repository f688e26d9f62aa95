"""Creates the table of Django's database cache, shared by all processes."""

from django.db import migrations

CREATE = """
    CREATE TABLE shared_cache (
        cache_key text PRIMARY KEY,
        value text NOT NULL,
        expires timestamptz NOT NULL
    );
    CREATE INDEX shared_cache_expires ON shared_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("plumbing", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, "DROP TABLE shared_cache")]
