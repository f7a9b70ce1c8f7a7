"""The ref of each line: the file's own, or counted within its item when several lines share one number."""

from collections import Counter
from dataclasses import dataclass, field

from documents import fragments


@dataclass(slots=True)
class Refs:
    """How many lines each number has had."""

    counts: Counter[str] = field(default_factory=Counter)

    def of(self, cells: dict[str, str], item: str, *, shares: bool) -> tuple[str, bool]:
        """Return the ref and whether it was counted here; one that begins the action's words is taken out of them."""
        own, rest = fragments.ref(cells["action"])
        if own and not cells.get("ref", "").strip():
            cells["action"] = rest or cells["action"]
            return own, False
        ref = cells.get("ref", "").strip(" .\n")
        number = ref if shares else ""
        number = number or ("" if ref else item)
        if not number:
            return ref, False
        self.counts[number] += 1
        return f"{number}.{self.counts[number]}", True
