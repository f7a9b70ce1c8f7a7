from datetime import date, timedelta

import pytest

from storage import action_history, actions
from storage.actions import Action
from tests.dialogs.conftest import Chat, read


def action(chat: Chat, ref: str) -> Action:
    return chat.db.read_sync(actions.by_ref, 1, ref)


def test_done_with_its_evidence_is_confirmed_then_saved(chat: Chat) -> None:
    shown = read(chat.say("police", "action 9 done, venue hire letter went out 8/2"))
    assert "on track → complete" in shown
    assert "letter went out" in shown
    assert action(chat, "9").status == "on track"
    assert "Action 9 is complete" in read(chat.say("police", "yes"))
    assert action(chat, "9").completed_on == date(2027, 2, 9)


def test_a_sunday_is_asked_about_and_the_words_are_kept(chat: Chat) -> None:
    asked = read(
        chat.say("coordinator", "action 14 is Priya (probation) and YJS jointly, draft ISP review by 28th Feb")
    )
    assert "Sunday" in asked
    assert "Friday 26 February 2027" in "".join(
        button["title"] for button in chat.cards["coordinator", "personal"]["actions"]
    )
    chat.say("coordinator", "keep sunday")
    chat.say("coordinator", "agreed at the meeting")
    chat.say("coordinator", "yes")
    saved = action(chat, "14")
    assert saved.due_on == date(2027, 2, 28)
    assert saved.deadline_text == "28th Feb"
    assert [(owner["kind"], owner["name"]) for owner in saved.owners] == [
        ("person", "Priya"),
        ("agency", "Youth Justice Service"),
    ]


def test_a_re_date_keeps_the_earlier_date_with_the_reason(chat: Chat) -> None:
    before = action(chat, "5.3")
    asked = read(chat.say("regeneration", "can we put the web pages review back to end of Q4"))
    assert "Why does the date move?" in asked
    shown = read(chat.say("regeneration", "waiting for the designer"))
    assert "Wednesday 31 March 2027" in shown
    chat.say("regeneration", "yes")
    after = action(chat, "5.3")
    (kept,) = chat.db.read_sync(action_history.earlier_deadlines, 1, after.id or 0)
    assert (kept.due_on, kept.reason) == (before.due_on, "waiting for the designer")
    assert after.revision == before.revision + 1


def test_a_length_of_time_counts_from_the_date_the_action_has(chat: Chat) -> None:
    shown = read(chat.say("coordinator", "push 9 back a fortnight, waiting for legal"))
    assert "Thursday 11 March 2027" in shown
    assert "Reason: waiting for legal" in shown
    chat.say("coordinator", "yes")
    assert action(chat, "9").due_on == date(2027, 3, 11)
    assert action(chat, "9").deadline_text == "back a fortnight from Thursday 25 February 2027"


def test_forward_a_week_is_asked_about_because_people_mean_both(chat: Chat) -> None:
    assert "earlier or later" in read(chat.say("coordinator", "move action 9 forward a week"))
    chat.press("coordinator", "Thursday 4 March 2027")
    chat.say("coordinator", "agreed at the meeting")
    chat.say("coordinator", "yes")
    assert action(chat, "9").due_on == date(2027, 3, 4)


def test_reassigning_shows_who_had_it_before(chat: Chat) -> None:
    shown = read(chat.say("coordinator", "reassign action 9 to Housing"))
    assert "Police → Housing" in shown


def test_another_agencys_action_is_refused_and_unchanged(chat: Chat) -> None:
    (reply,) = chat.say("housing", "action 9 done")
    assert reply.refused
    assert "nothing" in reply.text
    assert action(chat, "9").status == "on track"


def test_the_right_is_asked_again_when_saving(chat: Chat) -> None:
    chat.say("police", "action 9 done")
    chat.say("coordinator", "reassign action 9 to Housing")
    chat.say("coordinator", "yes")
    (reply,) = chat.say("police", "yes")
    assert reply.refused
    assert action(chat, "9").status == "on track"


def test_a_ref_that_is_not_there_is_said_with_one_that_is(chat: Chat) -> None:
    said = read(chat.say("coordinator", "action 99 done"))
    assert "no action 99" in said
    assert "such as" in said
    assert "on track → complete" in read(chat.say("coordinator", "9"))


def test_words_that_fit_several_actions_are_asked_about(chat: Chat) -> None:
    said = read(chat.say("coordinator", "the out of school settings one is done"))
    assert "Which one?" in said


def test_an_update_button_begins_with_its_action(chat: Chat) -> None:
    chat.say("police", "show action 9")
    assert "What should it say?" in read(chat.press("police", "Update"))
    assert "at risk" in read(chat.say("police", "slipping, hall managers have not answered"))


@pytest.mark.parametrize("minutes", [1, 10])
def test_a_write_is_undone_within_ten_minutes(chat: Chat, minutes: int) -> None:
    before = action(chat, "9").model_dump()
    chat.say("police", "action 9 done")
    chat.say("police", "yes")
    chat.now += timedelta(minutes=minutes)
    assert "Undone" in read(chat.say("police", "undo"))
    assert action(chat, "9").model_dump() == before


def test_after_ten_minutes_a_write_stays(chat: Chat) -> None:
    chat.say("police", "action 9 done")
    chat.say("police", "yes")
    chat.now += timedelta(minutes=10, seconds=1)
    assert "nothing of yours to undo" in read(chat.say("police", "undo"))
    assert action(chat, "9").status == "complete"


def test_undo_refuses_where_somebody_built_upon_it(chat: Chat) -> None:
    chat.say("police", "action 9 done")
    chat.say("police", "yes")
    chat.say("coordinator", "action 9 at risk, the letter came back")
    chat.say("coordinator", "yes")
    assert "changed it since" in read(chat.say("police", "undo"))
    assert action(chat, "9").status == "at risk"


def test_nobody_undoes_somebody_elses_write(chat: Chat) -> None:
    chat.say("police", "action 9 done")
    chat.say("police", "yes")
    assert "nothing of yours" in read(chat.say("coordinator", "undo"))


def test_an_owner_is_added_to_those_there_are(chat: Chat) -> None:
    assert "Police → Police and Housing" in read(
        chat.say("coordinator", "add housing as an owner of action 9")
    ).replace(" (Callum)", "").replace(" (Joan)", "")


def test_an_owner_is_taken_off_and_the_rest_stay(chat: Chat) -> None:
    shown = read(chat.say("coordinator", "take Housing off action 4.2"))
    assert "Housing and Community Safety → Community Safety" in shown


def test_me_is_whoever_says_it(chat: Chat) -> None:
    shown = read(chat.say("coordinator", "assign action 9 to me"))
    assert "Police → Marcus" in shown


def test_a_yes_is_no_reason(chat: Chat) -> None:
    chat.say("regeneration", "can we put the web pages review back to end of Q4")
    assert "does not answer that" in read(chat.say("regeneration", "ok"))
    assert "Reason: printers" in read(chat.say("regeneration", "printers"))


def test_words_that_name_no_day_are_not_kept_as_the_deadline(chat: Chat) -> None:
    chat.say("coordinator", "move action 10 to 31 april")
    chat.say("coordinator", "30 april")
    chat.say("coordinator", "hall is booked")
    chat.say("coordinator", "yes")
    assert action(chat, "10").deadline_text == "Friday 30 April 2027"


def test_the_history_says_who_had_it_before(chat: Chat) -> None:
    chat.say("coordinator", "reassign action 9 to Housing")
    chat.say("coordinator", "yes")
    assert "owner Police → Housing" in read(chat.say("coordinator", "history of action 9"))


def test_taking_me_off_takes_my_agency_off_and_asks_who_owns_it_now(chat: Chat) -> None:
    assert "Who owns it now?" in read(chat.say("police", "remove me from action 9"))


def test_a_second_action_in_one_sentence_is_not_lost_without_a_word(chat: Chat) -> None:
    shown = read(chat.say("coordinator", "mark 3.5 and 3.2 complete"))
    assert "3.5 Agree the communications plan" in shown
    assert "action 3.2: say it of that one next" in shown


def form(chat: Chat, **typed: str) -> str:
    chat.say("coordinator", "update action")
    return read(chat.press("coordinator", "Check", **typed))


def test_what_happened_on_the_form_is_read_like_a_sentence(chat: Chat) -> None:
    assert "on track → complete" in form(chat, action="9", report="done")
    chat.say("coordinator", "yes")
    assert action(chat, "9").status == "complete"


def test_one_row_of_the_form_is_enough(chat: Chat) -> None:
    shown = form(chat, action="9", status="at risk")
    assert "on track → at risk" in shown
    assert "could not be read" not in shown


def test_a_row_filled_in_outweighs_what_a_sentence_told(chat: Chat) -> None:
    assert "on track → at risk" in form(chat, action="9", report="done", status="at risk")


def test_a_number_that_is_no_action_is_said_beside_it_and_loses_nothing(chat: Chat) -> None:
    shown = form(chat, action="99", status="complete", deadline="12 March", review="October")
    assert "There is no action 99" in shown
    assert "Say first which action it is" in shown
    card = chat.cards["coordinator", "personal"]
    assert [row["value"] for row in card["body"] if row.get("id") in ("action", "deadline")] == ["99", "12 March"]


def test_a_reason_that_sounds_like_a_decision_is_the_reason(chat: Chat) -> None:
    chat.say("coordinator", "move action 9 to 12 March")
    assert "Reason: it was agreed with the college" in read(chat.say("coordinator", "it was agreed with the college"))


def test_a_command_in_the_place_of_a_reason_is_a_command(chat: Chat) -> None:
    chat.say("coordinator", "move action 9 to 12 March")
    assert "Pilot a shorter session" in read(chat.say("coordinator", "log decision: pilot a shorter session"))
