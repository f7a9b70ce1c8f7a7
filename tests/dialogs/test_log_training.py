import pytest

from storage import training
from tests.dialogs.conftest import Chat, read


def logged(chat: Chat) -> list[tuple[str, int]]:
    """Return the cohorts of the session logged last."""
    last = max(chat.db.read_sync(training.of_group, 1), key=lambda held: held.id or 0)
    return [(row.name, row.people) for row in chat.db.read_sync(training.cohorts_of, 1, last.id or 0)]


def test_one_line_is_shown_before_it_is_saved(chat: Chat) -> None:
    shown = read(chat.say("education", "log training: 31 crossing patrol staff, WRAP, yesterday"))
    assert "Monday 8 February 2027" in shown
    assert "31 School crossing patrol staff" in shown
    assert "2026/27" in shown
    assert "Nothing is saved yet" in shown
    assert "2026/27 now stands at 323" in read(chat.say("education", "yes"))


def test_a_form_is_read_as_the_sentence_is(chat: Chat) -> None:
    chat.say("education", "log training")
    shown = read(
        chat.press("education", "Check", cohorts="31 crossing patrol staff", held_on="yesterday", product="WRAP")
    )
    assert "31 School crossing patrol staff" in shown
    chat.press("education", "Save")
    assert logged(chat) == [("School crossing patrol staff", 31)]


def test_a_wrong_field_is_marked_and_what_was_typed_is_kept(chat: Chat) -> None:
    chat.say("education", "log training")
    (reply,) = chat.press("education", "Check", cohorts="loads of governors", held_on="31 April", product="WRAP")
    assert reply.card is not None
    inputs = {field["id"]: field for field in reply.card["body"] if field["type"].startswith("Input.")}
    assert inputs["cohorts"]["value"] == "loads of governors"
    assert inputs["held_on"]["value"] == "31 April"
    assert "number of people" in reply.text
    assert "April" in reply.text


def test_step_by_step_asks_only_for_what_is_missing(chat: Chat) -> None:
    assert "Who was trained" in read(chat.say("yjs", "log training"))
    assert "When was it held" in read(chat.say("yjs", "22 case workers and 3 volunteers"))
    assert "Which training" in read(chat.say("yjs", "this morning"))
    assert "22 YJS case workers, 3 Volunteers (25 in all)" in read(chat.say("yjs", "WRAP"))
    chat.say("yjs", "yes")
    assert logged(chat) == [("YJS case workers", 22), ("Volunteers", 3)]


@pytest.mark.parametrize("people", ["0", "-3", "loads of"])
def test_a_headcount_that_is_none_is_refused_with_an_example(chat: Chat, people: str) -> None:
    said = read(chat.say("yjs", f"log training: {people} volunteers, WRAP, yesterday"))
    assert "22 social care staff" in said
    assert "Save" not in said


def test_a_date_that_does_not_exist_is_asked_again_and_the_rest_is_kept(chat: Chat) -> None:
    assert "30" in read(chat.say("yjs", "log training: 12 volunteers, WRAP, 31 April"))
    assert "12 Volunteers" in read(chat.say("yjs", "yesterday"))


def test_a_day_to_come_is_refused(chat: Chat) -> None:
    assert "still to come" in read(chat.say("yjs", "log training: 12 volunteers, WRAP, 12 March 2027"))


def test_the_product_may_stay_open(chat: Chat) -> None:
    chat.say("yjs", "log training: 12 volunteers, yesterday")
    assert "not stated" in read(chat.press("yjs", "Not stated"))


def test_a_correction_before_saving_is_read(chat: Chat) -> None:
    chat.say("yjs", "log training: 12 volunteers, WRAP, yesterday")
    assert "14 Volunteers" in read(chat.say("yjs", "14 volunteers"))


def test_make_that_corrects_the_session_logged_last_and_keeps_the_figure_before(chat: Chat) -> None:
    chat.say("yjs", "trained 22 yjs case workers + 3 volunteers this morning, WRAP")
    chat.say("yjs", "yes")
    shown = read(chat.say("yjs", "sorry make that 24 not 22"))
    assert "22 → 24" in shown
    assert "25 → 27" in shown
    chat.say("yjs", "yes")
    assert logged(chat) == [("YJS case workers", 24), ("Volunteers", 3)]


def test_undo_takes_the_session_out_of_the_totals(chat: Chat) -> None:
    before = read(chat.say("yjs", "training totals"))
    chat.say("yjs", "log training: 12 volunteers, WRAP, yesterday")
    chat.say("yjs", "yes")
    assert "Undone" in read(chat.press("yjs", "Undo"))
    assert read(chat.say("yjs", "training totals")) == before


def test_an_invited_partner_logs_no_training(chat: Chat) -> None:
    (reply,) = chat.say("college", "log training: 12 lecturers, WRAP, yesterday")
    assert reply.refused


def test_e_learning_completions_are_never_added_to_people_in_sessions(chat: Chat) -> None:
    before = read(chat.say("housing", "training totals"))
    assert "292 people in 12 sessions" in before
    chat.say("housing", "log training: 40 volunteers, Prevent Awareness, e-learning, yesterday")
    assert "2026/27 now stands at 40 e-learning completions" in read(chat.say("housing", "yes"))
    after = read(chat.say("housing", "training totals"))
    assert "292 people in 12 sessions" in after
    assert "counted apart: 40" in after


def test_the_same_command_typed_again_starts_afresh(chat: Chat) -> None:
    chat.say("education", "log training: 31 crossing patrol staff, WRAP, 31 April")
    shown = read(chat.say("education", "log training: 7 volunteers, Prevent Referrals, today"))
    assert "31" not in shown
    assert "7 Volunteers" in shown
    assert "Prevent Referrals" in shown


def test_a_named_cohort_corrects_the_session_that_has_it(chat: Chat) -> None:
    for session in ("12 housing staff, WRAP, yesterday", "8 governors, WRAP, yesterday"):
        chat.say("housing", f"log training: {session}")
        chat.say("housing", "yes")
    chat.send("housing", "cancel", {})
    shown = read(chat.say("housing", "sorry that was 14 housing staff"))
    assert "Housing: 12 → 14" in shown


def test_the_coordinator_corrects_a_session_somebody_else_logged(chat: Chat) -> None:
    chat.say("housing", "log training: 12 volunteers, WRAP, yesterday")
    chat.say("housing", "yes")
    assert "Volunteers: 12 → 14" in read(chat.say("coordinator", "make that 14 not 12"))
