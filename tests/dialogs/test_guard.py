"""The guard's answers are fixed, say first what matters most, and pass the guard themselves where they are advice."""

import pytest

from dialogs.guard import guard_text
from rules.safeguarding import Concern

CONTACTS = {
    "safeguarding_lead": "Northbrook safeguarding desk, extension 4321",
    "referral_route": "the Northbrook MASH portal",
    "emergency_plan": "Northbrook's emergency plan",
}


@pytest.mark.parametrize("concern", [Concern.CONCERN, Concern.INCIDENT])
def test_danger_is_answered_with_999_first(concern):
    assert guard_text(concern, CONTACTS, in_channel=False).startswith("If anyone is in immediate danger, call 999")


def test_a_concern_is_sent_to_the_groups_own_route_and_to_act_early():
    text = guard_text(Concern.CONCERN, CONTACTS, in_channel=False)
    assert CONTACTS["safeguarding_lead"] in text
    assert CONTACTS["referral_route"] in text
    assert "0800 011 3764" in text
    assert "not a way to report" in text


def test_an_incident_names_the_emergency_plan_the_hotline_and_who_may_call_a_meeting():
    text = guard_text(Concern.INCIDENT, CONTACTS, in_channel=False)
    assert CONTACTS["emergency_plan"] in text
    assert "0800 789 321" in text
    assert "chair or the coordinator" in text


def test_personal_data_gets_neutral_words_to_use_instead():
    assert "Channel matter: see case system" in guard_text(Concern.PERSONAL_DATA, CONTACTS, in_channel=False)


def test_a_deletion_is_refused_with_what_can_be_done_instead():
    text = guard_text(Concern.DELETE, CONTACTS, in_channel=False)
    assert "Home Office and Ofsted" in text
    for offer in ("close an action", "new date", "correct an error", "undo"):
        assert offer in text


@pytest.mark.parametrize("concern", list(Concern))
@pytest.mark.parametrize("contacts", [{}, {"safeguarding_lead": "", "referral_route": " "}])
def test_a_group_without_contacts_still_gets_a_whole_sentence(concern, contacts):
    text = guard_text(concern, contacts, in_channel=False)
    assert "None" not in text
    assert "  " not in text
    assert "{" not in text


@pytest.mark.parametrize("concern", [Concern.CONCERN, Concern.PERSONAL_DATA, Concern.MARKING])
def test_in_a_channel_the_answer_warns_that_others_can_see(concern):
    assert "can see your message" in guard_text(concern, CONTACTS, in_channel=True)
    assert "can see your message" not in guard_text(concern, CONTACTS, in_channel=False)
    assert "delete" in guard_text(concern, CONTACTS, in_channel=False)


@pytest.mark.parametrize("concern", list(Concern))
def test_the_answer_asks_no_question(concern):
    assert "?" not in guard_text(concern, CONTACTS, in_channel=True)
