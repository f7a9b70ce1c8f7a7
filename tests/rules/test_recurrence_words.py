"""When a group meets, as committees write it."""

from datetime import date

import pytest

from rules.recurrence import Rule, WhenClosed
from rules.recurrence_words import NotPlannable, read, said

BEGINS = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("first Tuesday of every month", "the first Tuesday of every month"),
        ("1st tues each month", "the first Tuesday of every month"),
        ("the last thursday every two months", "the last Thursday every two months"),
        ("bi-monthly on the second wed", "the second Wednesday every two months"),
        ("quarterly, third Monday", "the third Monday every three months"),
        ("every other month, 4th friday", "the fourth Friday every two months"),
        ("1st Tuesday except August and December", "the first Tuesday of every month, not in August or December"),
        ("last monday of the month, no meeting in aug", "the last Monday of every month, not in August"),
        ("first tuesday of March, June and December", "the first Tuesday of March, June and December"),
        ("first tuesday, we do not meet in august", "the first Tuesday of every month, not in August"),
        ("first tuesday, we don't meet in July or August", "the first Tuesday of every month, not in July or August"),
        ("first tuesday except July to August", "the first Tuesday of every month, not in July or August"),
        ("first tuesday of the month, apart from august", "the first Tuesday of every month, not in August"),
        ("first tuesday of every month but may change it later", "the first Tuesday of every month"),
        ("first tuesday from September to June", "the first Tuesday of every month, not in July or August"),
        ("every second month on the first tuesday", "the first Tuesday every two months"),
        ("first tuesday every six months", "the first Tuesday every six months"),
    ],
)  # fmt: skip
def test_a_rule_is_read_and_said_again(text, words):
    rule = read(text).rule(BEGINS)
    assert rule is not None
    assert said(rule) == words


@pytest.mark.parametrize(
    ("text", "when_closed"),
    [
        ("first monday, the working day before if it is a bank holiday", WhenClosed.BEFORE),
        ("first monday, a week later on bank holidays", WhenClosed.WEEK),
        ("first monday, or the next working day", WhenClosed.AFTER),
        ("first monday, bank holidays included", WhenClosed.KEEP),
        ("first monday, left out when it is a bank holiday", WhenClosed.SKIP),
        ("first monday", None),
    ],
)
def test_what_becomes_of_a_bank_holiday_is_read(text, when_closed):
    assert read(text).when_closed == when_closed


@pytest.mark.parametrize("text", ["", "when it suits", "Tuesday", "the first of March", "monthly", "x" * 5000])
def test_what_names_no_weekday_of_a_month_is_no_rule(text):
    assert read(text).rule(BEGINS) is None


@pytest.mark.parametrize(
    "text",
    [
        "second and fourth tuesday",
        "the first or third Tuesday",
        "first tuesday and third thursday",
        "every fortnight on a tuesday",
        "first tuesday every 4 weeks",
        "first tuesday every five months",
        "first tuesday of every month starting next week",
        "the last friday of march",
    ],
)
def test_what_would_be_planned_otherwise_than_it_is_said_is_refused(text):
    with pytest.raises(NotPlannable):
        read(text)


@pytest.mark.parametrize(
    ("text", "begins_on"),
    [
        ("quarterly on the first tuesday starting in march", date(2027, 3, 1)),
        ("first tuesday of every month from april", date(2027, 4, 1)),
        ("first tuesday starting in January", date(2028, 1, 1)),
        ("first tuesday starting in May 2029", date(2029, 5, 1)),
        ("first tuesday of every month, apart from august", date(2027, 2, 9)),
    ],
)
def test_the_month_a_series_starts_in_is_read(text, begins_on):
    rule = read(text).rule(date(2027, 2, 9))
    assert rule is not None
    assert rule.begins_on == begins_on


def test_months_of_which_nothing_is_said_are_told_from_none():
    assert read("first tuesday at 3pm").skip_months is None
    assert read("first tuesday, all year").skip_months == frozenset()


def test_fixed_days_are_counted():
    assert said(Rule(fixed_on=(date(2027, 3, 2), date(2027, 5, 4)))) == "2 fixed days"
