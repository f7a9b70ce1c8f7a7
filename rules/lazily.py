"""A regular expression that is compiled when it is first needed, so that the bot starts quickly."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any


class Lazily:
    """A pattern with the methods of a compiled one."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        return re.compile(self.pattern, self._flags)

    def match(self, text: str, *where: int) -> re.Match[str] | None:
        """Match at the start of a text, or of a part of it."""
        return self.regex.match(text, *where)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match a whole text."""
        return self.regex.fullmatch(text)

    def search(self, text: str, *where: int) -> re.Match[str] | None:
        """Find the first match in a text, or in a part of it."""
        return self.regex.search(text, *where)

    def finditer(self, text: str, *where: int) -> Iterator[re.Match[str]]:
        """Find every match in a text, or in a part of it."""
        return self.regex.finditer(text, *where)

    def findall(self, text: str) -> list[Any]:
        """Return what is found at every match."""
        return self.regex.findall(text)

    def split(self, text: str) -> list[str]:
        """Part a text at every match."""
        return [piece or "" for piece in self.regex.split(text)]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with every match replaced."""
        return self.regex.sub(by, text)
