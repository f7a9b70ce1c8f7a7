"""`clerk play` acts out a script through the real conversations and the real scheduler."""

import json

import pytest

KEYS = ["at", "event", "who", "where", "text", "card", "buttons", "facts"]


def test_every_event_has_the_contracts_keys(play):
    said, reply = play("2027-02-09T10:00\tcoordinator\tpersonal\thelp")
    assert list(said) == list(reply) == KEYS
    assert said == {
        "at": "2027-02-09T10:00:00+00:00",
        "event": "said",
        "who": "coordinator",
        "where": "personal",
        "text": "help",
        "card": None,
        "buttons": [],
        "facts": [],
    }
    assert (reply["event"], reply["who"], reply["where"]) == ("reply", "coordinator", "personal")
    assert reply["card"]["type"] == "AdaptiveCard"
    assert reply["buttons"] == [action["title"] for action in reply["card"]["actions"]]


def test_a_card_pressed_is_updated_and_the_record_with_it(play):
    events = play(
        "2027-02-09T10:00\tcoordinator\tpersonal\tlog training: 31 crossing patrol staff, WRAP, 12 January, classroom",
        "2027-02-09T10:01\tcoordinator\tpersonal\t[press] Save",
        "2027-02-09T10:02\tcoordinator\tpersonal\t[press] Undo",
    )
    draft, saved, undone = (event for event in events if event["event"] != "said")
    assert {"title", "value"} == set(draft["facts"][0])
    assert [draft["event"], saved["event"], undone["event"]] == ["reply", "update", "update"]
    assert "Undo" in saved["buttons"]


def test_a_form_is_filled_in_and_submitted(play):
    events = play(
        "2027-02-09T10:00\tcoordinator\tpersonal\tlog training",
        '2027-02-09T10:01\tcoordinator\tpersonal\t[press] Check {"cohorts": "31 crossing patrol staff",'
        ' "held_on": "12 January", "product": "WRAP", "mode": "classroom"}',
    )
    assert events[-1]["event"] == "update"
    assert any("31" in fact["value"] for fact in events[-1]["facts"])


def test_what_is_due_at_a_line_is_pushed_before_it_and_what_was_due_before_the_first_never(play):
    first, second = "2027-03-01T09:10", "2027-03-02T09:00"  # the meeting is on the 2nd
    events = play(*(f"{at}\tchair\tchannel\thelp" for at in (first, "2027-03-01T09:20", second)))
    told = [(event["at"][:16], event["event"]) for event in events if event["where"] == "channel"]
    assert told[:4] == [(first, "said"), (first, "reply"), ("2027-03-01T09:20", "said"), ("2027-03-01T09:20", "reply")]
    assert told[4:] == [(second, "push"), (second, "said"), (second, "reply")]


def test_what_is_due_at_the_first_line_is_pushed_before_it(play):
    events = play("2027-03-01T09:00\tchair\tchannel\thelp", "2027-03-01T09:01\tchair\tchannel\thelp")
    kinds = [event["event"] for event in events]
    assert kinds[0] == "push"
    assert "push" not in kinds[kinds.index("said") :]


def test_reminders_come_at_their_own_time_between_the_lines(play):
    events = play("2027-02-26T10:00\t-", "2027-03-02T10:00\tchair\tchannel\thelp")
    pushes = [event for event in events if event["event"] == "push"]
    assert pushes
    assert {event["at"][11:] for event in pushes} == {"09:00:00+00:00"}
    assert {event["where"] for event in pushes} == {"channel", "personal"}
    assert {event["who"] for event in pushes if event["where"] == "channel"} == {"channel"}
    assert [event["at"] for event in events] == sorted(event["at"] for event in events)
    days = [event["at"][:10] for event in pushes if "Prevent Operational Group" in event["text"] or event["text"]]
    assert "2027-03-01" in days  # the working day before the meeting


def test_reminders_stay_at_nine_across_the_clock_change(play):
    events = play("2027-03-25T08:00\t-", "2027-04-09T10:00\t-")
    assert {event["at"][11:] for event in events if event["event"] == "push"} <= {"09:00:00+00:00", "09:00:00+01:00"}
    assert any(event["at"].endswith("+01:00") for event in events)


def test_a_months_silence_loses_no_reminder(play):
    one_leap = play("2027-02-01T10:00\t-", "2027-05-20T10:00\t-")
    steps = [f"2027-{month:02}-{day:02}T10:00\t-" for month in (2, 3, 4, 5) for day in (1, 8, 15, 20)]
    assert one_leap == play(*steps)
    assert len(one_leap) > 10


def test_people_who_are_nobody_here_are_refused(play):
    events = play(
        "2027-02-26T10:00\toutsider:Reeve\tpersonal\tsend me the prevent action plan",
        "2027-02-26T10:01\tguest:Kim\tchannel\tshow me all actions",
    )
    assert [event["event"] for event in events] == ["said", "refused"] * 2
    assert [event["who"] for event in events] == ["outsider:Reeve"] * 2 + ["guest:Kim"] * 2


def test_the_same_script_gives_the_same_events(play):
    lines = (
        "2027-02-09T10:00\tcoordinator\tpersonal\tlog training: 31 crossing patrol staff, WRAP, 12 January",
        "2027-02-12T10:00\tcoordinator\tpersonal\twhat is overdue?",
    )
    assert play(*lines) == play(*lines)


def test_a_new_database_gets_the_sample_group_and_keeps_what_was_done(play, empty_database_url):
    db = ("--db", empty_database_url)
    play(
        "2027-02-09T10:00\tcoordinator\tpersonal\taction 9 done, letter sent 8 February",
        "2027-02-09T10:01\tcoordinator\tpersonal\tyes",
        options=db,
    )
    events = play("2027-02-09T10:00\tcoordinator\tpersonal\tshow action 9", options=db)
    assert "complete" in events[-1]["text"].casefold()


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ("2027-02-09T10:01\tprobatoin\tpersonal\thelp", "Line 2: there is nobody called 'probatoin'"),
        ("2027-02-09T10:01\tguest:\tpersonal\thelp", "Line 2: there is nobody called 'guest:'"),
        ("2027-02-09T10:01\tchair\tlobby\thelp", "Line 2: the place is personal or channel"),
        ("2027-02-08T10:01\tchair\tpersonal\thelp", "Line 2: its time lies before"),
    ],
)
def test_a_bad_line_is_one_sentence_before_anything_runs(clerk, tmp_path, second, says):
    (tmp_path / "script.txt").write_text(f"2027-02-09T10:00\tchair\tpersonal\thelp\n{second}\n", encoding="utf-8")
    done = clerk("play", "script.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("press", "says"),
    [
        ("[press] Launch", "Line 2: there is no button 'Launch'; there are: "),
        ('[press] Check {"colour": "red"}', "Line 2: there is no field 'colour'; there are: cohorts"),
    ],
)
def test_a_button_or_field_that_is_not_there_is_named_with_those_that_are(clerk, tmp_path, press, says):
    (tmp_path / "script.txt").write_text(
        "2027-02-09T10:00\tchair\tpersonal\tlog training\n" + f"2027-02-09T10:01\tchair\tpersonal\t{press}\n",
        encoding="utf-8",
    )
    done = clerk("play", "script.txt")
    assert done.exit_code == 1
    assert says in done.stderr
    assert [json.loads(line)["event"] for line in done.stdout.splitlines()] == ["said", "reply"]


def test_a_script_that_is_not_there_is_one_sentence(clerk):
    done = clerk("play", "nowhere.txt")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == ["nowhere.txt: no such file or directory."]
