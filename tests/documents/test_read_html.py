"""Tables out of a message's HTML."""

from hypothesis import given
from hypothesis import strategies as st

from documents.read_html import tables


def read(html):
    found, beside = tables(html, max_rows=50, max_columns=10)
    return [[list(row.cells) for row in table] for table in found], beside


def test_rows_and_cells_are_read_and_what_stands_beside_them():
    found, beside = read("<div>load <b>this</b><table><tr><th>A<th>B</tr><tr><td>1</td><td>x&amp;y</td></tr></table>")
    assert found == [[["A", "B"], ["1", "x&y"]]]
    assert beside == "load this"


def test_line_breaks_of_a_cell_are_the_ones_that_were_meant():
    found, _ = read("<table><tr><td><p>one\n  long line</p><p>two</p><ul><li>three</li></ul></td></tr></table>")
    assert [line for line in found[0][0][0].split("\n") if line] == ["one long line", "two", "three"]


def test_a_cell_across_columns_or_rows_leaves_the_rest_empty():
    found, _ = read("<table><tr><td colspan=2>wide<td>c</tr><tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e</table>")
    assert found == [[["wide", "", "c"], ["a", "b", "c"], ["", "d", "e"]]]


def test_a_cell_that_comes_down_from_the_row_above_is_told_from_an_empty_one():
    [table], _ = tables("<table><tr><td rowspan=2>a<td>b<tr><td><tr><td><td>c</table>", max_rows=9, max_columns=9)
    assert [sorted(row.continued) for row in table] == [[], [0], []]


def test_a_table_in_a_cell_is_words_of_the_cell():
    found, _ = read("<table><tr><td>a<table><tr><td>in</td></tr></table></td><td>b</td></tr></table>")
    assert len(found) == 1
    assert found[0][0][1] == "b"
    assert "in" in found[0][0][0]


def test_absurd_spans_are_bounded():
    found, _ = read('<table><tr><td colspan="99999999">a</td><td rowspan="-1">b</td></tr></table>')
    assert len(found[0][0]) <= 20


TAGS = ("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=9>", "x", "<p>")


@given(st.lists(st.sampled_from(TAGS)))
def test_any_broken_html_gives_rows_of_text(parts):
    found, beside = read("".join(parts))
    assert all(isinstance(cell, str) for table in found for row in table for cell in row)
    assert isinstance(beside, str)
