"""The project's papers, read: what stands in backticks and which statements of SQL they give."""

import re
from functools import cache

from tests.supply.lock_files import ROOT


@cache
def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def quoted(words):
    """Return what stands in backticks on one line."""
    return set(re.findall(r"`([^`\n]+)`", words))


def sql(name):
    """Return the statements of a paper's SQL blocks."""
    blocks = re.findall(r"^```sql\n(.*?)^```$", read(name), flags=re.MULTILINE | re.DOTALL)
    return [statement.strip() for block in blocks for statement in block.split(";\n") if statement.strip()]
