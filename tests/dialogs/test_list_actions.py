"""Lists by benchmark, project, silence and review say how they were read, and go on as they began."""

import pytest

from storage import actions, audit
from storage.actions import Due
from tests import factories
from tests.dialogs.conftest import NOW, Chat, read


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("no update in 60 days", "Friday 11 December 2026"),
        ("actions with nothing heard for 6 weeks", "Tuesday 29 December 2026"),
        ("nothing heard since Christmas", "Friday 25 December 2026"),
        ("which actions have had no update?", "Tuesday 2 February 2027"),
    ],
)
def test_silence_is_counted_from_a_day_that_is_said(chat: Chat, text: str, since: str) -> None:
    said = read(chat.say("coordinator", text))
    assert said.startswith("Actions with no update: ")
    assert f"since {since}" in said


def test_an_action_written_down_since_is_not_silent(chat: Chat) -> None:
    chat.say("coordinator", "new action: Housing to count the chairs by 12 March")
    chat.say("coordinator", "yes")
    said = read(chat.say("coordinator", "no update in 60 days for Housing"))
    assert "count the chairs" not in said


def test_show_more_goes_on_with_the_same_question(chat: Chat) -> None:
    first = read(chat.say("coordinator", "no update in 60 days"))
    more = read(chat.press("coordinator", "Show more"))
    assert "10 of 20" in first
    assert more.splitlines()[:2] == first.splitlines()[:2]


def test_a_project_and_an_agency_narrow_together(chat: Chat) -> None:
    said = read(chat.say("coordinator", "open actions for Education in the supplementary schools project"))
    assert "Open actions: 2" in said
    assert "project Supplementary schools" in said
    assert "Education" in said


def test_a_number_above_nine_hundred_is_an_action_like_any_other(chat: Chat) -> None:
    def write(session) -> None:
        change = audit.begin(session, 1, by_id=None, by_name="import", at=NOW)
        owners = [{"kind": "agency", "name": "Police"}]
        actions.add(session, change, ref="1204", title="Count the halls", owners=owners, due=Due("TBA", "TBA"))

    chat.db.run_sync(write)
    assert "1204 Count the halls" in read(chat.say("police", "show action 1204"))
    assert "not started → complete" in read(chat.say("police", "action 1204 done"))
    chat.say("police", "yes")
    assert "Number: 1205" in read(chat.say("coordinator", "new action: Police to count chairs by 12 March"))


def test_an_action_that_says_nearly_the_same_is_shown_and_stops_nothing(chat: Chat) -> None:
    shown = read(chat.say("coordinator", "new action: Police to send the venue letter to hall managers by 12 March"))
    assert "Looks like: 9 Send the venue hire letter to hall managers" in shown
    assert "9 Send the venue hire letter" in read(chat.say("coordinator", "show 9"))
    assert "Recorded as action 16" in read(chat.say("coordinator", "yes"))
    assert "Looks like: 9 Send" in read(chat.say("coordinator", "show 16"))
    assert "Looks like: 16 Send" in read(chat.say("coordinator", "show 9"))


def test_the_history_counts_how_often_a_date_has_moved(chat: Chat) -> None:
    assert "moved once" in read(chat.say("chair", "show action 3.5"))
    chat.say("coordinator", "carry 3.5 forward to the next meeting")
    chat.say("coordinator", "yes")
    shown = read(chat.say("chair", "show action 3.5"))
    assert "due Tuesday 2 March 2027, moved 2 times" in shown
    assert "moved because carried forward" in shown


def test_an_invited_partner_learns_nothing_of_the_plans_projects(chat: Chat) -> None:
    for said in ("open actions in the football project", "open actions in the supplementary schools project"):
        shown = read(chat.say("college", said))
        assert "Open actions: 0" in shown
        assert "The plan has" not in shown


@pytest.mark.parametrize("text", ["my actions", "what's on my plate"])
def test_who_is_asked_for_a_figure_is_told_so_with_their_actions(chat: Chat, text: str) -> None:
    said = read(chat.say("housing", text))
    assert said.startswith("Your actions: ")
    (note,) = [line for line in said.splitlines() if "asked for" in line]
    assert note.startswith("You are asked for a figure: Housing staff with a Prevent session")
    assert note.endswith("for January 2027.")
    assert "Housing staff" in read(chat.press("housing", "Record a figure"))


def test_several_figures_somebody_is_asked_for_are_one_line(chat: Chat) -> None:
    ruth = "You are asked for 2 figures: Public health workforce trained in Prevent for January 2027; "
    assert ruth in read(chat.say("public-health", "my actions"))
    assert "which target" in read(chat.press("public-health", "Record a figure"))


def test_more_figures_than_a_line_holds_are_counted(chat: Chat) -> None:
    chat.db.run_sync(lambda session: [factories.target(session, 1, f"Measure {n}", agency="Police") for n in range(5)])
    said = read(chat.say("police", "my actions"))
    assert "You are asked for 5 figures: Measure 0 for January 2027; Measure 1" in said
    assert said.splitlines()[-1].endswith("2 more.")


def test_a_figure_that_was_given_is_asked_for_no_more_with_their_actions(chat: Chat) -> None:
    assert "asked for a figure" in read(chat.say("housing", "my actions"))
    chat.say("housing", "our figure is 88% as of 31 January")
    chat.say("housing", "yes")
    assert "asked for a figure" not in read(chat.say("housing", "my actions"))


@pytest.mark.parametrize("who", ["police", "coordinator", "housing-deputy", "college"])
def test_nobody_else_is_told_of_a_figure_with_their_actions(chat: Chat, who: str) -> None:
    assert "asked for" not in read(chat.say(who, "my actions"))


@pytest.mark.parametrize("text", ["overdue actions", "open actions for Housing"])
def test_other_lists_say_nothing_of_figures(chat: Chat, text: str) -> None:
    assert "asked for" not in read(chat.say("housing", text))


def test_a_made_up_note_in_a_buttons_data_is_not_shown(chat: Chat) -> None:
    shown = chat.send("police", "list_actions", {"which": "mine", "owed": "You are asked for the keys"})
    assert "the keys" not in read(shown)


def test_while_somebody_is_on_leave_their_deputy_is_told_of_the_figure(chat: Chat) -> None:
    for text in ("Joan is on leave until 15 February", "yes"):
        chat.say("coordinator", text)
    assert "You are asked for a figure: Housing staff" in read(chat.say("housing-deputy", "my actions"))
    assert "asked: Maya (Housing)" in read(chat.say("coordinator", "which figures are missing"))
    assert "asked for" not in read(chat.say("housing", "my actions"))
