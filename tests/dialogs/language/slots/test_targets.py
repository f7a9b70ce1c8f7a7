from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

CONTEXT = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def read(text, intent):
    found = understand(text, CONTEXT)
    assert found.intent == intent
    return {name: value["date"] if isinstance(value, dict) else value for name, value in found.slots.items()}


def test_a_whole_target_is_read_from_one_line():
    text = "target: 85% of Public Health staff trained by 31 March, from the NHS return, ask Ruth"
    assert read(text, "set_target") == {
        "measure": "Public Health staff trained",
        "level": "85%",
        "agency": "Public Health",
        "due_on": "2027-03-31",
        "source": "NHS return",
        "asked_of": "Ruth",
    }


@pytest.mark.parametrize(
    ("text", "level", "measure"),
    [
        ("set a target of 90% for police staff trained by June", "90%", "Police staff trained"),
        ("new target: 90% of police staff trained by end of June", "90%", "Police staff trained"),
        ("target: 12 agencies with a named champion", "12 agencies", "Agencies with a named champion"),
        ("agree a target of 300 people in sessions by 31 March", "300 people", "People in sessions"),
    ],
)
def test_a_targets_level_and_measure_are_read(text, level, measure):
    slots = read(text, "set_target")
    assert (slots["level"], slots["measure"]) == (level, measure)


@pytest.mark.parametrize("text", ["targets", "show targets", "are we on target?", "what is the target for e-learning"])
def test_asking_about_targets_sets_none(text):
    assert understand(text, CONTEXT).intent == "target_status"


@pytest.mark.parametrize(
    "text",
    [
        "we are exceeding on training programme",
        "we're not meeting the channel panel benchmark",
        "our assessment of channel panel is exceeding",
        "channel panel: met",
        "assess a benchmark",
    ],
)
def test_where_the_group_stands_on_a_benchmark_is_an_assessment(text):
    assert read(text, "assess_benchmark") == {"said": text}


@pytest.mark.parametrize(
    "text", ["we are meeting on Tuesday about the plan", "we met on Tuesday", "the panel met on 3 March"]
)
def test_meeting_somebody_is_no_assessment(text):
    assert understand(text, CONTEXT).intent != "assess_benchmark"


@pytest.mark.parametrize(
    ("text", "benchmark"),
    [
        ("what evidence do we have for the referral pathway?", "referral pathway"),
        ("what evidence have we got on our communications and engagement", "communications and engagement"),
        ("benchmark evidence for channel panel", "channel panel"),
        ("assurance evidence", None),
        ("benchmarks", None),
        ("assurance report", None),
    ],
)
def test_evidence_is_asked_for_by_benchmark_or_for_all(text, benchmark):
    assert read(text, "assurance").get("benchmark") == benchmark


@pytest.mark.parametrize("text", ["what evidence is there for action 9", "show me the evidence for action 3.5"])
def test_evidence_of_an_action_is_that_actions(text):
    assert understand(text, CONTEXT).intent == "show_action"
