"""The newest orders of the whole province are found without sorting all of them."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("payments", "0002_orders_of_a_unit")]

    operations = [
        AddIndexConcurrently(
            "order",
            models.Index(fields=["-made_at", "-number"], name="payment_order_newest"),
        ),
    ]
