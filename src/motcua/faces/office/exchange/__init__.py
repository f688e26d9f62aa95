"""The room that shows what is out of step with the national portal."""
