"""Looks at the requests there were before the kinds grew."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0006_restrictions_can_be_lifted")]

    operations = [ValidateConstraint("datarequest", "people_request_kind_known")]
