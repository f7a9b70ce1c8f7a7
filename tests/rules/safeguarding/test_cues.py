"""A pattern is looked for only where a word of it stands; no text it would find is passed over for that."""

import pytest

from rules.safeguarding import cases, concern, data
from rules.safeguarding.marks import EXAMPLES
from rules.safeguarding.words import AGE_IN_WORDS, WORDS_OF_AGE, Passage

TEXTS = [
    line.partition(" | ")[2]
    for path in sorted(EXAMPLES.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if " | " in line and line[0] != "#"
]
PASSAGES = [Passage(text) for text in TEXTS]


@pytest.mark.parametrize(
    ("cues", "patterns"),
    [
        (concern.REFERRING, (concern.REFER, concern.REFERRAL_FOR, concern.RAISE)),
        (concern.HARM, (concern.THREAT,)),
        (concern.WORRIED, (concern.WORRIED_ABOUT, concern.WORRIED_PLURAL, concern.WORRIED_NAME)),
        (WORDS_OF_AGE.keys(), (AGE_IN_WORDS,)),
    ],
)
def test_what_a_pattern_finds_holds_one_of_its_words(cues, patterns):
    found = [
        each
        for each in PASSAGES
        if any(pattern.search(text) for pattern in patterns for text in (each.plain, each.text))
    ]
    assert [each.text for each in found if each.words.isdisjoint(cues)] == []
    assert found


def test_a_case_and_a_school_year_hold_what_they_are_looked_for_by():
    case = [each for each in PASSAGES if cases.CASE.search(each.text)]
    year = [each for each in PASSAGES if data.NAME_AND_YEAR.search(each.text)]
    assert case
    assert year
    assert all(any(cue in each.low for cue in cases.ABOUT_A_CASE) for each in case)
    assert all(data.SCHOOL_YEAR.search(each.low) for each in year)
