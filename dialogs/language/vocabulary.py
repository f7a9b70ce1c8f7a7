"""The names a group uses for its people, agencies, themes, training products and cohorts, with their aliases."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Vocabulary:
    """What a group calls things. Each mapping goes from the register's name to the other ways of saying it."""

    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    agencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    products: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cohorts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


DEFAULT = Vocabulary()
