import pytest

from storage import training
from storage.training import TrainingSession
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


def last(chat: Chat) -> TrainingSession:
    """Return the session logged last."""
    return max(chat.db.read_sync(training.of_group, 1), key=lambda held: held.id or 0)


def agencies(chat: Chat) -> list[tuple[str, str | None]]:
    """Return whose people the cohorts of the session logged last are."""
    return [(row.name, row.agency) for row in chat.db.read_sync(training.cohorts_of, 1, last(chat).id or 0)]


@pytest.mark.parametrize(
    ("said", "agency"),
    [
        ("22 Police officers", "Police"),  # what was said names it
        ("9 social workers", "Adults and Wellbeing"),  # the group's list of cohorts says it
        ("5 environment directorate clerks", "Environment"),
        ("4 yos staff", "Youth Justice Service"),  # by what everybody calls that agency
        ("7 volunteers", None),
    ],
)
def test_whose_people_a_cohort_is_comes_from_the_groups_list_or_what_was_said(chat: Chat, said, agency) -> None:
    shown = read(chat.say("education", f"log training: {said}, WRAP, yesterday"))
    assert ("Agency or directorate" in shown) == (agency is not None)
    chat.say("education", "yes")
    assert [whose for _, whose in agencies(chat)] == [agency]


def test_an_agency_given_in_the_form_is_that_of_all_its_cohorts(chat: Chat) -> None:
    chat.say("education", "log training")
    given = {"cohorts": "9 volunteers and 4 governors", "held_on": "yesterday", "product": "WRAP"}
    shown = read(chat.press("education", "Check", **given, agency="the college"))
    assert "Agency or directorate: Northbrook College" in shown
    chat.say("education", "yes")
    assert {whose for _, whose in agencies(chat)} == {"Northbrook College"}


def test_an_agency_the_group_does_not_have_is_said_next_to_its_field(chat: Chat) -> None:
    chat.say("education", "log training")
    given = {"cohorts": "9 volunteers", "held_on": "yesterday", "product": "WRAP"}
    shown = read(chat.press("education", "Check", **given, agency="the zoo"))
    assert "I do not know" in shown
    assert "Corporate Services" in shown


def test_where_it_was_and_what_it_is_evidence_for_are_read_from_the_line(chat: Chat) -> None:
    text = "log training: 12 volunteers, WRAP, yesterday at Canal Street Library, evidence for training programme"
    shown = read(chat.say("education", text))
    assert "Where: Canal Street Library" in shown
    assert "Evidence for: Training programme" in shown
    assert "12 Volunteers" in shown
    chat.say("education", "yes")
    assert (last(chat).venue, last(chat).benchmark) == ("Canal Street Library", "Training programme")


def test_a_benchmark_the_group_does_not_have_can_be_left_out(chat: Chat) -> None:
    shown = read(chat.say("education", "log training: 12 volunteers, WRAP, yesterday, as evidence for tea making"))
    assert "do not know that benchmark" in shown
    assert "Nothing is saved yet" in read(chat.press("education", "Leave it out"))


@pytest.mark.parametrize("field", ["trainer", "venue"])
@pytest.mark.parametrize("names", ["Sasha; Robin; Jo; Kit", "Moor, Vale, Poole", "Moor and Vale and Poole"])
def test_a_field_that_looks_like_a_list_of_names_is_refused_in_one_sentence(chat: Chat, field, names) -> None:
    chat.say("education", "log training")
    given = {"cohorts": "9 volunteers", "held_on": "yesterday", "product": "WRAP", field: names}
    shown = read(chat.press("education", "Check", **given))
    assert "list of names" in shown or "personal" in shown
    assert "Save" not in [button["title"] for button in chat.cards["education", "personal"]["actions"]]


def test_who_attended_is_never_taken_for_a_cohort(chat: Chat) -> None:
    chat.say("education", "log training")
    (reply,) = chat.say("education", "Joan Smith, Alex Poole and Priya Nair attended")
    assert reply.refused


def test_how_where_and_whose_are_corrected_with_history(chat: Chat) -> None:
    chat.say("education", "log training: 12 volunteers, WRAP, yesterday, classroom")
    chat.say("education", "yes")
    shown = read(chat.say("education", "sorry it was virtual not classroom"))
    assert "How: classroom → virtual" in shown
    chat.press("education", "Change")
    shown = read(chat.press("education", "Check", mode="virtual", venue="Oak Hall", agency="Housing"))
    assert "Where: not stated → Oak Hall" in shown
    assert "Agency or directorate: not stated → Housing" in shown
    chat.say("education", "yes")
    assert (last(chat).mode, last(chat).venue, agencies(chat)) == ("virtual", "Oak Hall", [("Volunteers", "Housing")])
