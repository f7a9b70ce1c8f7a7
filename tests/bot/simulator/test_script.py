"""A script reads as it is written, or its first bad line is named."""

from datetime import UTC, datetime

import pytest

from bot.simulator import script
from bot.simulator.script import NOBODY, Press, ScriptError
from rules.calendar import LONDON

GOOD = "2027-02-09T10:00\tcoordinator\tpersonal\thelp\n"


def read(text: str):
    return script.read(text, LONDON)


def test_a_line_has_moment_speaker_place_and_text():
    (line,) = read(GOOD)
    assert (line.at, line.who, line.where, line.text) == (
        datetime(2027, 2, 9, 10, tzinfo=UTC),
        "coordinator",
        "personal",
        "help",
    )
    assert line.press is None


def test_times_are_local_across_the_clock_change():
    first, second = read("2027-03-27T09:00\t-\n2027-03-29T09:00\t-\n")
    assert (first.at.hour, second.at.hour) == (9, 8)


def test_comments_blank_lines_windows_line_ends_and_a_byte_order_mark_are_fine():
    lines = read("\ufeff# a comment\r\n\r\n" + GOOD.replace("\n", "\r\n") + "  # another\n")
    assert [line.text for line in lines] == ["help"]
    assert lines[0].number == 3


@pytest.mark.parametrize("rest", ["-", "-\t-\t-", "-\tpersonal\t", "-\t-\tthe weekend"])
def test_a_dash_lets_time_pass_whatever_stands_behind_it(rest):
    (line,) = read(f"2027-02-09T10:00\t{rest}\n")
    assert line.who == NOBODY


def test_tabs_and_newlines_are_escaped():
    (line,) = read("2027-02-09T10:00\tchair\tchannel\ta\\tb\\nc\n")
    assert line.text == "a\tb\nc"


def test_other_line_separators_stay_in_the_text():
    (line,) = read("2027-02-09T10:00\tchair\tchannel\ta\u2028b\x0cc\n")
    assert line.text == "a\u2028b\x0cc"


def test_a_press_has_a_label_and_what_was_filled_in():
    plain, filled = read(
        "2027-02-09T10:00\tchair\tchannel\t[press] Keep Sunday\n"
        '2027-02-09T10:00\tchair\tchannel\t[press] Check {"title": "a\\nb", "owner": "Police"}\n'
    )
    assert plain.press == Press("Keep Sunday")
    assert filled.press == Press("Check", {"title": "a\nb", "owner": "Police"})


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("yesterday\tchair\tpersonal\thelp", "ISO time"),
        ("2027-02-30T10:00\tchair\tpersonal\thelp", "ISO time"),
        ("2027-02-09T10:00 chair personal help", "ISO time"),
        ("2027-02-09T10:00\tchair\tpersonal", "one tab"),
        ("2027-02-09T10:00\tchair\tpersonal\thelp\tme", "one tab"),
        ("2027-02-09T10:00\tchair\tlobby\thelp", "personal or channel"),
        ("2027-02-09T10:00\t\tpersonal\thelp", "somebody"),
        ("2027-02-09T10:00\tchair\tpersonal\t ", "somebody"),
        ("2027-02-09T10:00\tchair\tpersonal\t[press]", "label"),
        ('2027-02-09T10:00\tchair\tpersonal\t[press] {"a": "b"}', "label"),
        ("2027-02-09T10:00\tchair\tpersonal\t[press] Save {a: b}", "JSON"),
        ("2027-02-08T10:00\tchair\tpersonal\thelp", "lies before"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(bad, says):
    with pytest.raises(ScriptError, match=rf"^Line 2: .*{says}"):
        read(GOOD + bad + "\n")


@pytest.mark.parametrize("empty", ["", "\n\n", "# only a comment\n"])
def test_an_empty_script_is_refused(empty):
    with pytest.raises(ScriptError, match="empty"):
        read(empty)
