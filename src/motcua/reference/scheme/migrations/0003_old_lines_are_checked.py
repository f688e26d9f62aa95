"""Looks at the lines that were there before the checks of the migration before."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("scheme", "0002_lines_are_decided")]

    operations = [
        ValidateConstraint("schemeline", name)
        for name in (
            "scheme_line_task_known",
            "scheme_line_scope_known",
            "scheme_line_origin_known",
            "scheme_line_struck_for_a_reason",
        )
    ]
