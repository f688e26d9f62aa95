"""The columns in which papers are counted, the same at intake and at a supplement."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COUNTS = ("originals", "certified", "copies", "electronic", "give_back")
COUNT_HEADS = (_("Bản chính"), _("Chứng thực"), _("Bản sao"), _("Điện tử"), _("Trả lại"))


def count_field() -> forms.IntegerField:
    """A small whole number; empty means none. What is too many is for the rules to say."""
    attrs = {"inputmode": "numeric", "autocomplete": "off"}
    return forms.IntegerField(required=False, widget=forms.TextInput(attrs=attrs))


def label_for(head: str | Promise, paper: str) -> str:
    """Names a cell to people who cannot see its row and column."""
    return f"{head}: {paper}"
