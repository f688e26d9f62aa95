"""Lets an alarm be cleared when it no longer holds, and remember that it was mailed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="alarm", name="dossier_alarm_open"),
        migrations.AddField(
            model_name="alarm", name="cleared_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="alarm", name="mailed_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(
                condition=models.Q(("cleared_at__isnull", True), ("seen_at__isnull", True)),
                fields=["recipient", "raised_at"],
                name="dossier_alarm_open",
            ),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(
                condition=models.Q(("cleared_at__isnull", True)),
                fields=["dossier_id"],
                name="dossier_alarm_held",
            ),
        ),
    ]
