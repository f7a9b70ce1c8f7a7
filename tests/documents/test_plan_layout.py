"""Merged and continued cells, heading rows, themes across the table and bullets in cells, in Word and in Excel."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from documents.read_plan import read_plan
from documents.read_table import read_bytes
from rules.deadlines import Context
from tests.documents import files

SAMPLE = Path(__file__).parents[2] / "sample" / "plan-2016.csv"
TALLY = {"actions": 27, "DATE": 6, "MONTH": 8, "ONGOING": 6, "TBA": 1, "NONE": 6}
HEADINGS = ("Action", "Deadline", "Owner")


def plan(data: bytes | str, **given):
    tables = read_bytes(data.encode() if isinstance(data, str) else data)
    return read_plan(tables, Context(date(2027, 2, 9)), **given)


def lines(read, *names: str):
    return [tuple(getattr(line, name) for name in names) for line in read.lines]


def owners(read):
    return [[owner.name for owner in line.owners] for line in read.lines]


def same_below(cells: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the same words stand in several cells one below the other: the first and the last of them."""
    for words, run in groupby(enumerate(cells), lambda cell: cell[1]):
        places = [index for index, _words in run]
        if words and len(places) > 1:
            yield places[0], places[-1]


def old_plan(*, spread: bool) -> bytes:
    """Return the plan of 2016 in our words as a council lays it out: an item, its headings, its actions in one row.

    `spread`: with each cell's lines level with its action, blank ones too; otherwise the cells of a deadline and an
    owner are merged over the rows of the actions they hold for.
    """
    rows: list[Sequence[str]] = [("Our plan for the year", "", "")]
    merged = [(0, 0, 0, 2)]
    with SAMPLE.open(encoding="utf-8") as file:
        for number, (theme, found) in enumerate(groupby(csv.DictReader(file), lambda row: row["theme"]), start=1):
            merged.append((len(rows), 0, len(rows), 2))
            rows += [(f"{number}. {theme}", "", ""), HEADINGS]
            held = [[row["action"], row["deadline"], row["owner"] or row["update"]] for row in found]
            if spread:
                rows.append(tuple("\n".join(column) for column in zip(*held, strict=True)))
                continue
            for column in (1, 2):
                for first, last in same_below([row[column] for row in held]):
                    merged.append((len(rows) + first, column, len(rows) + last, column))
                    for index in range(first + 1, last + 1):
                        held[index][column] = ""
            rows += held
    return files.table(rows, merged=merged, style="List Bullet" if spread else "")


@pytest.mark.parametrize("spread", [True, False], ids=["bullets in one cell", "merged cells"])
class TestTheOldPlanAsAWordTable:
    def test_it_has_its_27_lines_and_the_tally_of_its_deadlines(self, spread):
        assert plan(old_plan(spread=spread)).counts() == TALLY

    def test_refs_are_counted_under_the_items_number(self, spread):
        with SAMPLE.open(encoding="utf-8") as file:
            facts = [(row["ref"], row["theme"], row["action"], row["deadline"]) for row in csv.DictReader(file)]
        read = plan(old_plan(spread=spread))
        assert [(line.ref, line.theme, line.title, line.deadline.text) for line in read.lines] == facts

    def test_owners_stay_beside_their_actions_and_reports_are_updates(self, spread):
        read = {line.ref: line for line in plan(old_plan(spread=spread)).lines}
        assert [owner.name for owner in read["1.3"].owners] == ["Steering Group"]
        assert [owner.name for owner in read["4.4"].owners] == ["CS lead", "LSCB lead", "SAB lead"]
        assert (read["1.1"].owners, read["1.1"].updates[0].deadline) == ((), "10 May 2016")
        assert read["6.7"].owners == ()


class TestWord:
    def test_a_cell_merged_down_holds_for_every_row_beside_it(self):
        rows = [HEADINGS, ("One", "TBA", "Police"), ("Two", "TBA", ""), ("Three", "Ongoing", "Housing")]
        assert owners(plan(files.table(rows, merged=[(1, 2, 2, 2)]))) == [["Police"], ["Police"], ["Housing"]]

    def test_an_action_merged_down_has_the_owners_of_all_its_rows(self):
        rows = [HEADINGS, ("One", "TBA", "Police"), ("", "", "Housing"), ("Two", "Ongoing", "Education")]
        read = plan(files.table(rows, merged=[(1, 0, 2, 0), (1, 1, 2, 1)]))
        assert owners(read) == [["Police", "Housing"], ["Education"]]
        assert any("rest of the row above" in doubt.reason for doubt in read.doubts)

    def test_a_second_deadline_of_a_merged_action_is_kept_as_an_update(self):
        read = plan(files.table([HEADINGS, ("One", "TBA", "Police"), ("", "1 May 2027", "")], merged=[(1, 0, 2, 0)]))
        assert (read.lines[0].deadline.text, read.lines[0].updates[0].note) == (
            "TBA",
            "Another deadline in the file: 1 May 2027",
        )

    def test_a_cell_across_the_table_is_a_theme_also_above_the_actions_column(self):
        rows = [HEADINGS, ("Venues", "", ""), ("One", "TBA", "Police"), ("4. Training", "", ""), ("Two", "TBA", "")]
        read = plan(files.table(rows, merged=[(1, 0, 1, 2), (3, 0, 3, 2)]))
        assert lines(read, "theme", "title", "ref") == [("Venues", "One", None), ("Training", "Two", "4.1")]

    def test_an_item_number_beside_its_words_above_repeated_headings_is_a_theme(self):
        rows = [("1.", "Work together", ""), ("", *HEADINGS[:2]), ("", "One", "TBA")]
        rows += [("2.", "Train staff", ""), ("", *HEADINGS[:2]), ("", "Two", "Ongoing")]
        assert lines(plan(files.table(rows)), "theme", "title", "ref") == [
            ("Work together", "One", "1.1"),
            ("Train staff", "Two", "2.1"),
        ]

    def test_a_number_merged_over_several_actions_is_counted_on(self):
        rows = [("No", *HEADINGS[:2]), ("1", "One", "TBA"), ("", "Two", "Ongoing"), ("2", "Three", "TBA")]
        read = plan(files.table(rows, merged=[(1, 0, 2, 0)]))
        assert lines(read, "ref", "counted") == [("1.1", True), ("1.2", True), ("2", False)]

    def test_the_tables_of_every_page_are_read_with_headings_or_without_repeating_them(self):
        table = [HEADINGS, ("One", "TBA", "Police")]
        assert lines(plan(files.word(table, [HEADINGS, ("Two", "TBA", "")])), "title") == [("One",), ("Two",)]

    def test_a_merge_down_five_thousand_rows_is_read_in_bounded_time(self):
        xml = "".join(
            f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="{"restart" if not n else "continue"}"/></w:tcPr><w:p/></w:tc></w:tr>'
            for n in range(4_000)
        )
        assert read_bytes(
            files.document_xml(
                f"<w:tbl>{xml}</w:tbl><w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            )
        )


class TestExcel:
    def test_a_cell_merged_down_holds_for_every_row_beside_it(self):
        rows = [("Theme", *HEADINGS), ("Venues", "One", "TBA", "Police"), (None, "Two", "TBA", None)]
        read = plan(files.sheet(rows, merged=["A2:A3", "D2:D3"]))
        assert lines(read, "theme") == [("Venues",), ("Venues",)]
        assert owners(read) == [["Police"], ["Police"]]

    def test_a_theme_written_once_holds_for_the_rows_that_leave_it_blank(self):
        rows = [
            ("Theme", *HEADINGS),
            ("Venues", "One", "TBA", ""),
            (None, "Two", "", ""),
            ("Training", "Three", "", ""),
        ]
        assert lines(plan(files.sheet(rows)), "theme") == [("Venues",), ("Venues",), ("Training",)]

    def test_a_cell_across_the_table_is_a_theme(self):
        rows = [HEADINGS, ("Venues", None, None), ("One", "TBA", "Police")]
        assert lines(plan(files.sheet(rows, merged=["A2:C2"])), "theme", "title") == [("Venues", "One")]

    def test_words_that_go_on_in_the_next_row_are_joined_and_said(self):
        rows = [HEADINGS, ("Map the halls and", "TBA", "Police"), ("the clubs.", None, None), (None, None, "Housing")]
        read = plan(files.sheet(rows))
        assert lines(read, "title") == [("Map the halls and the clubs.",)]
        assert owners(read) == [["Police", "Housing"]]
        assert sum("rest of the row above" in doubt.reason for doubt in read.doubts) == 2

    def test_a_new_sentence_in_the_next_row_is_a_new_action(self):
        rows = [HEADINGS, ("Map the halls", "TBA", "Police"), ("Book a trainer", None, None)]
        assert lines(plan(files.sheet(rows)), "title") == [("Map the halls",), ("Book a trainer",)]

    def test_bullets_of_one_cell_say_in_each_doubt_which_line_is_meant(self):
        rows = [("Ref", *HEADINGS), ("3", "• One\n• Two\n• Three", "TBA\nOngoing", "Police")]
        read = plan(files.sheet(rows))
        assert lines(read, "ref", "title") == [("3.1", "One"), ("3.2", "Two"), ("3.3", "Three")]
        assert {line.deadline.text for line in read.lines} == {""}
        shared = [doubt for doubt in read.doubts if doubt.words == "TBA / Ongoing"]
        assert [doubt.reason[:4] for doubt in shared] == ["3.1:", "3.2:", "3.3:"]

    def test_an_update_inside_the_actions_cell_is_an_update(self):
        read = plan(files.sheet([HEADINGS, ("Map the halls. Update – half are mapped", "TBA", "Police")]))
        assert (read.lines[0].title, read.lines[0].updates[0].note) == ("Map the halls.", "half are mapped")

    @pytest.mark.parametrize("hidden", ["[redacted]", "████", "XXXX", ""])
    def test_an_owner_taken_out_stays_blank(self, hidden):
        assert owners(plan(files.sheet([HEADINGS, ("One", "TBA", hidden)]))) == [[]]

    def test_an_owner_taken_out_beside_another_is_said(self):
        read = plan(files.sheet([HEADINGS, ("One", "TBA", "████ and Steering group")]))
        assert owners(read) == [["Steering group"]]
        assert any("taken out" in doubt.reason for doubt in read.doubts)

    def test_supporting_agencies_are_owners_that_support(self):
        rows = [
            ("Action", "Lead", "Supporting"),
            ("One", "Police", "Housing, Education"),
            ("Two", "Health (lead), Fire (support)", ""),
        ]
        read = plan(files.sheet(rows))
        assert [[(owner.name, owner.supporting) for owner in line.owners] for line in read.lines] == [
            [("Police", False), ("Housing", True), ("Education", True)],
            [("Health", False), ("Fire", True)],
        ]

    def test_benchmark_project_and_review_are_kept(self):
        rows = [
            ("Action", "Deadline", "Benchmark", "Project", "Next review"),
            ("One", "TBA", "Channel panel", "Youth", "1 October 2027"),
        ]
        assert lines(plan(files.sheet(rows)), "benchmark", "project", "review") == [
            ("Channel panel", "Youth", date(2027, 10, 1))
        ]


class TestColours:
    ROWS = (("Action", "RAG", "Owner"), ("One", "Amber", "Police"), ("Two", "G", "Police"), ("Three", None, "Police"))

    def test_without_a_meaning_a_colour_is_a_note_and_the_plan_asks(self):
        read = plan(files.sheet(self.ROWS))
        assert read.unclear == ("amber", "green")
        assert lines(read, "status") == [("not stated",)] * 3
        assert read.lines[0].updates[0].note == "Status in the file: Amber"

    def test_the_groups_own_meaning_is_used(self):
        read = plan(files.sheet(self.ROWS), colours={"green": "complete"})
        assert lines(read, "status") == [("not stated",), ("complete",), ("not stated",)]
        assert read.unclear == ("amber",)

    def test_a_background_is_read_when_the_cell_is_empty(self):
        data = files.sheet(self.ROWS, filled={"B4": "FF00B050", "B2": "FF00B050"})
        read = plan(data, colours={"green": "on track", "amber": "at risk"})
        assert lines(read, "status") == [("at risk",), ("on track",), ("on track",)]

    def test_a_background_of_a_word_table_is_read_too(self):
        cell = "<w:tc>{}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        shade = '<w:tcPr><w:shd w:val="clear" w:fill="FFC000"/></w:tcPr>'
        rows = [("", "Action", "", "Status"), ("", "One", shade, "")]
        xml = "".join(f"<w:tr>{cell.format(*row[:2])}{cell.format(*row[2:])}</w:tr>" for row in rows)
        assert plan(files.document_xml(f"<w:tbl>{xml}</w:tbl>")).unclear == ("amber",)

    def test_words_beside_a_colour_are_the_status(self):
        assert lines(plan("Action,RAG\nOne,Green - complete\n"), "status") == [("complete",)]
