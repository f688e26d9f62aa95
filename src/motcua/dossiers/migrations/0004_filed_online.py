"""Gives a dossier filed online its turn in the queue and the moment by which it is answered."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_work_of_the_post")]

    operations = [
        migrations.AddField(
            model_name="dossier", name="submitted_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="dossier", name="answer_by", field=models.DateTimeField(null=True)
        ),
        migrations.RunSQL(
            (SQL / "0004_filed_online.sql").read_text(encoding="utf-8"),
            migrations.RunSQL.noop,
        ),
    ]
