"""Whose people a cohort is can be said in a line or in the settings' form, and counts at once."""

import pytest

from storage import audit, groups
from tests.dialogs.conftest import Chat, read


def whose(chat: Chat) -> dict[str, str | None]:
    rows = chat.db.read_sync(groups.get, 1).cohorts
    return {row["name"]: row.get("agency") for row in rows}


def filled(chat: Chat) -> dict[str, str]:
    """Return what the form shows in each field, as a client would send it back."""
    chat.say("coordinator", "group settings")
    inputs = [element for element in chat.cards["coordinator", "personal"]["body"] if element["type"] == "Input.Text"]
    return {field["id"]: field.get("value", "") for field in inputs}


@pytest.mark.parametrize(
    ("text", "cohorts", "agency"),
    [
        ("volunteers belong to Stronger Communities", ["Volunteers"], "Stronger Communities"),
        ("voluntears belong to stronger comunities", ["Volunteers"], "Stronger Communities"),
        ("lollipop staff come under the corporate directorate", ["School crossing patrol staff"], "Corporate Services"),
        ("bin crews and councillors belong to housing", ["Refuse and recycling", "Elected members"], "Housing"),
        ("the housing team belongs to Education", ["Housing"], "Education"),
        ("bin crews belong to nobody", ["Refuse and recycling"], None),
    ],
)
def test_a_cohort_is_given_an_agency_or_directorate_in_a_line(chat: Chat, text, cohorts, agency) -> None:
    before = whose(chat)
    assert "Nothing is saved yet" in read(chat.say("coordinator", text))
    assert whose(chat) == before
    chat.say("coordinator", "yes")
    assert whose(chat) == before | dict.fromkeys(cohorts, agency)


def test_coverage_counts_it_at_once(chat: Chat) -> None:
    assert "Stronger Communities: no session" in read(chat.say("coordinator", "which agencies have we covered?"))
    chat.say("coordinator", "volunteers belong to Stronger Communities")
    chat.say("coordinator", "yes")
    assert "Stronger Communities: no session" not in read(chat.say("coordinator", "which agencies have we covered?"))


def test_the_settings_say_it_and_keep_it_when_another_entry_is_changed(chat: Chat) -> None:
    shown = filled(chat)
    assert "Probation officers = probation staff, under Probation" in shown["cohorts"].split("\n")
    before = whose(chat)
    typed = {"cohorts": shown["cohorts"] + "\nPark wardens, under environment"}
    chat.press("coordinator", "Check", **shown | typed)
    chat.say("coordinator", "yes")
    assert whose(chat) == before | {"Park wardens": "Environment"}


def test_an_agency_added_in_the_same_form_can_be_named(chat: Chat) -> None:
    shown = filled(chat)
    typed = {"agencies": shown["agencies"] + "\nFire Service", "cohorts": "Crews belong to Fire Service"}
    assert "Crews, under Fire Service" in read(chat.press("coordinator", "Check", **shown | typed))


def test_an_agency_that_is_not_known_is_said_beside_the_field_and_nothing_is_lost(chat: Chat) -> None:
    shown = filled(chat)
    typed = {"cohorts": "Crews, under Coastguard"}
    said = read(chat.press("coordinator", "Check", **shown | typed))
    assert 'I know no agency or directorate "Coastguard". The group has: Northbrook Council' in said
    assert "Crews, under Coastguard" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tram crews belong to Environment", 'I know no cohort "tram crews". The group has:'),
        ("volunteers belong to the Coastguard", 'I know no agency or directorate "Coastguard". The group has:'),
    ],
)
def test_what_is_not_known_is_said_with_what_there_is(chat: Chat, text: str, told: str) -> None:
    before = whose(chat)
    assert told in read(chat.say("coordinator", text))
    assert whose(chat) == before


def test_it_can_be_undone_and_the_trail_keeps_it(chat: Chat) -> None:
    before = whose(chat)
    chat.say("coordinator", "volunteers belong to Stronger Communities")
    chat.say("coordinator", "yes")
    chat.say("coordinator", "undo")
    assert whose(chat) == before
    assert len(chat.db.read_sync(audit.history, 1, "groups", 1)) == 2


def test_only_who_runs_the_group_says_whose_people_a_cohort_is(chat: Chat) -> None:
    assert chat.say("housing", "volunteers belong to Housing")[0].refused


def test_an_action_that_belongs_to_somebody_is_no_cohort(chat: Chat) -> None:
    assert "Owner: Police → Housing" in read(chat.say("coordinator", "action 9 belongs to Housing"))


def test_a_cohort_may_have_under_in_its_name(chat: Chat) -> None:
    chat.press(
        "coordinator", "Check", **filled(chat) | {"cohorts": "Under 18s workers = youth workers, under Education"}
    )
    chat.say("coordinator", "yes")
    assert whose(chat) == {"Under 18s workers": "Education"}
