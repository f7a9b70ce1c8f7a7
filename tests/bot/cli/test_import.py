"""`import-plan` and `import-training` show what a file says, save it once, and refuse no plan in one sentence."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from storage.db import Database
from tests import factories

SAMPLE = Path(__file__).parents[3] / "sample"
PLAN, REGISTER = str(SAMPLE / "plan-2016.csv"), str(SAMPLE / "training-2016-17.csv")
NOW = ("--now", "2027-02-09T10:00")


@pytest.fixture
def db(database_url):
    """Return the clean database of each kind; the edge's tests, beside these, have one of their own."""
    database = Database(database_url)
    yield database
    database.close()


def run(*arguments: str):
    return CliRunner().invoke(app, [*arguments, *NOW])


def document(*arguments: str):
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_dry_run_prints_the_contracts_keys():
    found = document("import-plan", PLAN, "--dry-run")
    assert list(found) == ["actions", "doubts", "counts"]
    assert found["counts"] == {"actions": 27, "DATE": 6, "MONTH": 8, "ONGOING": 6, "TBA": 1, "NONE": 6}
    assert list(found["actions"][0]) == [
        *("ref", "theme", "title", "owners", "deadline", "earlier_deadlines"),
        *("status", "overdue", "updates", "evidence"),
    ]
    assert found["actions"][0]["deadline"] == {
        "text": "28t February",
        "class": "DATE",
        "date": "2016-02-28",
        "precision": "day",
    }
    assert set(found["doubts"][0]) == {"row", "field", "words", "reason"}
    assert any("Sunday" in doubt["reason"] for doubt in found["doubts"] if doubt["words"] == "28t February")


def test_a_dry_run_of_a_register_prints_its_total():
    found = document("import-training", REGISTER, "--dry-run")
    assert list(found) == ["training", "doubts", "counts"]
    assert found["counts"] == {"sessions": 7, "people": 410}


def test_without_json_a_person_can_read_it():
    done = run("import-plan", PLAN, "--dry-run")
    assert "27 actions: DATE 6, MONTH 8, " in done.stdout
    assert "row 2, deadline '28t February'" in done.stdout
    assert "Nothing was saved" in done.stderr


def test_a_dry_run_saves_nothing(group, database_url):
    document("import-plan", PLAN, "--dry-run", "--db", database_url)
    assert document("export", "--db", database_url)["actions"] == []


def test_the_same_file_twice_changes_nothing(group, database_url):
    first = document("import-plan", PLAN, "--db", database_url)
    once = document("export", "--db", database_url)
    again = document("import-plan", PLAN, "--db", database_url)
    assert first["saved"] == {"added": 27, "unchanged": 0, "differing": [], "taken": []}
    assert again["saved"] == {"added": 0, "unchanged": 27, "differing": [], "taken": []}
    assert document("export", "--db", database_url) == once
    assert len(once["actions"]) == 27


def test_the_register_is_saved_under_its_year(group, database_url):
    document("import-training", REGISTER, "--db", database_url)
    held = document("export", "--db", database_url)["training"]
    assert {session["year"] for session in held} == {"2016/17"}
    assert sum(session["people"] for session in held) == 410


def test_a_session_that_looks_logged_already_is_shown_before_it_is_saved(db, group, database_url, tmp_path):
    db.run_sync(factories.trained, group.id, [("Housing", 22)])
    file = tmp_path / "register.csv"
    file.write_text("Date,Course,Staff group,Number trained\n1 February 2027,Awareness,Housing,22\n")
    found = document("import-training", str(file), "--dry-run", "--db", database_url)["difference"]
    assert (len(found["new"]), found["same"], found["doubles"][0]["row"]) == (1, 0, 2)
    said = run("import-training", str(file), "--dry-run", "--db", database_url).stdout
    assert "Beside the record: 1 new, 0 the same." in said
    assert "logged already" in said


def test_the_groups_own_names_are_used(db, database_url):
    cohorts = [{"name": "Housing", "aliases": ["housing teams"]}]
    agencies = [{"name": "Achieving for Children", "aliases": ["afc"]}]
    db.run_sync(factories.group, cohorts=cohorts, agencies=agencies)
    found = document("import-training", REGISTER, "--db", database_url, "--dry-run")
    assert {"name": "Housing", "people": 35} in [cohort for held in found["training"] for cohort in held["cohorts"]]
    plan = document("import-plan", PLAN, "--db", database_url, "--dry-run")
    assert {"kind": "agency", "name": "Achieving for Children"} in [
        o for line in plan["actions"] for o in line["owners"]
    ]


def test_an_empty_database_gets_its_first_group(database_url):
    done = run("import-plan", PLAN, "--db", database_url, "--group", "Northbrook")
    assert done.exit_code == 0
    assert "Northbrook" in done.stderr
    assert document("export", "--db", database_url)["group"]["name"] == "Northbrook"


@pytest.mark.parametrize("command", ["import-plan", "import-training"])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"Dear all,\nsee you on Tuesday.\n", id="a letter"),
        pytest.param(bytes(range(256)) * 40, id="binary rubbish"),
        pytest.param(b"Action,Deadline,Owner\n", id="no actions"),
        pytest.param(b"Cohort,People\n", id="no sessions"),
        pytest.param(b"PK\x03\x04" + bytes(range(256)), id="broken zip"),
    ],
)
def test_what_is_no_plan_is_one_sentence_and_nothing_saved(command, content, group, database_url, tmp_path):
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    done = run(command, str(file), "--db", database_url, "--json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.strip().count("\n") == 0
    assert document("export", "--db", database_url)["audit"]["count"] == 0


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    done = run("import-plan", str(tmp_path / "plan.csv"), "--dry-run")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no file")


class TestALaterVersion:
    @pytest.fixture
    def later(self, group, database_url, tmp_path):
        first, later = tmp_path / "first.csv", tmp_path / "later.csv"
        first.write_text("Ref,Action,Deadline\n3.5,Write to the halls,28 February 2027\n3.6,Book a trainer,TBA\n")
        later.write_text("Ref,Action,Deadline\n3.5,Write to the halls,10 May 2027\n3.7,Map the clubs,Ongoing\n")
        document("import-plan", str(first), "--db", database_url)
        return str(later)

    def test_the_difference_is_shown_before_anything_is_saved(self, later, database_url):
        found = document("import-plan", later, "--dry-run", "--db", database_url)["difference"]
        assert found["changed"] == [
            {
                "ref": "3.5",
                "title": "Write to the halls",
                "fields": [{"field": "deadline", "was": "28 February 2027", "now": "10 May 2027"}],
            }
        ]
        assert [line["ref"] for line in found["new"]] == ["3.7"]
        assert [line["ref"] for line in found["missing"]] == ["3.6"]
        said = run("import-plan", later, "--dry-run", "--db", database_url).stdout
        assert "1 new, 0 the same, 1 changed, 1 of the record not in the file" in said
        assert "3.5, deadline: 28 February 2027 → 10 May 2027" in said
        assert "3.6\tBook a trainer\tnot in the file; it stays" in said

    @pytest.mark.parametrize("ref", ["3.5", "all"])
    def test_what_is_accepted_is_taken_over_with_its_history(self, later, database_url, ref):
        saved = document("import-plan", later, "--accept", ref, "--db", database_url)["saved"]
        assert saved == {"added": 1, "unchanged": 0, "differing": [], "taken": ["3.5"]}
        action = next(each for each in document("export", "--db", database_url)["actions"] if each["ref"] == "3.5")
        assert action["deadline"]["date"] == "2027-05-10"
        assert action["earlier_deadlines"][0]["text"] == "28 February 2027"

    def test_a_ref_that_does_not_differ_is_one_sentence_and_nothing_is_saved(self, later, database_url):
        before = document("export", "--db", database_url)
        done = run("import-plan", later, "--accept", "9.9", "--db", database_url)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.strip() == "The file changes nothing under 9.9: it changes 3.5."
        assert document("export", "--db", database_url) == before


class TestColours:
    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "plan.csv"
        path.write_text("Action,RAG\nMap the halls,Green\nBook a trainer,Amber\n")
        return str(path)

    def test_colours_without_a_meaning_are_asked_about(self, file):
        assert document("import-plan", file, "--dry-run")["colours"] == ["amber", "green"]
        assert '--colour amber="on track"' in run("import-plan", file, "--dry-run").stdout

    def test_a_meaning_is_kept_for_the_next_file_and_audited(self, file, group, database_url):
        meant = ("--colour", "green=on track", "--colour", "amber=at risk")
        found = document("import-plan", file, *meant, "--db", database_url)
        assert [action["status"] for action in found["actions"]] == ["on track", "at risk"]
        assert "colours" not in document("import-plan", file, "--dry-run", "--db", database_url)
        assert CliRunner().invoke(app, ["verify-audit", "--db", database_url]).exit_code == 0

    def test_what_closed_means_is_said_in_the_same_way(self, tmp_path):
        path = tmp_path / "plan.csv"
        path.write_text("Action,Status\nMap the halls,Closed\n")
        assert document("import-plan", str(path), "--dry-run")["colours"] == ["closed"]
        found = document("import-plan", str(path), "--dry-run", "--colour", "closed=no longer needed")
        assert found["actions"][0]["status"] == "closed"

    def test_a_dry_run_keeps_no_meaning(self, file, group, database_url):
        document("import-plan", file, "--colour", "green=on track", "--dry-run", "--db", database_url)
        assert document("import-plan", file, "--dry-run", "--db", database_url)["colours"] == ["amber", "green"]

    @pytest.mark.parametrize("said", ["green", "green=lovely", "mauve=on track", "="])
    def test_what_is_no_colour_or_no_status_is_wrong_usage(self, file, said):
        done = run("import-plan", file, "--dry-run", "--colour", said)
        assert done.exit_code == 2
        assert "such as green=" in " ".join(done.output.replace("│", "").split())


def test_wrong_usage_is_exit_code_2():
    assert run("import-plan").exit_code == 2
    assert run("import-plan", PLAN, "--what").exit_code == 2
