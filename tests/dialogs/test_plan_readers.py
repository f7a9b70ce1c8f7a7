"""Where an action belongs and when it is looked at again, as people say it."""

from datetime import date

import pytest

from storage import actions
from storage.actions import Action
from tests.dialogs.conftest import Chat, read


def action(chat: Chat, ref: str) -> Action:
    return chat.db.read_sync(actions.by_ref, 1, ref)


def update(chat: Chat, text: str) -> str:
    shown = read(chat.say("coordinator", text))
    chat.say("coordinator", "yes")
    return shown


@pytest.mark.parametrize(
    "text",
    [
        "put action 9 under the referral pathway benchmark",
        "action 9 benchmark: referral pathway",
        "tag action 9 referral pathway",
        "action 9 is for the referral benchmark",
    ],
)
def test_a_benchmark_is_named_by_some_of_its_words(chat: Chat, text: str) -> None:
    assert "Reducing permissive environments → Referral pathway" in update(chat, text)
    assert action(chat, "9").benchmark == "Referral pathway"


def test_an_unknown_benchmark_is_said_with_those_there_are(chat: Chat) -> None:
    said = read(chat.say("coordinator", "action 9 benchmark: wizardry"))
    assert 'no benchmark "wizardry"' in said
    assert "Referral pathway; Channel panel" in said
    assert "→ Channel panel" in read(chat.say("coordinator", "channel"))


def test_words_that_fit_two_benchmarks_are_asked_about(chat: Chat) -> None:
    assert "Which benchmark?" in read(chat.say("coordinator", "action 9 benchmark: partnership"))
    assert "→ Partnership plan" in read(chat.press("coordinator", "Partnership plan"))


def test_a_project_of_the_plan_is_found_and_a_new_one_is_made(chat: Chat) -> None:
    assert "none → Taxi" in update(chat, "put action 9 in the taxi project")
    assert "none → Taxi" in update(chat, "add action 10 to the taxis project")
    assert "none → Supplementary schools" in update(chat, "put action 8 in the supplementary schools project")
    assert (action(chat, "9").project, action(chat, "10").project) == ("Taxi", "Taxi")


def test_where_an_action_belongs_is_no_report_of_its_owner(chat: Chat) -> None:
    before = action(chat, "9").updated_at
    update(chat, "put action 9 in the taxi project")
    assert action(chat, "9").updated_at == before


def test_a_project_that_is_only_told_of_is_no_tag(chat: Chat) -> None:
    shown = update(chat, "action 9: still waiting for the council's own taxi project to end")
    assert "Project:" not in shown
    assert action(chat, "9").project is None


def test_a_long_name_is_no_project(chat: Chat) -> None:
    assert "long for a project" in read(chat.say("coordinator", f"action 9 project: {'very ' * 5}{'x' * 60}"))


@pytest.mark.parametrize(
    "text", ["put action 9 under staff training", "action 9 theme staff training", "tag action 9 staff training theme"]
)
def test_an_action_moves_to_another_theme(chat: Chat, text: str) -> None:
    assert "Use of local authority resources → Staff training" in update(chat, text)
    assert action(chat, "9").theme == "Staff training"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("review action 6 in October", date(2027, 10, 31)),
        ("action 6 next review 1 October", date(2027, 10, 1)),
        ("review 6 in 6 months", date(2027, 8, 9)),
        ("action 6 done, next review in October", date(2027, 10, 31)),
        ("next review of action 6 in October", date(2027, 10, 31)),
    ],
)
def test_a_review_has_a_day(chat: Chat, text: str, day: date) -> None:
    deadline = action(chat, "6").due_on
    update(chat, text)
    assert (action(chat, "6").review_on, action(chat, "6").due_on) == (day, deadline)


@pytest.mark.parametrize(
    ("text", "why"), [("next review ongoing", "a day or a month"), ("next review 1 June 2026", "past")]
)
def test_a_review_without_a_day_to_come_is_asked_about(chat: Chat, text: str, why: str) -> None:
    chat.say("coordinator", "update action 6")
    chat.press("coordinator", "Use a form")
    said = read(
        chat.press("coordinator", "Check", action="6", report="on track", review=text.removeprefix("next review "))
    )
    assert why in said


def test_reviewed_takes_the_review_off_the_list(chat: Chat) -> None:
    update(chat, "review action 6 at the end of February")
    assert "6 Write a one-page note" in read(chat.say("coordinator", "what is due for review?"))
    update(chat, "action 6 reviewed, still current")
    assert "Actions due for review: 0" in read(chat.say("coordinator", "what is due for review?"))


def test_a_new_action_carries_its_benchmark_and_project(chat: Chat) -> None:
    update(chat, "new action for the taxi project: Police to check badges by 12 March, benchmark referral pathway")
    saved = action(chat, "16")
    assert (saved.title, saved.project, saved.benchmark) == ("Check badges", "Taxi", "Referral pathway")


def test_a_link_stays_whole(chat: Chat) -> None:
    link = "https://northbrook.example/papers/8/2/letter"
    assert link in update(chat, f"action 9 done, see {link}")
    shown = read(chat.say("coordinator", "show action 9"))
    assert f"Evidence: {link}" in shown
