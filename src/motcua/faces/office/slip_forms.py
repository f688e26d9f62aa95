"""What a clerk writes when a filing cannot be received: the one complete request, or the no."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossier.party import MissingPaper
from motcua.domain.dossier.terms import PaperRule
from motcua.faces.office.acts.base import REASON, Line, sentence
from motcua.faces.office.paper_fields import label_for
from motcua.faces.ui.forms import PageForm


class SupplementSlipForm(PageForm):
    """A line for each paper of the case; those missing are filled in already."""

    heads = (_("Giấy tờ"), _("Cần bổ sung gì"), _("Vì sao"))

    def __init__(
        self, papers: Sequence[PaperRule], missing: Collection[PaperRule], data: Any = None
    ) -> None:
        self.papers = papers
        super().__init__(data, prefix="slip")
        for rule in papers:
            for stem, head in (("what", self.heads[1]), ("why", self.heads[2])):
                field = forms.CharField(required=False, max_length=1000)
                field.label = label_for(head, rule.name)
                self.fields[f"{stem}_{rule.code}"] = field
            if rule in missing:
                self.initial[f"what_{rule.code}"] = rule.name
                self.initial[f"why_{rule.code}"] = gettext("Chưa nộp đủ theo quy định")

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(
            Line(rule.name, (self[f"what_{rule.code}"], self[f"why_{rule.code}"]))
            for rule in self.papers
        )

    def missing(self) -> tuple[MissingPaper, ...]:
        said = self.cleaned_data
        return tuple(
            MissingPaper(
                paper=rule.code,
                what=said[f"what_{rule.code}"] or rule.name,
                reason=said[f"why_{rule.code}"],
            )
            for rule in self.papers
            if said[f"what_{rule.code}"] or said[f"why_{rule.code}"]
        )


class RefusalSlipForm(PageForm):
    reason = sentence(REASON, hint=_("In trên phiếu từ chối; người nộp phải hiểu được."))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="no")
