"""The printed forms of both circulars: values in, PDF/A out."""

from motcua.dossiers.forms.content import Form
from motcua.dossiers.forms.render import FORM_SETS, render, sheet_of

__all__ = ["FORM_SETS", "Form", "render", "sheet_of"]
