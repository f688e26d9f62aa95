from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_mandates_and_own_data"),
    ]

    operations = [
        migrations.AddField(
            model_name="dataexport",
            name="digest",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
    ]
