"""Which delivery a sentence means, and why it is not to be sent."""

from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

CONTEXT = Context(today=date(2027, 2, 9))


@pytest.mark.parametrize(
    "text",
    ["send delivery 12 again", "please resend delivery 12", "send reminder 12 again", "try delivery number 12 again"],
)
def test_a_delivery_to_send_again_is_read_by_its_number(text):
    read = understand(text, CONTEXT)
    assert (read.intent, read.slots) == ("resend_delivery", {"resend": "12"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("dismiss delivery 12, the meeting was moved", "the meeting was moved"),
        ("Dismiss Delivery 12: Housing has it by letter", "Housing has it by letter"),
        ("dismiss reminder 12 because everybody was told", "everybody was told"),
        ("give up on delivery 12 - all were told", "all were told"),
    ],
)
def test_the_reason_is_what_stands_behind_the_number(text, reason):
    read = understand(text, CONTEXT)
    assert (read.intent, read.slots) == ("dismiss_delivery", {"delivery": "12", "reason": reason})


def test_without_a_reason_there_is_none():
    assert understand("dismiss delivery 12", CONTEXT).slots == {"delivery": "12"}


@pytest.mark.parametrize("text", ["what was sent", "did the reminders arrive?", "which reminders did not arrive"])
def test_what_became_of_the_reminders_is_asked_in_several_ways(text):
    assert understand(text, CONTEXT).intent == "deliveries"


@pytest.mark.parametrize("text", ["send me a reminder on the 12th", "remind me again on friday"])
def test_a_reminder_that_is_wanted_is_no_delivery(text):
    assert understand(text, CONTEXT).intent in ("remind", "snooze")
