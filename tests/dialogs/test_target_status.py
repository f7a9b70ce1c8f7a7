import pytest

from storage import targets
from tests import factories
from tests.dialogs.conftest import Chat, read


def test_one_target_is_told_with_value_day_giver_and_gap(chat: Chat) -> None:
    said = read(chat.say("chair", "where are we against the 85% for public health"))
    assert "Target: 85% by Wednesday 31 March 2027" in said
    assert "Latest figure: 78% of 1,240 people as of Monday 30 November 2026" in said
    assert "Given by: Ruth" in said
    assert "Gap: 7 percentage points short" in said


def test_an_old_figure_counts_as_missing_and_the_button_names_whom_to_ask(chat: Chat) -> None:
    (reply,) = chat.say("chair", "where are we against the 85% for public health")
    assert reply.text.startswith("No figure since Monday 30 November 2026: ask now?")
    assert 'Ask Ruth (Public Health) for "Public health workforce' in read(chat.press("chair", "Ask now"))


def test_a_figure_of_last_month_is_not_missing(chat: Chat) -> None:
    chat.say("public-health", "Public Health figure is 82% as of 31 Jan")
    chat.say("public-health", "yes")
    said = read(chat.say("chair", "where are we against the 85% for public health"))
    assert "No figure since" not in said
    assert "Ask now" not in [button["title"] for button in chat.cards["chair", "personal"]["actions"]]


@pytest.mark.parametrize("text", ["which figures are missing", "missing figures", "any figures missing?"])
def test_missing_figures_are_listed_with_who_is_asked(chat: Chat, text: str) -> None:
    said = read(chat.say("coordinator", text))
    assert said.startswith("Missing figures: 3")
    assert "no figure since Saturday 31 October 2026 · asked: Joan (Housing)" in said


def test_all_targets_are_a_line_each_and_never_added_up(chat: Chat) -> None:
    said = read(chat.say("housing", "show targets"))
    assert said.startswith("Targets: 3")
    assert "9 agencies as of Thursday 31 December 2026 · target 12 agencies" in said
    assert "total" not in said.casefold()


def test_an_agency_without_a_target_is_told_so_and_shown_those_there_are(chat: Chat) -> None:
    said = read(chat.say("coordinator", "is the police on target?"))
    assert "No target is recorded for Police" in said
    assert "Housing staff" in said


def test_words_that_every_target_has_pick_none_of_them(chat: Chat) -> None:
    assert read(chat.say("chair", "how close are we to the training target")).startswith("Targets: 3")


def test_a_group_without_targets_is_told_so(chat: Chat) -> None:
    def withdraw(session) -> None:
        for row in targets.of_group(session, 1):
            row.voided_at = chat.now

    chat.db.run_sync(withdraw)
    assert read(chat.say("chair", "targets")).startswith("No target is recorded yet.")
    assert read(chat.say("chair", "which figures are missing")).startswith("Missing figures: 0")


def test_only_who_may_set_a_target_is_offered_it(chat: Chat) -> None:
    for who, offered in (("chair", True), ("housing", False)):
        chat.say(who, "targets")
        assert ("Set a target" in [button["title"] for button in chat.cards[who, "personal"]["actions"]]) is offered


def test_many_targets_come_in_pages(chat: Chat) -> None:
    chat.db.run_sync(lambda session: [factories.target(session, 1, f"Measure {number}") for number in range(4)])
    assert "5 of 7 shown" in read(chat.say("chair", "targets"))
    assert "Measure 3" in read(chat.press("chair", "Show more"))


@pytest.mark.parametrize("target", [999_999, "1; drop table targets", -1])
def test_a_made_up_target_to_ask_about_is_no_longer_there(chat: Chat, target: object) -> None:
    assert "no longer there" in read(chat.send("chair", "target_status", {"ask": target}))


def test_a_target_nobody_gives_the_figure_of_says_so(chat: Chat) -> None:
    row = chat.db.run_sync(factories.target, 1, "Venues checked", unit="venues")
    assert "Nobody is named" in read(chat.send("chair", "target_status", {"ask": row.id}))


def test_targets_are_not_an_invited_partners(chat: Chat) -> None:
    assert chat.say("college", "targets")[0].refused
