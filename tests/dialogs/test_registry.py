import pytest

from dialogs import registry
from dialogs.conversation import Write
from dialogs.registry import CONVERSATIONS
from tests.dialogs.conftest import Chat, read

TITLES = [found.command.title for found in CONVERSATIONS if found.command]


def test_intents_and_titles_are_unique() -> None:
    assert len(registry.BY_INTENT) == len(CONVERSATIONS)
    assert len(registry.BY_TITLE) == len(TITLES)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("where", ["personal", "channel"])
def test_a_title_from_the_command_menu_opens_its_conversation(chat: Chat, title: str, where: str) -> None:
    said = read(chat.say("coordinator", title, where))
    assert "did not understand" not in said
    found = registry.BY_TITLE[title.casefold()]
    if isinstance(found, Write):
        assert found.title in said


@pytest.mark.parametrize("found", [found for found in CONVERSATIONS if found.command], ids=lambda found: found.intent)
def test_the_example_in_help_works_as_it_stands(chat: Chat, found) -> None:
    said = read(chat.say("coordinator", found.command.example))
    assert "did not understand" not in said
    if isinstance(found, Write):
        opened = found.current or found.own_form  # a form of its own is the answer
        assert opened or "Nothing is saved yet" in said or "Why does the date move" in said
