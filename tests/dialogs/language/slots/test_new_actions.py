"""Who is to do what by when, in whatever order it is said; what is left when the rest is cut out is the title."""

from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def read(text: str) -> tuple[str, str, str | None]:
    """Return the title, the owners and the date read."""
    slots = understand(text, TODAY).slots
    owners = ",".join(owner["name"] for owner in slots.get("owners", ()))
    return slots.get("title", ""), owners, slots.get("deadline", {}).get("date")


@pytest.mark.parametrize(
    "text",
    [
        "new action: Comms to reprint the banner by 12 March",
        "action for Comms: reprint the banner, 12 March",
        "pls add an action, reprint the banner, Comms, by 12 March",
        "Action: reprint the banner. Owner: Comms. Due: 12 March.",
        "Task: reprint the banner / lead Comms / target 12 March",
        "by 12 March, Comms to reprint the banner",
        "comms need to reprint the banner, can that be an action for 12 march",
        "new action reprint the banner, comms doing it, want it sorted by the 12th march",
        "Following the chat about stalls: Comms to reprint the banner by 12 March",
        "we agreed Comms would reprint the banner by 12 March, can you add that as an action please",
        "before i forget new action comms to reprint the banner by 12 march",
        "give comms an action to reprint the banner by 12 march",
    ],
)
def test_the_order_and_the_wrapping_change_nothing(text):
    title, owners, day = read(text)
    assert (title.casefold(), owners, day) == ("reprint the banner", "Communications", "2027-03-12")


@pytest.mark.parametrize("name", ["marek", "Marek"])
def test_a_first_name_nobody_told_of_is_an_owner_before_to(name):
    assert read(f"new action {name} to reprint the banner") == ("Reprint the banner", "Marek", None)


def test_a_verb_before_to_is_nobodys_name():
    assert read("new action: speak to the printers about the banner")[:2] == (
        "Speak to the printers about the banner",
        "",
    )


@pytest.mark.parametrize("lack", ["no date yet", "no deadline", "no owner yet", "nobody picked it up yet"])
def test_what_is_lacking_is_no_part_of_the_title(lack):
    assert read(f"new action: reprint the banner, {lack}") == ("Reprint the banner", "", None)


def test_agencies_named_in_the_work_are_no_owners():
    assert read("new action: invite Fire, Police, Housing")[1] == ""


def test_the_theme_is_cut_out():
    slots = understand("new action under Staff Training: Comms to reprint the banner", TODAY).slots
    assert (slots["theme"], slots["title"]) == ("Staff Training", "Reprint the banner")


@pytest.mark.parametrize(
    "said",
    [
        "they need to have it done by 12 March",
        "needed by 12 March",
        "and I'd think 12 March is realistic given how slow the printers are",
        "12 March at the latest",
        "aiming for 12 March",
    ],
)
def test_a_clause_that_only_leads_up_to_the_date_is_no_part_of_the_title(said):
    assert read(f"new action for Comms: reprint the banner, {said}") == (
        "Reprint the banner",
        "Communications",
        "2027-03-12",
    )


@pytest.mark.parametrize(
    "text",
    [
        "new one for us, Police to move the stall",
        "one more action sorry!! Police to move the stall",
        "could we have something on the plan for Police: move the stall",
        "give Police something to do: move the stall",
        "it was suggested that Police move the stall, can that be an action",
        'new action "Move the stall" for Police',
        "new action: move the stall, action Police",
    ],
)
def test_who_is_to_do_it_is_found_wherever_it_stands(text):
    assert read(text)[:2] == ("Move the stall", "Police")


def test_a_body_nobody_told_of_owns_what_it_is_to_do():
    assert read("Prison service to nominate a deputy")[:2] == ("Nominate a deputy", "Prison service")


def test_a_meeting_to_be_held_is_work_and_no_deadline():
    assert read("new action: Naomi to host the June session") == ("Host the June session", "Naomi", None)


def test_a_length_at_the_end_is_a_deadline():
    assert read("task: Naomi: refresh the pack, 3 weeks") == ("Refresh the pack", "Naomi", "2027-03-02")


@pytest.mark.parametrize(
    "text",
    [
        "Can I have an action adding: Housing to draft a note by 30 June",
        "I'd like an action raised for Housing to draft a note by 30 June",
        "please add an action four Housing too draft a note by 30 June",
        "Housing to draft a note, due 30 June, new action please",
    ],
)
def test_the_wish_for_an_action_names_nobody(text):
    assert read(text) == ("Draft a note", "Housing", "2027-06-30")


def test_a_name_behind_me_says_who_i_am():
    assert read("One more action for me, Beth, to draft a note by 30 June")[1] == "Beth"
