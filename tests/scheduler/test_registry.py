"""Every file of `scheduler/kinds/` is used, and every stored name means one kind."""

from pathlib import Path

from scheduler import kinds
from scheduler.kinds import digest
from scheduler.registry import BY_NAME, KINDS


def test_kind_names_are_unique():
    assert len(BY_NAME) == len(KINDS)


def test_every_kind_is_registered_or_a_section_of_the_digest():
    files = {path.stem for path in Path(kinds.__path__[0]).glob("*.py")} - {"__init__"}
    used = {module.__name__.rpartition(".")[2] for module in (*KINDS, *digest.SECTIONS)}
    assert files == used
