"""What a table is: an action plan or a training register, told by its heading row."""

from collections.abc import Sequence
from typing import Literal

from documents import headings, plan_layout
from documents.plan_layout import TITLE_ROWS
from documents.rows import Row, Table

Kind = Literal["plan", "register"]


def of(tables: Sequence[Table]) -> dict[Kind, list[Table]]:
    """Return the tables of each kind that there are; those that are neither are left out."""
    found: dict[Kind, list[Table]] = {}
    for table in tables:
        headed = [kind for row in table[:TITLE_ROWS] if (kind := _headed(row))]
        for kind in headed[:1]:
            found.setdefault(kind, []).append(table)
    return found


def _headed(row: Row) -> Kind | None:
    if plan_layout.is_heading(row):
        return "plan"
    columns = headings.find(row.cells, headings.REGISTER).keys()
    # Headcounts without a day or a year are told in a message, and are nothing to load.
    return "register" if {"cohort", "people"} <= columns and columns & {"date", "year"} else None
