"""Learn anew from the examples of intents: `make learn` after changing any of them."""

from pathlib import Path

from dialogs.language.intents.by_example import LEARNT, taught_by
from rules import weighing

EXAMPLES = Path(__file__).parent / "examples"  # a file for each intent


def learnt() -> str:
    """Return what the examples teach, as it is kept."""
    return weighing.written(
        (file.stem, taught_by(line))
        for file in sorted(EXAMPLES.glob("*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
    )


if __name__ == "__main__":
    LEARNT.write_text(learnt(), encoding="utf-8")
