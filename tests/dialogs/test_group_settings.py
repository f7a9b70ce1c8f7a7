"""The coordinator changes what the group calls things, in one form or one line; the trail keeps what was before."""

import pytest

from storage import audit, groups
from tests.dialogs.conftest import read


def group(chat):
    return chat.db.read_sync(groups.get, 1)


def filled(chat, who="coordinator"):
    """Return what the form shows in each field, as a client would send it back."""
    chat.say(who, "group settings")
    inputs = [element for element in chat.cards[who, "personal"]["body"] if element["type"] == "Input.Text"]
    return {field["id"]: field.get("value", "") for field in inputs}


def test_the_form_opens_with_the_settings_as_they_are(chat):
    shown = filled(chat)
    assert shown["themes"].split("\n") == group(chat).themes
    assert "Youth Justice Service = " in shown["agencies"]
    assert shown["valid_months"] == "36"


def test_what_is_changed_is_shown_as_was_and_now_and_saved_after_a_yes(chat):
    shown = filled(chat)
    changed = {"themes": shown["themes"] + "\nHate crime", "valid_months": "24"}
    said = read(chat.press("coordinator", "Check", **shown | changed))
    assert "Themes of the plan: added: Hate crime" in said
    assert "Refreshers due after (months): 36 → 24" in said
    assert "Training products" not in said
    assert group(chat).valid_months == 36
    assert "saved" in read(chat.say("coordinator", "yes"))
    assert (group(chat).themes[-1], group(chat).valid_months) == ("Hate crime", 24)


def test_a_new_theme_can_be_used_at_once(chat):
    shown = filled(chat)
    chat.press("coordinator", "Check", **shown | {"themes": shown["themes"] + "\nHate crime"})
    chat.say("coordinator", "yes")
    said = read(
        chat.say("coordinator", "new action: Police to brief the hate crime panel by 12 March, theme hate crime")
    )
    assert "Hate crime" in said


def test_one_setting_can_be_said_in_a_line(chat):
    said = read(chat.say("coordinator", "set benchmark scale: red; amber; green"))
    assert "added: red; amber; green" in said
    chat.say("coordinator", "yes")
    assert group(chat).benchmark_scale == ["red", "amber", "green"]


def test_a_change_can_be_undone_and_the_trail_keeps_both(chat):
    chat.say("coordinator", "set benchmark scale: red; amber; green")
    chat.say("coordinator", "yes")
    assert "Undone" in read(chat.say("coordinator", "undo"))
    assert group(chat).benchmark_scale == list(groups.SCALE)
    events = chat.db.read_sync(audit.history, 1, "groups", 1)
    assert [event.now["benchmark_scale"] for event in events] == [["red", "amber", "green"], list(groups.SCALE)]


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("valid_months", "soon", "Give a number of months"),
        ("digest_at", "25 o'clock", "Give a time of day"),
        ("digest_at", "07:00", "reminders go out from 08:30 to 17:30"),
        ("hours", "17:00 to 09:00", "Give two times of one day"),
        ("hours", "all day", "Give two times of one day"),
        ("hours", "25:00 to 26:00", "Give two times of one day"),
        ("hours", "10:00 to 16:00", "The channel's digest is at 09:00"),
        ("remind_before", "often", "none above 60"),
        ("remind_before", "-5", "none above 60"),
        ("overdue_every", "32", "from 1 to 31"),
        ("overdue_every", "0", "from 1 to 31"),
        ("escalate_after", "13", "from 1 to 12"),
        ("review_every", "2 weeks", "from 1 to 24"),
        ("most_a_day", "1e9", "from 1 to 10"),
        ("holidays_added", "sometime", "is no day I can read"),
        ("agencies", "= YJS", "has no name before the sign"),
        ("themes", "x" * 500, "longer than"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_is_lost(chat, field, words, said):
    shown = filled(chat)
    replies = chat.press("coordinator", "Check", **shown | {field: words, "marking": "OFFICIAL, handle with care"})
    assert said in read(replies)
    again = {one["id"]: one.get("value") for one in replies[-1].card["body"] if one["type"] == "Input.Text"}
    assert (again[field], again["marking"]) == (words, "OFFICIAL, handle with care")


def test_days_off_can_be_taken_out_again(chat):
    shown = filled(chat)
    chat.press("coordinator", "Check", **shown | {"holidays_added": "28 December 2027"})
    chat.say("coordinator", "yes")
    assert group(chat).holidays_added == ["2027-12-28"]
    chat.press("coordinator", "Check", **filled(chat) | {"holidays_added": "none"})
    chat.say("coordinator", "yes")
    assert group(chat).holidays_added == []


def test_a_member_cannot_change_the_settings(chat):
    [reply] = chat.say("housing", "group settings")
    assert reply.refused


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("add Fire Service to the agencies", "Agencies: added: Fire Service"),
        ("new theme: Hate crime", "Themes of the plan: added: Hate crime"),
        ("add a new cohort: Park wardens", "Cohorts: added: Park wardens"),
        ("please remove probation from our agencies", "Agencies: taken out: Probation = probation service"),
        ("set digest time 08:30", "Time of the channel's digest: 09:00 → 08:30"),
        ("training is valid for 2 years", "Refreshers due after (months): 36 → 24"),
        ("28 December 2027 is a day off", "Days off beside bank holidays: nothing → Tuesday 28 December 2027"),
        ("add Police to the agencies", "Nothing changes"),
        ("remind 10, 5 and 2 days before deadlines", "(working days): 14, 7, 1 and 0 → 10, 5 and 2"),
        ("set reminders before a deadline to 2 weeks and on the day", "14, 7, 1 and 0 → 10 and 0"),
        ("chase overdue actions every 5 days", "Overdue actions are mentioned every (days): 7 → 5"),
        ("chase overdue actions weekly", "Nothing changes"),
        ("escalate to the chair after 2", "Mentions before the chair is told: 3 → 2"),
        ("review ongoing actions every quarter", "Nothing changes"),
        ("review ongoing actions every 6 months", "Ongoing actions are looked at every (months): 3 → 6"),
        ("hours for reminders: 08:00 to 18:00", "Hours for reminders: 08:30 to 17:30 → 08:00 to 18:00"),
        ("send reminders only between 8am and 6pm", "08:30 to 17:30 → 08:00 to 18:00"),
        ("no more than 2 messages a day", "Most messages a day to one person: 3 → 2"),
    ],
)
def test_what_is_added_taken_out_or_set_in_a_line_is_shown_before_it_is_saved(chat, text, shown):
    said = read(chat.say("coordinator", text))
    assert shown in said
    assert "Nothing is saved yet" in said


def test_what_is_not_there_cannot_be_taken_out(chat):
    said = read(chat.say("coordinator", "take fire service out of the agencies"))
    assert '"fire service" is not among the agencies. The group has: Northbrook Council;' in said


def test_a_value_in_a_line_that_cannot_be_read_is_asked_for_again(chat):
    assert 'for example "09:00"' in read(chat.say("coordinator", "set the digest time to 25:00"))
    assert "09:00 → 09:15" in read(chat.say("coordinator", "09:15"))


def test_an_agency_taken_in_by_a_line_owns_actions_at_once(chat):
    chat.say("coordinator", "add Fire Service to the agencies")
    chat.say("coordinator", "yes")
    said = read(chat.say("coordinator", "new action: Fire Service to check the hall by 12 March"))
    assert "Owner: Fire Service" in said


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("when a reminder may have arrived: hold it for me", groups.HOLD),
        ("if a reminder may have arrived, send it again", groups.RESEND),
    ],
)
def test_what_becomes_of_a_doubtful_reminder_is_said_in_a_line(chat, words, kept):
    other = groups.RESEND if kept == groups.HOLD else groups.HOLD
    chat.db.run_sync(lambda session: setattr(groups.get(session, 1), "when_unsure", other))
    assert "When a reminder may have arrived: " in read(chat.say("coordinator", words))
    assert group(chat).when_unsure == other
    chat.say("coordinator", "yes")
    assert group(chat).when_unsure == kept


def test_what_becomes_of_a_doubtful_reminder_is_chosen_on_the_form(chat):
    shown = filled(chat)
    choice = next(each for each in chat.cards["coordinator", "personal"]["body"] if each.get("id") == "when_unsure")
    assert (choice["value"], len(choice["choices"])) == ("send it again", 2)
    said = read(chat.press("coordinator", "Check", **shown | {"when_unsure": "hold it for me"}))
    assert "When a reminder may have arrived: send it again → hold it for me" in said


def test_a_word_on_doubtful_reminders_that_is_none_is_asked_again(chat):
    said = read(chat.say("coordinator", "when a reminder may have arrived: whatever"))
    assert 'Say "send it again" or "hold it for me".' in said
    assert group(chat).when_unsure == groups.RESEND


def test_the_hours_are_kept_as_two_times_and_can_be_undone(chat):
    chat.say("coordinator", "hours for reminders: 08:00 to 18:00")
    chat.say("coordinator", "yes")
    assert (group(chat).opens_at, group(chat).closes_at) == ("08:00", "18:00")
    chat.say("coordinator", "undo")
    assert (group(chat).opens_at, group(chat).closes_at) == (groups.OPENS_AT, groups.CLOSES_AT)


def test_the_time_of_the_digest_lies_within_the_hours(chat):
    said = read(chat.say("coordinator", "set the digest time to 07:00"))
    assert "The channel's digest is at 07:00, and reminders go out from 08:30 to 17:30." in said
    assert group(chat).digest_at == "09:00"


def test_the_digest_and_the_hours_move_together_on_the_form(chat):
    shown = filled(chat)
    chat.press("coordinator", "Check", **shown | {"digest_at": "07:15", "hours": "07:00 to 17:00"})
    chat.say("coordinator", "yes")
    assert (group(chat).digest_at, group(chat).opens_at, group(chat).closes_at) == ("07:15", "07:00", "17:00")


def test_the_ladder_of_the_form_is_read_as_it_is_shown(chat):
    shown = filled(chat)
    assert (shown["remind_before"], shown["hours"], shown["most_a_day"]) == ("14, 7, 1 and 0", "08:30 to 17:30", "3")
    chat.press("coordinator", "Check", **shown | {"remind_before": "20, 10 and 3"})
    chat.say("coordinator", "yes")
    assert group(chat).remind_before == [20, 10, 3]
