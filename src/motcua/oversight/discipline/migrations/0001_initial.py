from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Duration",
            fields=[
                ("procedure", models.TextField(primary_key=True, serialize=False)),
                ("counted_on", models.DateField()),
                ("dossiers", models.PositiveIntegerField()),
                ("median_minutes", models.PositiveIntegerField()),
                ("nine_in_ten_minutes", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("minute", models.DateTimeField(primary_key=True, serialize=False)),
                ("answered", models.BooleanField()),
                ("milliseconds", models.PositiveIntegerField()),
                ("trouble", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Outage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("back_at", models.DateTimeField(help_text="When the service is expected back.")),
                ("what", models.TextField()),
                ("what_en", models.TextField()),
                ("late_reason", models.TextField(blank=True)),
                ("announced_at", models.DateTimeField()),
                ("announced_by", models.TextField()),
                ("announcer", models.TextField()),
                ("called_off_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["back_at"], name="outage_by_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("back_at__gt", models.F("starts_at"))),
                        name="outage_ends_later",
                    )
                ],
            },
        ),
    ]
