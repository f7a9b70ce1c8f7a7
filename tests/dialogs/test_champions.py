import pytest

from storage import champions
from tests.dialogs.conftest import Chat, read


def named(chat: Chat, agency: str) -> list[str]:
    return [one.name for one in chat.db.read_sync(champions.of_group, 1) if one.agency == agency]


def test_champions_are_listed_with_the_agencies_that_have_none(chat: Chat) -> None:
    said = read(chat.say("chair", "who are the champions?"))
    assert "9 named; 7 of 16 agencies and directorates have none" in said
    assert "Police: Drew Ashdown, since Friday 4 September 2026" in said
    assert "Housing: no champion" in said


def test_agencies_without_a_champion_are_a_list_of_their_own(chat: Chat) -> None:
    said = read(chat.say("chair", "which agencies have no champion"))
    assert "Housing: no champion" in said
    assert "Drew Ashdown" not in said


@pytest.mark.parametrize(
    ("text", "answer"),
    [("who is our champion for police", "Drew Ashdown, since"), ("does housing have a champion", "None is named")],
)
def test_one_agencys_champion_is_named_or_said_not_to_be(chat: Chat, text, answer) -> None:
    assert answer in read(chat.say("chair", text))


@pytest.mark.parametrize(
    "text",
    [
        "our champion for Housing is Alex Poole",
        "Alex Poole is our champion for housing",
        "Alex Poole is now the Housing champion",
        "make Alex Poole the champion for Housing",
        "Housing's champion is Alex Poole",
        "new champion for Housing: Alex Poole",
    ],
)
def test_a_champion_is_shown_before_it_is_saved(chat: Chat, text) -> None:
    said = read(chat.say("coordinator", text))
    assert "Agency: Housing" in said
    assert "Champion: Alex Poole" in said
    assert "Since: Tuesday 9 February 2027" in said
    assert named(chat, "Housing") == []
    chat.say("coordinator", "yes")
    assert named(chat, "Housing") == ["Alex Poole"]


def test_a_new_champion_takes_nobodys_place(chat: Chat) -> None:
    said = read(chat.say("coordinator", "our champion for Police is Alex Poole"))
    assert "Stays champion too: Drew Ashdown" in said
    chat.say("coordinator", "yes")
    assert named(chat, "Police") == ["Alex Poole", "Drew Ashdown"]


def test_the_same_champion_is_not_named_twice(chat: Chat) -> None:
    assert "Named already" in read(chat.say("coordinator", "our champion for Police is Drew Ashdown"))
    assert "nothing is changed" in read(chat.say("coordinator", "yes"))
    assert named(chat, "Police") == ["Drew Ashdown"]


def test_what_is_missing_is_asked_for(chat: Chat) -> None:
    chat.say("coordinator", "name a champion")
    assert "Who is it?" in read(chat.say("coordinator", "housing"))
    assert "Champion: Alex Poole" in read(chat.say("coordinator", "Alex Poole"))


@pytest.mark.parametrize("name", ["Alex Poole, Sasha Moor and Robin Vale and others", "07700 900123", "x" * 61, "!"])
def test_what_is_no_one_persons_name_is_asked_again(chat: Chat, name) -> None:
    chat.say("coordinator", "name a champion")
    chat.say("coordinator", "housing")
    chat.say("coordinator", name)
    chat.say("coordinator", "yes")
    assert named(chat, "Housing") == []


def test_an_agency_the_group_does_not_have_is_said_with_those_it_has(chat: Chat) -> None:
    chat.say("coordinator", "name a champion")
    said = read(chat.say("coordinator", "zoo keepers"))
    assert 'do not know "zoo keepers"' in said
    assert "Environment" in said


def test_a_member_names_their_own_agencys_champion_only(chat: Chat) -> None:
    assert chat.say("housing", "our champion for Police is Alex Poole")[0].refused
    chat.say("housing", "our champion for Housing is Alex Poole")
    chat.say("housing", "yes")
    assert named(chat, "Housing") == ["Alex Poole"]


def test_a_champion_that_ends_stays_in_the_record_and_undo_brings_them_back(chat: Chat) -> None:
    said = read(chat.say("coordinator", "Drew Ashdown is no longer the champion for Police"))
    assert "Champions left there: none" in said
    chat.say("coordinator", "yes")
    assert named(chat, "Police") == []
    assert "Undone" in read(chat.press("coordinator", "Undo"))
    assert named(chat, "Police") == ["Drew Ashdown"]


@pytest.mark.parametrize("text", ["Drew Ashdown has stood down as champion", "Drew is no longer our champion"])
def test_a_champion_is_found_by_name_alone(chat: Chat, text) -> None:
    assert "Champion until today: Drew Ashdown, Police" in read(chat.say("coordinator", text))


def test_two_champions_of_one_first_name_are_asked_about(chat: Chat) -> None:
    chat.say("coordinator", "our champion for Housing is Drew Moor")
    chat.say("coordinator", "yes")
    assert "Which champion?" in read(chat.say("coordinator", "Drew is no longer a champion"))
    assert "Drew Moor, Housing" in read(chat.press("coordinator", "Drew Moor, Housing"))


def test_somebody_who_is_no_champion_is_said_so(chat: Chat) -> None:
    said = read(chat.say("coordinator", "Alex Poole is no longer the champion for Housing"))
    assert "no champion of that name" in said
    assert "Drew Ashdown (Police)" in said


def test_a_member_ends_no_other_agencys_champion(chat: Chat) -> None:
    assert chat.say("housing", "Drew Ashdown is no longer the champion for Police")[0].refused
    assert named(chat, "Police") == ["Drew Ashdown"]


def test_undo_of_naming_takes_the_name_off_the_list(chat: Chat) -> None:
    chat.say("coordinator", "our champion for Housing is Alex Poole")
    chat.say("coordinator", "yes")
    chat.press("coordinator", "Undo")
    assert "Alex Poole" not in read(chat.say("coordinator", "who are the champions"))


def test_an_invited_partner_sees_no_champions(chat: Chat) -> None:
    assert chat.say("college", "who are the champions")[0].refused
    assert chat.say("college", "our champion for Northbrook College is Alex Poole")[0].refused


def test_a_name_is_shown_as_typed_and_never_as_a_link(chat: Chat) -> None:
    chat.say("coordinator", "name a champion")
    chat.say("coordinator", "housing")
    replies = chat.say("coordinator", "[Alex](evil.example)")
    assert "](" not in str([reply.card for reply in replies]).replace("\\\\](", "").replace("\\](", "")
