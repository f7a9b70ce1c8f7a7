"""`make language`: how well the corpus is read, for each intent, class and kind, what was seen and what was not."""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import Any

from dialogs.language import understand
from rules import deadlines
from tests.language import corpus
from tests.language.corpus import Judged

COLUMNS = "{:34} {:>5} {:>8} {:>8}"
WARM_UP = 50  # sentences read before the clock runs
LOOPS = 200  # of the plain loop that readings are measured against


def main() -> None:
    """Print the tables, what was misread, and how long a reading takes."""
    for part in corpus.PARTS:
        for name in corpus.JUDGES:
            title = f"{name}, {part.replace('_', ' ')}"
            sys.stdout.write(table(title, corpus.judged(part, name)) + "\n")
    sys.stdout.write(speed() + "\n")


def table(title: str, judged: Sequence[Judged]) -> str:
    """Write the accuracy of one file: of its labels (intent, class, stopped or not), and with every slot and date."""
    rows = defaultdict(list)
    for case in judged:
        rows[case.label].append(case)
    lines = [COLUMNS.format(title, "cases", "label", "all")]
    lines += [COLUMNS.format(f"  {label}", *_figures(cases)) for label, cases in sorted(rows.items())]
    lines.append(COLUMNS.format("  together", *_figures(judged)))
    lines += [f"    misread: {case.label} | {case.text} | as {case.read}" for case in judged if not case.right]
    return "\n".join([*lines, ""])


def speed() -> str:
    """Say what a reading takes, on the open corpus, in milliseconds, and against a plain loop on the same machine."""
    phrases = [text for text, *_ in corpus.cases("open", "dates")]
    sentences = [text for _, text, *_ in corpus.cases("open", "sentences")]
    reads = {
        "parse-date": (lambda text: deadlines.read(text, corpus.TODAY), phrases),
        "understand": (lambda text: understand(text, corpus.TODAY), sentences),
    }
    loop = median(_times(_plain_loop, range(LOOPS)))
    lines = [f"a plain loop: p50 {loop:.3f} ms"]
    for name, (read, texts) in reads.items():
        taken = _times(read, texts)[WARM_UP:]
        p50, p99 = median(taken), sorted(taken)[len(taken) * 99 // 100]
        lines.append(f"{name}: p50 {p50:.3f} ms ({p50 / loop:.2f} loops), p99 {p99:.3f} ms")
    return "\n".join(lines)


def _times(do: Callable[[Any], object], things: Iterable[Any]) -> list[float]:
    """Return the milliseconds that each call took."""
    taken = []
    for thing in things:
        started = time.perf_counter()
        do(thing)
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def _plain_loop(_number: int) -> dict[int, int]:
    """Do what takes a fast machine about a millisecond: a slow one shows as one."""
    counts: dict[int, int] = {}
    for number in range(12_000):
        counts[number % 97] = counts.get(number % 97, 0) + number
    return counts


def _figures(cases: Sequence[Judged]) -> tuple[int, str, str]:
    def share(right: int) -> str:
        return f"{right / len(cases):.1%}" if cases else "-"

    return len(cases), share(sum(case.label_right for case in cases)), share(sum(case.right for case in cases))


if __name__ == "__main__":
    main()
