import pytest

from storage import benchmarks, groups, training
from tests import factories
from tests.dialogs.conftest import Chat, read


def assess(chat: Chat, text: str) -> str:
    chat.say("chair", text)
    return read(chat.say("chair", "yes"))


def test_an_assessment_is_the_groups_own_word_and_is_kept_beside_the_earlier(chat: Chat) -> None:
    assert "Recorded: Training programme, exceeding." in assess(chat, "we are exceeding on training programme")
    assert "Before: exceeding, Tuesday 9 February 2027, Helen" in read(chat.say("chair", "training programme: met"))
    chat.say("chair", "yes")
    rows = chat.db.read_sync(benchmarks.of_group, 1)
    assert [row.level for row in rows] == ["exceeding", "met"]


@pytest.mark.parametrize(
    ("text", "benchmark", "level"),
    [
        ("we're not meeting the channel panel benchmark", "Channel panel", "not met"),
        ("we are meeting the referral pathway benchmark", "Referral pathway", "met"),
        ("our assessment of communications and engagement is unmet", "Communications and engagement", "not met"),
    ],
)
def test_an_assessment_is_read_in_ordinary_words(chat: Chat, text: str, benchmark: str, level: str) -> None:
    said = read(chat.say("coordinator", text))
    assert f"Benchmark: {benchmark}" in said
    assert f"The group's own assessment: {level}" in said


def test_it_is_asked_which_benchmark_and_which_step(chat: Chat) -> None:
    assert "Which benchmark?" in read(chat.say("chair", "we are exceeding on partnership"))
    assert "exceeding" in read(chat.say("chair", "Partnership plan"))
    chat.say("chair", "cancel")
    chat.say("chair", "assess a benchmark")
    assert "Where does the group stand?" in read(chat.say("chair", "comms"))
    assert "It has: not met, met, exceeding." in read(chat.say("chair", "seven out of ten"))


def test_a_benchmark_that_is_not_the_groups_is_told_those_that_are(chat: Chat) -> None:
    chat.say("chair", "assess a benchmark")
    said = read(chat.say("chair", "quantum flux"))
    assert "I do not know that benchmark" in said
    assert "Channel panel" in said


def test_a_groups_own_scale_and_benchmarks_are_used(chat: Chat) -> None:
    def settle(session) -> None:
        group = groups.get(session, 1)
        group.benchmarks, group.benchmark_scale = ["Venue hire"], ["red", "amber", "green"]

    chat.db.run_sync(settle)
    chat.say("chair", "assess a benchmark")
    chat.say("chair", "venue hire")
    assert "The group's own assessment: amber" in read(chat.say("chair", "amber"))


@pytest.mark.parametrize("who", ["police", "police-deputy", "college"])
def test_only_chair_and_coordinator_assess(chat: Chat, who: str) -> None:
    assert chat.say(who, "we are exceeding on training programme")[0].refused


def test_evidence_is_the_tagged_records_beside_the_assessment_without_a_score(chat: Chat) -> None:
    def tag(session) -> None:
        for row in training.of_group(session, 1)[:1]:
            row.benchmark = "Channel panel"
        factories.action(session, 1, "Write the panel's terms", ref="9.9").benchmark = "Channel panel"

    chat.db.run_sync(tag)
    assess(chat, "channel panel: met")
    said = read(chat.say("housing", "what evidence do we have for the channel panel"))
    assert "The group's own assessment: met, Tuesday 9 February 2027, Helen" in said
    assert "Action 9.9 Write the panel's terms · not started" in said
    assert "Training " in said
    assert "I work out no score" in said


def test_the_overview_names_every_benchmark_of_the_group(chat: Chat) -> None:
    assess(chat, "we are exceeding on training programme")
    said = read(chat.say("housing", "assurance evidence"))
    for name in groups.BENCHMARKS:
        assert f"{name}: " in said
    assert "Training programme: exceeding, Tuesday 9 February 2027, Helen" in said
    assert "I work out no score" in said


def test_much_evidence_comes_in_pages(chat: Chat) -> None:
    def tag(session) -> None:
        for number in range(7):
            factories.action(session, 1, f"Panel task {number}").benchmark = "Channel panel"

    chat.db.run_sync(tag)
    assert "Panel task 6" not in read(chat.say("chair", "evidence for channel panel"))
    assert "Panel task 6" in read(chat.press("chair", "Show more"))


def test_a_name_that_fits_two_benchmarks_says_which(chat: Chat) -> None:
    said = read(chat.say("chair", "what evidence do we have for the partnership benchmark"))
    assert "fits several benchmarks: Multi-agency partnership group, Partnership plan" in said


def test_an_unknown_benchmark_is_told_those_there_are(chat: Chat) -> None:
    assert "I do not know that benchmark" in read(chat.send("chair", "assurance", {"benchmark": "quantum flux"}))


def test_evidence_is_not_an_invited_partners(chat: Chat) -> None:
    assert chat.say("college", "assurance evidence")[0].refused
