"""What is handed in at the door (decree 61/2018 art. 16-17; decree 118/2025 art. 14)."""

from dataclasses import dataclass

from motcua.domain.dossier.party import Channel, FeeItem, PaperCount, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is handed in: by whom, for what, by which way in and out.

    `support_point` helps, `receiving_unit` issues the receipt, `competent_agency` decides:
    three codes that may differ (decree 118/2025 art. 14).
    """

    applicant: Party
    filed_by: Party | None = None
    authority: str = ""
    papers: tuple[PaperCount, ...] = ()
    fees: tuple[FeeItem, ...] = ()
    channel_in: Channel = Channel.COUNTER
    channel_out: Channel = Channel.COUNTER
    support_point: str = ""
    receiving_unit: str
    competent_agency: str
    sets: int = 1
    summary: str = ""
    synthetic: bool = False
