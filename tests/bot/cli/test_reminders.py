"""`clerk reminders` foretells what the played group is then posted."""

import json

import pytest

from scheduler.registry import BY_NAME

CHANGES = {"meeting_changed", "series_changed", "attendance_settled"}
NOW = ("--now", "2027-02-09T07:00")


@pytest.fixture
def played(play, tmp_path) -> str:
    """A sample group laid around Tuesday 9 February 2027, whose scheduler has not yet ticked into the day."""
    url = f"sqlite:///{tmp_path / 'played.db'}"
    play("2027-02-09T07:00\t-\tpersonal\t", options=("--db", url))
    return url


def told(done):
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_line_says_when_what_to_whom_and_the_words(clerk, played):
    lines = told(clerk("reminders", "--from", "2027-02-09", "--to", "2027-04-09", "--json", "--db", played, *NOW))
    assert lines
    assert all(list(line) == ["at", "kind", "to", "text"] for line in lines)
    assert {line["kind"] for line in lines} == set(BY_NAME) - CHANGES  # nobody changes anything
    assert lines == sorted(lines, key=lambda line: line["at"])


def test_the_sample_group_is_posted_exactly_what_was_foretold(clerk, play, played):
    lines = told(clerk("reminders", "--from", "2027-02-09", "--to", "2027-04-09", "--json", "--db", played, *NOW))
    events = play("2027-02-09T07:00\t-\tpersonal\t", "2027-04-09T23:00\t-\tpersonal\t", options=("--db", played))
    pushes = [(event["at"], event["where"], event["text"]) for event in events if event["event"] == "push"]
    assert pushes == [(line["at"], line["to"], line["text"]) for line in lines]


def test_for_a_person_it_is_said_in_full(clerk, played):
    done = clerk("reminders", "--from", "2027-02-09", "--to", "2027-03-09", "--db", played, *NOW)
    assert "Tuesday 23 February 2027 09:00 · meeting_upcoming · to the channel" in done.stdout
    assert "09:00 · personal_digest · to Ruth" in done.stdout


def test_nothing_is_foretold_for_days_gone_by(clerk, played):
    days = ("reminders", "--from", "2027-03-01", "--to", "2027-03-02", "--json", "--db", played)
    done = clerk(*days, "--now", "2027-06-01T10:00")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "gone by" in done.stderr


def test_a_last_day_before_the_first_is_refused_in_a_sentence(clerk, played):
    done = clerk("reminders", "--from", "2027-03-02", "--to", "2027-03-01", "--db", played)
    assert done.exit_code == 1
    assert done.stderr.strip() == "The last day lies before the first: --from takes the earlier one."


def test_a_day_that_is_none_is_wrong_usage(clerk, played):
    assert clerk("reminders", "--from", "2027-02-30", "--to", "2027-03-01", "--db", played).exit_code == 2
