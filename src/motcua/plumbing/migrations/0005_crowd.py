"""Creates the count of visitors in the present minute, which a crash of the database may empty."""

from django.db import migrations

CREATE = """
    CREATE UNLOGGED TABLE crowd (
        visitor bytea PRIMARY KEY,
        minute bigint NOT NULL,
        seen bigint NOT NULL
    ) WITH (fillfactor = 50);
"""


class Migration(migrations.Migration):
    dependencies = [("plumbing", "0004_uploads")]

    operations = [migrations.RunSQL(CREATE, "DROP TABLE crowd")]
