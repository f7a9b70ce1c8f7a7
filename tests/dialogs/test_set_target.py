import pytest

from storage import targets
from tests.dialogs.conftest import Chat, read

WHOLE = "target: 85% of Probation staff trained by 31 March, from the NHS return, ask Priya"


def agreed(chat: Chat) -> list[targets.Target]:
    return chat.db.read_sync(targets.of_group, 1)


def test_a_target_is_set_in_one_line(chat: Chat) -> None:
    said = read(chat.say("coordinator", WHOLE))
    for fact in ("Measure: Probation staff trained", "Level: 85%", "Agency: Probation", "Wednesday 31 March 2027"):
        assert fact in said
    chat.say("coordinator", "yes")
    target = agreed(chat)[-1]
    assert (target.measure, target.agency, target.level, target.unit) == (
        "Probation staff trained",
        "Probation",
        85,
        "%",
    )
    assert (target.source, target.due_on.isoformat()) == ("NHS return", "2027-03-31")
    assert target.asked_of_id is not None


def test_who_is_asked_may_then_give_the_figure(chat: Chat) -> None:
    for text in (WHOLE.replace("Probation staff", "All staff"), "yes"):
        chat.say("coordinator", text)
    assert "Figure for: All staff trained" in read(chat.say("probation", "our figure is 60% as of today"))


def test_it_is_set_step_by_step_without_a_date(chat: Chat) -> None:
    chat.say("chair", "set a target")
    chat.say("chair", "Venues that were sent the letter")
    assert "By when?" in read(chat.say("chair", "40 venues"))
    assert "Level: 40 venues" in read(chat.say("chair", "no date"))
    chat.say("chair", "yes")
    assert (agreed(chat)[-1].unit, agreed(chat)[-1].due_on) == ("venues", None)


def test_a_target_set_again_is_changed_and_keeps_the_rest(chat: Chat) -> None:
    for text in (WHOLE, "yes"):
        chat.say("coordinator", text)
    before = len(agreed(chat))
    said = read(chat.say("coordinator", "target: 90% of Probation staff trained by 30 June"))
    assert "85% → 90%" in said
    chat.say("coordinator", "yes")
    target = agreed(chat)[-1]
    assert (len(agreed(chat)), target.level, target.source) == (before, 90, "NHS return")
    chat.say("coordinator", "undo")
    assert agreed(chat)[-1].level == 85


@pytest.mark.parametrize("who", ["probation", "probation-deputy", "college"])
def test_only_chair_and_coordinator_set_targets(chat: Chat, who: str) -> None:
    assert chat.say(who, WHOLE)[0].refused


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("lots", "a number and what it counts"),
        ("85", "a number and what it counts"),
        ("120%", "more than can be reached"),
    ],
)
def test_a_level_that_cannot_be_is_asked_for_again_with_an_example(chat: Chat, typed: str, told: str) -> None:
    chat.say("chair", "set a target")
    chat.say("chair", "Staff trained")
    said = read(chat.say("chair", typed))
    assert told in said
    assert '"300 people"' in said


def test_somebody_unknown_cannot_be_asked(chat: Chat) -> None:
    said = read(chat.say("chair", "target: 85% of Police staff trained by 31 March, ask Zebedee"))
    assert "I know no member of that name" in said
    assert "Measure: Police staff trained" in said


def test_an_agency_that_is_not_there_is_told_those_that_are(chat: Chat) -> None:
    chat.say("chair", "set a target")
    typed = {"measure": "Staff trained", "level": "85%", "agency": "Atlantis", "due_on": "31 March"}
    said = read(chat.press("chair", "Check", **typed))
    assert "I do not know that agency" in said
    assert "Public Health" in said
