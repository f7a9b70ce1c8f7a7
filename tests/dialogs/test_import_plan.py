"""A plan is loaded in chat from a file or a paste: shown first, saved after a yes, changed only where that is asked."""

import pytest

from dialogs import brought_plan
from dialogs.turn import Given
from documents import read_table
from documents.read_plan import read_plan
from storage import action_lists, actions, groups
from storage.action_lists import Filter
from tests.dialogs.conftest import read

HEAD = "Ref\tTheme\tAction\tOwner\tDeadline\tRAG\n"
PLAN = HEAD + (
    "91.1\tPartnership\tShare the leaflet with landlords\tHousing\t31 March 2027\tOn track\n"
    "91.2\tPartnership\tBrief the taxi firms\tPolice, Public Health\tOngoing\t\n"
    "91.3\tStaff training\tTrain the new starters\t\tTBA\t\n"
)
LATER = PLAN.replace("31 March 2027", "30 June 2027")
COLOURED = PLAN.replace("On track", "Green")


def plan_lines(chat):
    lines = chat.db.read_sync(action_lists.lines, 1, Filter(open_only=False))
    return {line.ref: line for line in lines if line.ref.startswith("91.")}


def attach(chat, who, content, text=""):
    """Send a file as the edge hands it on."""
    turn = chat.turn(who, text=text, given=Given(read_table.read_bytes(content.encode())))
    replies = chat.respond(turn)
    for reply in replies:
        if reply.card:
            chat.cards[who, "personal"] = reply.card
    return replies


def test_a_pasted_table_is_shown_with_counts_and_saved_after_a_yes(chat):
    said = read(chat.say("coordinator", "can you load this\n" + PLAN))
    for words in ("Found: 3 actions", "1 on a day", "1 ongoing", "1 to be agreed", "Without an owner: 1", "New: 3"):
        assert words in said
    assert plan_lines(chat) == {}
    assert "Loaded: 3 new" in read(chat.say("coordinator", "yes"))
    assert set(plan_lines(chat)) == {"91.1", "91.2", "91.3"}


def test_a_pasted_table_needs_no_words_beside_it(chat):
    assert "Found: 3 actions" in read(chat.say("coordinator", PLAN))


@pytest.mark.parametrize("request_for", ["can u load this", "load this plan", "heres the old plan, load it"])
def test_a_plan_pasted_as_plain_lines_under_the_request_is_loaded(chat, request_for):
    lines = [f"{number}. Write to clubs {number} - Housing - TBA" for number in range(91, 97)]
    assert "Found: 6 actions" in read(chat.say("coordinator", "\n".join([request_for, *lines])))


def test_lines_under_another_request_belong_to_it(chat):
    lines = [f"and then clubs {number}" for number in range(6)]
    said = read(chat.say("coordinator", "\n".join(["new action: Housing to write to clubs by next meeting", *lines])))
    assert "New action" in said


def test_an_attached_file_is_shown_the_same(chat):
    assert "Found: 3 actions" in read(attach(chat, "coordinator", PLAN))
    chat.say("coordinator", "yes")
    assert len(plan_lines(chat)) == 3


def test_asked_to_load_without_a_table_it_asks_for_one_and_takes_it(chat):
    assert "Attach the action plan" in read(chat.say("coordinator", "load the plan"))
    assert "Found: 3 actions" in read(chat.say("coordinator", PLAN))


def test_the_same_plan_again_changes_nothing(chat):
    chat.say("coordinator", PLAN)
    chat.say("coordinator", "yes")
    before = plan_lines(chat)
    assert "In the record already: 3" in read(chat.say("coordinator", PLAN))
    assert "0 new" in read(chat.say("coordinator", "yes"))
    assert plan_lines(chat) == before


@pytest.mark.parametrize(("answer", "deadline"), [("Take them over", "30 June 2027"), ("Leave", "31 March 2027")])
def test_a_later_version_shows_what_differs_and_asks(chat, answer, deadline):
    chat.say("coordinator", PLAN)
    chat.say("coordinator", "yes")
    asked = read(chat.say("coordinator", LATER))
    assert "with other words" in asked
    assert "91.1 deadline: 31 March 2027 → 30 June 2027" in asked
    said = read(chat.say("coordinator", answer))
    assert "31 March 2027 → 30 June 2027" in said
    chat.say("coordinator", "yes")
    assert plan_lines(chat)["91.1"].deadline_text == deadline


def test_what_colours_mean_is_asked_once_and_kept(chat):
    assert "explained: green" in read(chat.say("coordinator", COLOURED))
    said = read(chat.say("coordinator", "green = on track"))
    assert "Found: 3 actions" in said
    chat.say("coordinator", "yes")
    assert chat.db.read_sync(groups.get, 1).colours == {"green": "on track"}
    assert plan_lines(chat)["91.1"].status == actions.Status.ON_TRACK
    assert "explained" not in read(chat.say("coordinator", COLOURED))


@pytest.mark.parametrize(("meaning", "status"), [("complete", "complete"), ("no longer needed", "closed")])
def test_what_closed_means_is_asked_like_a_colour(chat, meaning, status):
    assert "explained: closed" in read(chat.say("coordinator", PLAN.replace("On track", "Closed")))
    chat.say("coordinator", f"closed = {meaning}")
    chat.say("coordinator", "yes")
    assert chat.db.read_sync(groups.get, 1).colours == {"closed": status}
    assert plan_lines(chat)["91.1"].status == status


def test_closed_means_closed_explains_nothing(chat):
    chat.say("coordinator", PLAN.replace("On track", "Closed"))
    assert "Still to say: closed" in read(chat.say("coordinator", "closed = closed"))


def test_when_a_line_is_reviewed_is_counted_before_it_is_saved(chat):
    told = PLAN.replace("RAG", "RAG\tUpdate").replace("On track", "On track\tFurther review in October 2027")
    assert "With a review date: 1" in read(chat.say("coordinator", told))


def test_a_colour_without_a_meaning_is_asked_for_by_name(chat):
    chat.say("coordinator", COLOURED.replace("\t\n91.3", "\tRed\n7.3"))
    assert "Still to say: red" in read(chat.say("coordinator", "green = on track"))


def test_a_plan_too_large_for_a_chat_is_asked_for_in_parts(chat):
    rows = "".join(f"9{number}.1\tPartnership\tShare leaflet {number}\tHousing\tTBA\t\n" for number in range(1_000))
    assert "at most 1000 rows" in read(attach(chat, "coordinator", HEAD + rows))


def test_a_file_that_is_no_plan_is_said_to_be_none(chat):
    assert "neither an action plan nor a training register" in read(attach(chat, "coordinator", "a,b\n1,2\n"))


def test_a_file_that_could_not_be_read_is_answered_with_why(chat):
    turn = chat.turn("coordinator", given=Given(refusal="The file is empty."))
    assert "The file is empty." in read(chat.respond(turn))


def test_a_plan_is_read_once_a_turn(chat, monkeypatch):
    reading = []
    monkeypatch.setattr(brought_plan, "read_plan", lambda *rows: reading.append(1) or read_plan(*rows))
    chat.say("coordinator", PLAN)
    chat.say("coordinator", "yes")
    assert len(reading) == 2


def test_an_import_is_undone_whole(chat):
    chat.say("coordinator", PLAN)
    chat.say("coordinator", "yes")
    assert "Undone" in read(chat.say("coordinator", "undo"))
    assert plan_lines(chat) == {}


def test_a_name_of_somebody_at_risk_in_a_cell_is_kept_nowhere(chat):
    case = "worried about a lad in year 9, he says he is going to hurt someone"
    said = read(chat.say("coordinator", PLAN.replace("Brief the taxi firms", case)))
    assert "seems to hold personal or case data" in said
    assert "lad in year 9" not in said
    with chat.db.engine.connect() as connection:
        assert "lad in year 9" not in str(connection.exec_driver_sql("SELECT data FROM frames").all())


def test_a_table_that_is_no_plan_is_read_as_what_was_typed(chat):
    said = read(chat.say("coordinator", "worried about a lad in year 9, he will hurt someone\n| a | b |\n| c | d |"))
    assert "999" in said


def test_only_the_coordinator_and_the_chair_load_plans(chat):
    [reply] = chat.say("housing", "load this\n" + PLAN)
    assert reply.refused
    assert plan_lines(chat) == {}
