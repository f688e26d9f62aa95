"""One form for every command on a dossier; the registry is the only list of them."""

from motcua.faces.office.acts.base import CommandForm, Situation
from motcua.faces.office.acts.registry import FORMS, ORDER, command_name, form_for

__all__ = ["FORMS", "ORDER", "CommandForm", "Situation", "command_name", "form_for"]
