"""`understand` and `parse-date` print one reading a text, from the argument or from a file."""

import json

import pytest

NOW = ("--now", "2027-02-09T10:00")


@pytest.fixture
def documents(clerk):
    def run(*arguments: str, stdin: str | None = None):
        done = clerk(*arguments, "--json", stdin=stdin)
        assert done.exit_code == 0, done.output
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def test_understand_prints_the_contracts_keys(documents):
    (found,) = documents("understand", "what is overdue?", *NOW)
    assert list(found) == ["text", "intent", "slots", "confidence", "alternatives"]
    assert found["intent"] == "list_actions"
    assert found["slots"]["which"] == "overdue"


def test_understand_never_prints_a_text_the_guard_refuses(clerk):
    done = clerk("understand", "add to action 6 - channel case JB, 15, 14 Elm St, mum not engaging", "--json")
    assert json.loads(done.stdout)["intent"] == "guard"
    assert "Elm" not in done.output


def test_parse_date_prints_the_contracts_keys(documents):
    (found,) = documents("parse-date", "28th Feb", *NOW)
    keys = ["text", "class", "date", "start", "precision", "time", "recurs", "options", "flags", "question"]
    assert list(found) == keys
    assert (found["class"], found["date"]) == ("DATE", "2027-02-28")


def test_parse_date_can_look_back(documents):
    (ahead,) = documents("parse-date", "Friday", *NOW)
    (back,) = documents("parse-date", "Friday", "--past", *NOW)
    assert (ahead["date"], back["date"]) == ("2027-02-12", "2027-02-05")


def test_the_next_meeting_has_no_date_without_a_group(documents):
    (found,) = documents("parse-date", "next meeting", *NOW)
    assert (found["class"], found["date"]) == ("EVENT", None)


@pytest.mark.parametrize("command", ["understand", "parse-date"])
def test_a_file_gives_one_document_a_line(documents, command, tmp_path):
    file = tmp_path / "texts.txt"
    file.write_text("12/3\r\nnext Tues\r\n\r\nongoing\r\n", encoding="utf-8-sig", newline="")
    found = documents(command, "--file", str(file), *NOW)
    assert [each["text"] for each in found] == ["12/3", "next Tues", "", "ongoing"]
    assert documents(command, "--file", "-", *NOW, stdin="12/3\nnext Tues\n\nongoing\n") == found


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("parse-date", "12/3"), "DATE: Friday 12 March 2027"),
        (("parse-date", "ongoing"), "ONGOING: no date"),
        (("parse-date", "29 Feb"), "question: "),
        (("understand", "action 9 done, letter sent 8/2"), "status: complete"),
        (("understand", "move action 9 to 12/3"), "2027-03-12"),
    ],
)
def test_a_person_reads_words_not_json(clerk, arguments, says):
    done = clerk(*arguments, *NOW)
    assert done.exit_code == 0
    assert says in done.stdout
    assert "{" not in done.stdout


@pytest.mark.parametrize("command", ["understand", "parse-date"])
def test_neither_or_both_of_text_and_file_is_wrong_usage(clerk, command, tmp_path):
    assert clerk(command).exit_code == 2
    assert clerk(command, "help", "--file", str(tmp_path)).exit_code == 2


@pytest.mark.parametrize("command", ["understand", "parse-date"])
def test_a_file_that_cannot_be_read_is_one_sentence(clerk, command, tmp_path):
    (tmp_path / "bad").write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "bad", tmp_path / "missing", tmp_path):
        done = clerk(command, "--file", str(file))
        assert done.exit_code == 1
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:///missing.db", "clerk migrate"),
        ("nonsense", "sqlite:///clerk.db"),
        ("postgresql://nobody:hunter2@127.0.0.1:1/clerk", "cannot be reached"),
        ("sqlite:///not-a.db", "cannot be reached or read"),
    ],
)
def test_a_database_that_is_not_there_is_one_sentence_without_its_password(clerk, url, says, tmp_path):
    (tmp_path / "not-a.db").write_text("words, not a database\n" * 100)
    done = clerk("parse-date", "next meeting", "--db", url)
    assert done.exit_code == 1
    assert says in done.stderr
    assert "hunter2" not in done.output
    assert [file.name for file in tmp_path.iterdir()] == ["not-a.db"]
