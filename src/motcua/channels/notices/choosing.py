"""A person's choice of ways, and her reading of what came; what the law requires stays on."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from motcua.channels.notices.models import Choice, Notice
from motcua.channels.notices.refusals import WayNeeded
from motcua.channels.notices.vocabulary import GROUP_WORDS, REQUIRED, Group, Way
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused


def choose(person: str, ways: Mapping[Group, Sequence[Way]]) -> None:
    """Keeps the ways outside for each group named. Refused: none left where one is required."""
    now = clock.now()
    for group, wanted in ways.items():
        if group in REQUIRED and not wanted:
            words = GROUP_WORDS[group]
            raise Refused(WayNeeded(group_vi=words.vi, group_en=words.en))
    with transaction.atomic():
        for group, wanted in ways.items():
            Choice.objects.update_or_create(
                person=person,
                group=group.value,
                defaults={"ways": [way.value for way in wanted], "chosen_at": now},
            )


def read(person: str, notice: int) -> None:
    """Once it was opened it is no longer new; again is harmless."""
    mine = Notice.objects.filter(pk=notice, person=person, way=Way.INBOX.value)
    mine.filter(read_at__isnull=True).update(read_at=clock.now())
