from datetime import date

from cards import benchmarks, elements
from storage.benchmarks import BenchmarkAssessment, Tagged, TaggedAction, TaggedSession
from tests.cards.check import check

TODAY = date(2027, 2, 9)
SAID = BenchmarkAssessment(
    group_id=1, benchmark="Plan", level="met", as_of_on=date(2027, 2, 1), note="see *minutes*", by_name="Robin"
)


def test_a_benchmark_is_a_line_with_what_the_group_said_and_how_much_is_tagged() -> None:
    said = benchmarks.line("Plan", SAID, Tagged(actions=1, sessions=2))
    assert said == "Plan: met, Monday 1 February 2027, Robin: see *minutes* · 1 action, 2 training sessions"
    assert benchmarks.line("Plan", None, None) == "Plan: not assessed yet · 0 actions, 0 training sessions"


def test_evidence_lists_records_and_says_whose_words_the_assessment_is() -> None:
    done = TaggedAction("9", "Send the letter", "complete", date(2027, 1, 8))
    held = TaggedSession(None, "", 12)
    card = benchmarks.evidence(benchmarks.Evidence("Plan", SAID, [done], [held]), TODAY, None, may_assess=True)
    check(card)
    said = elements.spoken(card)
    assert "Action 9 Send the letter · complete Friday 8 January 2027" in said
    assert "Training not stated · day not stated · 12 people" in said
    assert benchmarks.OWN_WORDS in said


def test_a_group_with_many_benchmarks_gets_no_more_buttons_than_teams_shows() -> None:
    names = [f"Benchmark {number}" for number in range(12)]
    card = benchmarks.overview(names, names, TODAY, may_assess=True)
    check(card)
    assert len(elements.buttons_of(card)) <= elements.MOST_BUTTONS
