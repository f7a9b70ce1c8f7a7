"""`make language`: how well the corpus is read, for each intent, class and kind, what was seen and what was not."""

import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from dialogs.language import understand
from rules import deadlines
from tests.language import corpus
from tests.language.corpus import Judged

COLUMNS = "{:34} {:>5} {:>8} {:>8}"
WARM_UP = 50  # sentences read before the clock runs


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
    """Say what a reading takes, on the open corpus, in milliseconds."""
    phrases = [text for text, *_ in corpus.cases("open", "dates")]
    sentences = [text for _, text, *_ in corpus.cases("open", "sentences")]
    reads = {
        "parse-date": (lambda text: deadlines.read(text, corpus.TODAY), phrases),
        "understand": (lambda text: understand(text, corpus.TODAY), sentences),
    }
    lines = []
    for name, (read, texts) in reads.items():
        taken = []
        for text in texts:
            started = time.perf_counter()
            read(text)
            taken.append((time.perf_counter() - started) * 1000)
        taken = sorted(taken[WARM_UP:])
        lines.append(f"{name}: p50 {median(taken):.3f} ms, p99 {taken[len(taken) * 99 // 100]:.3f} ms")
    return "\n".join(lines)


def _figures(cases: Sequence[Judged]) -> tuple[int, str, str]:
    def share(right: int) -> str:
        return f"{right / len(cases):.1%}" if cases else "-"

    return len(cases), share(sum(case.label_right for case in cases)), share(sum(case.right for case in cases))


if __name__ == "__main__":
    main()
