"""Any file becomes rows of text, or is refused in one sentence before it can do harm."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from documents import errors
from documents.read_table import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Row, is_name_refused, read_bytes, read_path
from tests.documents import files

ROWS = (("ref", "action"), ("3.5", "Agree the plan"))
READ = (Row(1, ROWS[0]), Row(2, ROWS[1]))


def test_a_table_in_bars_is_read_without_its_frame_and_rule():
    assert read_bytes(b"| ref | action |\n|---|:---|\n| 3.5 | Agree the plan |\n")[0] == (
        READ[0],
        Row(3, ROWS[1]),
    )


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_mark_between_the_cells_is_found(mark):
    text = "\n".join(mark.join(row) for row in ROWS)
    assert read_bytes(text.encode()) == [READ]


def test_commas_in_a_tab_separated_text_stay_in_their_cells():
    text = "ref\taction\n1\tMap halls, clubs, schools\n2\tWrite to all, twice, by post\n"
    assert [row.cells[1] for row in read_bytes(text.encode())[0]] == [
        "action",
        "Map halls, clubs, schools",
        "Write to all, twice, by post",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_excel_saves_as_csv_is_read_in_its_encoding(encoding):
    assert read_bytes("action\nChildren’s café – £50".encode(encoding))[0][1].cells == ("Children’s café – £50",)


def test_a_line_break_inside_quotes_is_one_cell():
    assert read_bytes(b'action,owner\n"Agree\nthe plan",Police\n')[0][1] == Row(2, ("Agree\nthe plan", "Police"))


def test_word_debris_is_cleaned_out_of_the_cells():
    text = "action,owner\n\u00a0Agree\u00a0 the\u200b plan \u00a0,\ufeffPolice\u00a0\n"
    assert read_bytes(text.encode())[0][1].cells == ("Agree the plan", "Police")


def test_a_workbook_is_read_as_it_was_typed():
    afternoon = datetime.fromisoformat("2016-03-01T14:30")  # a cell has no time zone
    rows = [["ref", "deadline", "people"], [3.5, date(2016, 2, 28), 31], [4.0, afternoon, True]]
    assert [row.cells for row in read_bytes(files.workbook(rows))[0]] == [
        ("ref", "deadline", "people"),
        ("3.5", "28 February 2016", "31"),
        ("4", "1 March 2016 14:30", "yes"),
    ]


def test_a_hidden_sheet_is_not_read():
    assert read_bytes(files.workbook(ROWS, hidden=[["action"], ["Secret line"]])) == [READ]


def test_a_formula_is_never_worked_out():
    rows = read_bytes(files.workbook([["action", "people"], ["Agree", "=1+1"]]))[0]
    assert rows[1].cells == ("Agree", "=1+1")


def test_every_table_of_a_word_document_is_read():
    assert read_bytes(files.word(ROWS, ROWS)) == [READ, READ]


def test_a_cell_across_columns_is_read_once():
    import docx

    document = docx.Document()
    table = document.add_table(1, 3)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "Duty one"
    table.rows[0].cells[2].text = "x"
    file = io.BytesIO()
    document.save(file)
    assert read_bytes(file.getvalue())[0][0].cells == ("Duty one", "", "x")


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", errors.FileEmpty, id="empty"),
        pytest.param(b" \n\n ", errors.FileEmpty, id="blank"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), errors.FileProtected, id="password"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", errors.WrongFileType, id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), errors.WrongFileType, id="picture"),
        pytest.param(bytes(range(1, 256)) * 9, errors.WrongFileType, id="binary rubbish"),
        pytest.param(b"PK\x03\x04 not a zip after all", errors.FileDamaged, id="broken zip"),
        pytest.param(zipped(hello=b"<a/>"), errors.WrongFileType, id="another zip"),
        pytest.param(zipped(xl__workbook=b"<nonsense"), errors.FileDamaged, id="broken workbook"),
        pytest.param(zipped(word__document=b"<nonsense"), errors.FileDamaged, id="broken document"),
        pytest.param(zipped(xl__workbook=bytes(70 * 1024 * 1024)), errors.FileTooLarge, id="zip bomb"),
        pytest.param(b"a," * (MAX_BYTES // 2 + 1), errors.FileTooLarge, id="too many bytes"),
        pytest.param(b"a,b\n" * (MAX_ROWS + 1), errors.TableTooLarge, id="too many rows"),
        pytest.param(b"a," * (MAX_COLUMNS + 1), errors.TableTooLarge, id="too many columns"),
        pytest.param(b"a,b\nx," + b"y" * (MAX_CELL + 1), errors.TableTooLarge, id="too long a cell"),
        pytest.param(b'a,b\n"' + b"y,\n" * 100_000, errors.TableTooLarge, id="a quotation mark left open"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data, error):
    with pytest.raises(error) as refused:
        read_bytes(data)
    assert str(refused.value).endswith(".")
    assert str(refused.value).count(". ") == 0


def test_a_workbook_that_claims_a_million_rows_is_bounded():
    rows = [["action", "owner"], *([f"Step {n}", "Police"] for n in range(MAX_ROWS))]
    with pytest.raises(errors.TableTooLarge):
        read_bytes(files.workbook(rows))


@pytest.mark.parametrize("name", ["plan RESTRICTED.csv", "Tyler Jones, 15, Oak Academy.csv", "channel case JB 15.csv"])
def test_a_file_is_not_opened_whose_name_the_guard_refuses(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_text("Action,Deadline\nReview the policy,March 2027\n", encoding="utf-8")
    with pytest.raises(errors.FileNameRefused):
        read_path(path)


@pytest.mark.parametrize("name", ["003_3af512d0c24fccff.txt", "plan-2027.csv", "upload 9d2788bb9b7e462c.docx"])
def test_a_name_that_a_machine_gave_is_no_persons(name: str):
    assert not is_name_refused(name)


def test_what_stands_beside_a_machines_name_is_still_refused():
    assert is_name_refused("channel case JB 15 3af512d0c24fccff.csv")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(errors.FileNotThere):
        read_path(tmp_path / "plan.csv")
    with pytest.raises(errors.FileNotThere):
        read_path(tmp_path)
