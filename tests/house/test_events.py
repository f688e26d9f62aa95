"""What was once written to the journal can be read for ever, and is written the same again."""

import msgspec
import pytest

from motcua.channels.custody import codec as custody_codec
from motcua.domain.custody.evolve import fold
from motcua.domain.dossier.events import IntakeEvent
from motcua.domain.dossier.evolve import evolve
from motcua.dossiers import codec
from tests import builders
from tests.domain.custody.people import STORIES, tell
from tests.house.write_event_samples import SAMPLES, file_of


def test_every_stored_name_has_a_sample_and_every_sample_a_name() -> None:
    assert {file_of(name).name for name in [*codec.EVENTS, *custody_codec.EVENTS]} == {
        file.name for file in SAMPLES.iterdir()
    }


@pytest.mark.parametrize("name", sorted(codec.EVENTS))
def test_a_sample_still_decodes_and_encodes_to_the_same_text(name: str) -> None:
    stored = msgspec.json.format(file_of(name).read_bytes(), indent=-1).decode()
    event = codec.decode(name, stored, None)
    assert isinstance(event, codec.EVENTS[name])
    assert codec.encode(event) == stored


@pytest.mark.parametrize("name", sorted(custody_codec.EVENTS))
def test_a_sample_of_custody_still_decodes_and_encodes_to_the_same_text(name: str) -> None:
    stored = msgspec.json.format(file_of(name).read_bytes(), indent=-1).decode()
    event = custody_codec.decode(name, stored)
    assert isinstance(event, custody_codec.EVENTS[name])
    assert custody_codec.encode(event) == stored


def test_stories_of_old_samples_can_still_be_told() -> None:
    """Each kind of custody event stands in a story whose stored texts fold to its end."""
    for acts in STORIES.values():
        story = tell(acts)
        stored = [(event.NAME, custody_codec.encode(event)) for event in story.events]
        assert fold(custody_codec.decode(*each) for each in stored) == story.custody


@pytest.mark.parametrize("name", sorted(codec.EVENTS))
def test_a_sample_still_means_something(name: str) -> None:
    event = codec.decode(name, file_of(name).read_text(encoding="utf-8"), None)
    before = None if isinstance(event, IntakeEvent) else builders.state("proposed")
    assert evolve(before, event).version == (before.version if before else 0) + 1


def test_a_stored_name_is_lower_case_with_its_version() -> None:
    for name in [*codec.EVENTS, *custody_codec.EVENTS]:
        subject, _, version = name.partition("/")
        assert subject.startswith("dossier." if name in codec.EVENTS else "custody."), name
        assert subject == subject.lower(), name
        assert version.isdecimal(), name


def test_every_event_has_words_for_people() -> None:
    assert set(codec.EVENT_WORDS) == set(codec.EVENTS)
    assert set(custody_codec.EVENT_WORDS) == set(custody_codec.EVENTS)
    for words in [*codec.EVENT_WORDS.values(), *custody_codec.EVENT_WORDS.values()]:
        assert words.vi.strip()
        assert words.en.strip()


def test_a_number_is_kept_out_of_the_text_and_put_back_on_reading() -> None:
    event = builders.life("received").events[0]
    stored = codec.encode(event)
    assert '"number":""' in stored
    again = codec.decode(event.NAME, stored, "000.15.49.H20-190805-0007")
    assert getattr(again, "number", None) == "000.15.49.H20-190805-0007"


def test_an_unknown_name_says_what_to_do() -> None:
    with pytest.raises(codec.UnknownEvent, match="upgrade the product"):
        codec.decode("dossier.sold/1", "{}", None)
    with pytest.raises(custody_codec.UnknownEvent, match="upgrade the product"):
        custody_codec.decode("custody.sold/1", "{}")
