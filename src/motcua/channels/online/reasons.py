"""Reasons of refusal at the door that come up again and again, each with its rule."""

from dataclasses import dataclass

from motcua.domain.kernel.regime import Regime
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """`rule` names the article of the regime in force."""

    code: str
    rule: str
    says: Bilingual


REASONS = (
    Reason(
        code="not_ours",
        rule="channels",
        says=Bilingual(
            "Việc này không thuộc thẩm quyền giải quyết của các cơ quan trong tỉnh.",
            "No agency of the province is competent for this.",
        ),
    ),
    Reason(
        code="not_entitled",
        rule="refusal",
        says=Bilingual(
            "Người đề nghị không thuộc đối tượng thực hiện thủ tục này.",
            "The applicant is not among those the procedure is for.",
        ),
    ),
    Reason(
        code="twice",
        rule="one_code",
        says=Bilingual(
            "Việc này đã được nộp và đang được giải quyết trong hồ sơ khác.",
            "The same has been filed already and is dealt with in another dossier.",
        ),
    ),
    Reason(
        code="not_corrected",
        rule="supplement_intake",
        says=Bilingual(
            "Hồ sơ vẫn chưa đủ sau khi đã hướng dẫn bổ sung một lần, đầy đủ.",
            "The filing is still incomplete after the one complete request.",
        ),
    ),
)


def worded(code: str, more: str, regime: Regime) -> str:
    """The reason as the person reads it, in the language of the slip, with its article."""
    chosen = next((each for each in REASONS if each.code == code), None)
    if chosen is None:
        return more
    said = f"{chosen.says.vi} {more}".strip()
    return f"{said} ({regime.article(chosen.rule)})"
