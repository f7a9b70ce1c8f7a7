"""The two lock files, read: what a service installs and what its tests install, each pinned by version and hash."""

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
RUN, DEV = "requirements.txt", "requirements-dev.txt"


@dataclass(frozen=True)
class Pin:
    """One package of a lock file."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        (exact,) = self.requirement.specifier
        return exact.version

    @property
    def installs_here(self) -> bool:
        return self.requirement.marker is None or self.requirement.marker.evaluate()


def read(name: str) -> list[Pin]:
    """Return the pins of a lock file in its order."""
    code = re.sub(r"^\s*#.*$", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [line.split() for line in code.replace("\\\n", " ").splitlines() if line.strip()]
    return [_pin(words) for words in lines]


def _pin(words: list[str]) -> Pin:
    hashes = [word for word in words if word.startswith("--")]
    return Pin(Requirement(" ".join(word for word in words if word not in hashes)), tuple(hashes))
