"""Forms about papers after reception: ask once, take in what was brought, return what was sent."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import MissingPaper, PaperCount
from motcua.domain.kernel.actor import Role
from motcua.faces.office.acts.base import CommandForm, Line, sentence
from motcua.faces.office.paper_fields import COUNT_HEADS, COUNTS, count_field, label_for


class AskSupplementForm(CommandForm):
    """What is wrong with each paper, and why; a line left empty asks for nothing."""

    kind = c.AskSupplement
    note = _("Chỉ được yêu cầu một lần: ghi đủ mọi giấy tờ cần bổ sung và lý do.")
    heads = (_("Giấy tờ"), _("Cần bổ sung gì"), _("Vì sao"))
    supervisor_reason = sentence(
        _("Lý do của lãnh đạo"),
        hint=_("Chỉ khi yêu cầu lần nữa hoặc quá hạn yêu cầu: hồ sơ bị tính là vi phạm."),
        required=False,
    )

    def prepare(self) -> None:
        self.papers = self.situation.state.terms.papers
        for rule in self.papers:
            for stem, head in (("what", self.heads[1]), ("why", self.heads[2])):
                field = forms.CharField(required=False, max_length=1000)
                field.label = label_for(head, rule.name)
                self.fields[f"{stem}_{rule.code}"] = field

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(
            Line(rule.name, (self[f"what_{rule.code}"], self[f"why_{rule.code}"]))
            for rule in self.papers
        )

    @property
    def plain(self) -> list[forms.BoundField]:
        """The line for the head only; officers may not own a second request."""
        return super().plain if self.situation.by.role is Role.HEAD_OF_AGENCY else []

    def command(self) -> c.Command:
        said = self.cleaned_data
        missing = tuple(
            MissingPaper(
                paper=rule.code,
                what=said[f"what_{rule.code}"] or rule.name,
                reason=said[f"why_{rule.code}"],
            )
            for rule in self.papers
            if said[f"what_{rule.code}"] or said[f"why_{rule.code}"]
        )
        return c.AskSupplement(missing=missing, supervisor_reason=said["supervisor_reason"])


class ReceiveSupplementForm(CommandForm):
    """How many of each missing paper were brought."""

    kind = c.ReceiveSupplement
    note = _("Nhận đủ thì thời hạn được tính lại từ đầu.")
    heads = (_("Giấy tờ"), *COUNT_HEADS)

    def prepare(self) -> None:
        asked = {line.paper: line.what for line in self.situation.state.missing}
        self.papers = [
            (rule, asked[rule.code])
            for rule in self.situation.state.terms.papers
            if rule.code in asked
        ]
        for rule, _what in self.papers:
            for name, head in zip(COUNTS, COUNT_HEADS, strict=True):
                field = count_field()
                field.label = label_for(head, rule.name)
                self.fields[f"{name}_{rule.code}"] = field

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(
            Line(
                gettext("%(paper)s: %(what)s") % {"paper": rule.name, "what": what},
                tuple(self[f"{name}_{rule.code}"] for name in COUNTS),
            )
            for rule, what in self.papers
        )

    def command(self) -> c.Command:
        said = self.cleaned_data
        return c.ReceiveSupplement(
            papers=tuple(
                PaperCount(
                    code=rule.code,
                    **{name: said[f"{name}_{rule.code}"] or 0 for name in COUNTS},
                )
                for rule, _what in self.papers
            )
        )


class ReturnSupplementForm(CommandForm):
    """Why what was sent from home cannot be used; a line left empty takes it as it came."""

    kind = c.ReturnSupplement
    note = _("Vẫn là yêu cầu đã gửi: chỉ ghi mục chưa dùng được và lý do. Thời hạn tiếp tục dừng.")
    heads = (_("Mục đã yêu cầu"), _("Vì sao chưa dùng được"))

    def prepare(self) -> None:
        self.asked = self.situation.state.missing
        for number, line in enumerate(self.asked):
            field = forms.CharField(required=False, max_length=1000)
            field.label = label_for(self.heads[1], line.what)
            self.fields[f"why_{number}"] = field

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(
            Line(line.what, (self[f"why_{number}"],)) for number, line in enumerate(self.asked)
        )

    def command(self) -> c.Command:
        said = self.cleaned_data
        return c.ReturnSupplement(
            missing=tuple(
                replace(line, reason=said[f"why_{number}"])
                for number, line in enumerate(self.asked)
                if said[f"why_{number}"].strip()
            )
        )
