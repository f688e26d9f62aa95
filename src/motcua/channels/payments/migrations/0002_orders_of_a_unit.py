"""The newest orders of a unit are found without sorting all of them."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("payments", "0001_initial")]

    operations = [
        AddIndexConcurrently(
            "order",
            models.Index(fields=["unit", "made_at"], name="payment_order_unit"),
        ),
    ]
