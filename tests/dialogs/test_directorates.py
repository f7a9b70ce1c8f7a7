"""Directorates own actions and are asked about like agencies; coverage still counts the two apart."""

from typing import Any

import pytest

from storage import audit, groups
from tests.dialogs.conftest import NOW, Chat, read


def change_group(chat: Chat, **columns: Any) -> None:
    def write(session: Any) -> None:
        change = audit.begin(session, 1, by_id=None, by_name="test", at=NOW)
        audit.amend(session, change, groups.get(session, 1), **columns)

    chat.db.run_sync(write)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("new action: Children and Families to share the self-check by 12 March", "Owner: Children and Families"),
        ("action 9 is with the environment directorate now", "Owner: Police → Environment"),
        ("reassign action 9 to adults & wellbeing", "Owner: Police → Adults and Wellbeing"),
        ("action 9 is Police and Environment jointly", "Owner: Police → Police and Environment"),
    ],
)
def test_a_directorate_is_read_as_an_owner(chat: Chat, text: str, owner: str) -> None:
    assert owner in read(chat.say("coordinator", text)).replace(" (Callum)", "")


def test_what_a_directorate_owes_is_asked_for_like_an_agencys(chat: Chat) -> None:
    chat.say("coordinator", "new action: Children and Families to share the self-check by 12 March")
    chat.say("coordinator", "yes")
    said = read(chat.say("chair", "what does children and families owe"))
    assert said.startswith("Open actions: 1")
    assert "Share the self-check" in said


def test_a_directorate_named_like_a_usual_agency_is_called_as_the_group_calls_it(chat: Chat) -> None:
    agencies = [{"name": "Police", "aliases": []}]
    change_group(chat, directorates=[{"name": "Children's Services", "aliases": []}], agencies=agencies)
    said = read(chat.say("coordinator", "action 9 is with childrens services"))
    assert "Owner: Police → Children's Services" in said


def test_a_group_that_names_no_agencies_keeps_the_usual_ones_beside_its_directorates(chat: Chat) -> None:
    change_group(chat, agencies=[])
    said = read(chat.say("coordinator", "new action: Environment and Fire Service to map the parks by 12 March"))
    assert "Owner: Environment and Fire Service" in said


def test_coverage_counts_agencies_and_directorates_apart(chat: Chat) -> None:
    assert "of 4 directorates" in read(chat.say("chair", "which directorates have we covered this year?"))
    said = read(chat.say("chair", "which agencies have we covered this year?"))
    assert "of 12 agencies" in said
    assert "Environment" not in said
