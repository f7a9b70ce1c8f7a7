"""An event loop whose clock runs faster than the world's, so that a lease of a minute lapses within a second."""

import asyncio
import selectors
from typing import Any

SPEED = 60.0


class _Selector(selectors.DefaultSelector):
    """Waits a sixtieth of what the loop asks for."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return super().select(timeout if timeout is None else timeout / SPEED)


class FastLoop(asyncio.SelectorEventLoop):
    """All timeouts and sleeps in it are in its own seconds."""

    def __init__(self) -> None:
        super().__init__(_Selector())

    def time(self) -> float:
        return super().time() * SPEED


def run(main: Any) -> None:
    """Run a coroutine on such a loop."""
    with asyncio.Runner(loop_factory=FastLoop) as runner:
        runner.run(main)
