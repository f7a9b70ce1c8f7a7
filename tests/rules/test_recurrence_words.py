"""When a group meets, as committees write it."""

from datetime import date

import pytest

from rules.recurrence import Rule, WhenClosed
from rules.recurrence_words import read, said

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


def test_fixed_days_are_counted():
    assert said(Rule(fixed_on=(date(2027, 3, 2), date(2027, 5, 4)))) == "2 fixed days"
