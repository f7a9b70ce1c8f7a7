"""Which tables a statement reads from end to end, as the database plans it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from storage.db import Database

Statement = tuple[str, Any]


@contextmanager
def captured(engine: Engine) -> Iterator[list[Statement]]:
    """Give the statements that look for rows and run meanwhile."""
    statements: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE")):
            statements.append((statement, parameters[0] if many else parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def read_through(db: Database, statements: Sequence[Statement]) -> set[str]:
    """Return the tables that these are looked for in from end to end."""
    found: set[str] = set()
    for statement, parameters in statements:
        explain = "EXPLAIN QUERY PLAN " if db.is_sqlite else "EXPLAIN "
        with db.engine.connect() as connection:
            plan = connection.exec_driver_sql(explain + statement, parameters).all()
        steps = [str(row[-1]).strip().removeprefix("->").strip() for row in plan]
        found |= {step.split()[1] for step in steps if step.startswith("SCAN ") and "INDEX" not in step}
        found |= {step.split()[3] for step in steps if step.startswith("Seq Scan on ")}
    return {name for name in found if name != "CONSTANT" and not name.startswith("(")}
