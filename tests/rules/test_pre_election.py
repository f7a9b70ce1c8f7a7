"""Words of publicity and events are known, near misses are not; a period holds its first and its last day."""

from datetime import date

import pytest

from rules.pre_election import period_of, speaks_of_publicity

PERIODS = [["2027-03-31", "2027-05-06"], ["2028-03-20", "2028-05-04"]]


@pytest.mark.parametrize(
    "words",
    [
        "Press release for the hate crime service",
        "Draft a press statement",
        "Share the posters with schools",
        "Publicise the community fund",
        "Social media posts for the campaign week",
        "Run the ACT campaign",
        "Launch of the referral form",
        "Launch event in the town hall",
        "Hold an open evening for parents",
        "Community event at the library",
        "Update the newsletter",
        "news letter item for residents",
        "Order leaflets and flyers",
        "Conference for head teachers",
        "Public meeting with residents",
        "Photo call with the Mayor",
        "Public consultation on the strategy",
        "media interview about the film",
        "Advertise the training on the website",
        "promotional video",
        "LAUNCH THE CAMPAIGN",
    ],
)
def test_publicity_and_events_are_recognised(words):
    assert speaks_of_publicity(words)


@pytest.mark.parametrize(
    "words",
    [
        "Update the referral form",
        "In the event of a referral ring the team",
        "In any event close the action",
        "Press on with the venue checks",
        "Chase the outstanding figures",
        "Train the crossing patrols",
        "Mediation service to join the panel",
        "Media literacy lessons for year 9",
        "Expressions of interest from partners",
        "Eventual owner to be agreed",
        "Impress on partners that figures are due",
        "Review the venue hire policy",
        "Launch the spreadsheet and check the totals",
        "Adverse events are logged by the NHS",
        "Share the risk assessment with Housing",
        "Ask the election office for its dates",
        "Meet the post room",
    ],
)
def test_near_misses_are_let_be(words):
    assert not speaks_of_publicity(words)


@pytest.mark.parametrize("day", [date(2027, 3, 31), date(2027, 4, 15), date(2027, 5, 6)])
def test_a_period_holds_both_its_ends(day):
    assert period_of(day, PERIODS) == (date(2027, 3, 31), date(2027, 5, 6))


@pytest.mark.parametrize("day", [date(2027, 3, 30), date(2027, 5, 7), date(2026, 4, 15)])
def test_other_days_are_in_no_period(day):
    assert period_of(day, PERIODS) is None


def test_without_periods_no_day_is_in_one():
    assert period_of(date(2027, 4, 1), []) is None
