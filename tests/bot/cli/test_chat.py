"""`clerk chat` is the bot in a terminal: lines, numbers for buttons, fields one by one."""

import pytest

NOW = ("--now", "2027-02-09T10:00")


@pytest.fixture
def chat(clerk):
    """Type lines and return what stands on the screen, its frames and line breaks taken away."""

    def run(*lines: str, who: str = "coordinator", where: str = "personal", now=NOW):
        done = clerk("chat", "--as", who, "--in", where, *now, stdin="".join(f"{line}\n" for line in lines))
        assert done.exit_code == 0, done.output
        return " ".join(done.stdout.replace("│", " ").split())

    return run


def test_the_end_of_input_ends_the_chat(chat):
    assert "You are coordinator, in a personal chat." in chat()


def test_buttons_are_numbered_and_pressed_by_their_number(chat):
    screen = chat("log training: 31 crossing patrol staff, WRAP, 12 January, classroom", "1")
    assert "[1] Save" in screen
    assert "[1] Undo" in screen


def test_a_form_asks_for_its_fields_one_by_one(chat):
    screen = chat("log training", "1", "31 crossing patrol staff", "12 January", "WRAP", "", "classroom", "", "", "")
    assert "One of: " in screen
    assert "[1] Save" in screen
    assert "31" in screen


def test_cancelling_a_form_asks_for_nothing(chat):
    screen = chat("log training", "2")
    assert "Dropped: nothing was saved." in screen


def test_an_answer_that_is_a_number_is_said_where_no_button_has_it(chat):
    assert "I did not understand" in chat("help", "33333")


def test_words_that_look_like_markup_are_shown_as_they_are(chat):
    assert "[bold]up[/bold]" in chat("new action: write [bold]up[/bold] the notes by 12 March", "1")


def test_the_channel_hears_its_reminders_as_time_passes(clerk):
    done = clerk(
        "chat", "--as", "chair", "--in", "channel", "--now", "2027-02-26T08:59:59.999", stdin="\nwhat is overdue?\n"
    )
    assert "Prevent Clerk in the channel" in done.stdout


@pytest.mark.parametrize("who", ["nobody", "guest:", ""])
def test_somebody_who_is_not_there_is_refused_with_those_who_are(clerk, who):
    done = clerk("chat", "--as", who, *NOW, stdin="help\n")
    assert done.exit_code == 1
    assert "coordinator" in done.stderr
    assert "help" not in done.stdout


@pytest.mark.parametrize("wrong", [["--in", "personal"], ["--as", "chair", "--in", "lobby"]])
def test_a_missing_name_or_an_unknown_place_is_wrong_usage(clerk, wrong):
    assert clerk("chat", *wrong).exit_code == 2
