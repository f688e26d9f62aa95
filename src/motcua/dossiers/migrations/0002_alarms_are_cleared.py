"""Lets an alarm be cleared when it no longer holds, and remember that it was mailed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="alarm", name="cleared_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="alarm", name="mailed_at", field=models.DateTimeField(null=True)
        ),
    ]
