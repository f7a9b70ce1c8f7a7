"""What nobody is working on: themes and benchmarks without a live action."""

import pytest

from storage import actions, audit
from storage.actions import Status
from tests.dialogs.conftest import NOW, Chat, read


def close_theme(chat: Chat, refs: tuple[str, ...], status: str) -> None:
    def write(session) -> None:
        change = audit.begin(session, 1, by_id=None, by_name="import", at=NOW)
        for ref in refs:
            action = actions.by_ref(session, 1, ref)
            actions.update(session, change, action, status=status, note="ended", today=NOW.date())

    chat.db.run_sync(write)


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.CLOSED, Status.DEFERRED])
def test_a_theme_whose_actions_are_all_set_aside_has_nothing_going_on(chat: Chat, status: str) -> None:
    assert "Every theme has a live action" in read(chat.say("chair", "which themes have nothing going on?"))
    close_theme(chat, ("2.1", "2.2", "2.3"), status)
    said = read(chat.say("chair", "which themes have nothing going on?"))
    assert said.startswith("Themes with no live action: 1\n")
    assert "\nRisk assessment\n" in said
    assert "Partnership: 6" in said


def test_benchmarks_are_asked_about_alike(chat: Chat) -> None:
    said = read(chat.say("chair", "benchmarks with no live action"))
    assert "Benchmarks with no live action: 1" in said
    assert "Channel panel" in said
    assert "theme has a live action" in read(chat.press("chair", "Ask by theme"))


def test_an_invited_partner_is_told_nothing_of_the_whole_plan(chat: Chat) -> None:
    (reply,) = chat.say("college", "themes with no live action")
    assert reply.refused
