"""Sentences as people type them, with slips and in other orders, reach the conversation they are meant for."""

import pytest

from tests.dialogs.conftest import Chat, read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sam is depty for Priya", "Deputy for: Priya (Probation)"),
        ("hand over priyas actions to sam", "From: Priya (Probation)"),
        ("callum left", "Who: Callum (Police)"),
        ("whos asked that isnt a member", "Asked without being a member"),
        ("training for adults and wellbeing this year", "Adults and Wellbeing: training in 2026/27"),
        ("which directorates have had nothing", "2 of 4 directorates have had no session"),
        ("how do we stand on the benchmarks", "Assurance evidence"),
        ("wich decisons need reviewing", "Decisions up for review: 0"),
        ("housing staff trained this yr how many", "Housing: training in 2026/27"),
        ("refreshers due nxt 3 months", "Refreshers due by Sunday 9 May 2027"),
        ("we are exceeding on training programe", "Benchmark: Training programme"),
        ("can you show me decision no 4", "Decision 4, meeting of Tuesday 1 December 2026"),
        ("who do we have as champion at education", "Morgan Pike"),
        ("morgan pike isnt the champion for education any more", "Morgan Pike"),
        ("who is on leave", "23 people"),
        ("add Nadia to the group", "Take in the team"),
        ("change refresher period to 24 months", "Refreshers due after (months): 36 → 24"),
        ("evidence for the referal pathway", "Evidence for Referral pathway"),
    ],
)
def test_a_sentence_is_read_as_it_is_meant(chat: Chat, text: str, said: str) -> None:
    assert said in read(chat.say("coordinator", text))
