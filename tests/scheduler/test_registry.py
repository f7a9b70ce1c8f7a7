"""Every file of `scheduler/kinds/` is used, and every stored name means one kind or one section."""

from pathlib import Path

from scheduler import kinds
from scheduler.kinds import digest, personal_digest
from scheduler.registry import BY_NAME, CHANNEL_KINDS, PERSONAL_KINDS

PARTS = {*digest.PARTS, *personal_digest.PARTS}
SHARED = {"answers", "chasing"}


def test_kind_names_are_unique():
    assert len(BY_NAME) == len(CHANNEL_KINDS) + len(PERSONAL_KINDS)


def test_names_of_sections_are_unique():
    assert len({part.NAME for part in PARTS}) == len(PARTS)


def test_every_kind_is_registered_or_a_section_of_a_digest():
    files = {path.stem for path in Path(kinds.__path__[0]).glob("*.py")} - {"__init__"} - SHARED
    used = {module.__name__.rpartition(".")[2] for module in (*CHANNEL_KINDS, *PERSONAL_KINDS, *PARTS)}
    assert files == used
