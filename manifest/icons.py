"""Draw the two icons Teams asks for: a sheet of minutes with a tick. `python -m manifest.icons` writes them."""

import itertools
import math
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
COLOUR_SIZE, OUTLINE_SIZE = 192, 32  # what Teams demands
TEAL, PAPER, INK, GREEN = (31, 78, 95), (255, 255, 255), (31, 78, 95), (46, 139, 87)
SAMPLES = 4  # a pixel is the mean of SAMPLES x SAMPLES points, which smooths the edges

Point = tuple[float, float]
Colour = tuple[int, int, int]
Paint = Callable[[float, float], Colour | None]  # a point of the unit square to its colour, None for see-through

# The tick, and the lines of writing, as strokes in the unit square.
TICK: tuple[Point, ...] = ((0.52, 0.66), (0.62, 0.76), (0.80, 0.52))
WRITING: tuple[tuple[Point, Point], ...] = (((0.36, 0.36), (0.62, 0.36)), ((0.36, 0.48), (0.56, 0.48)))
SHEET = (0.26, 0.22, 0.72, 0.80)  # left, top, right, bottom


def colour_icon(x: float, y: float) -> Colour | None:
    """Paint the full-colour icon: no point is see-through, Teams rounds the corners itself."""
    if _near(TICK, x, y, 0.040):
        return GREEN
    if any(_near(line, x, y, 0.022) for line in WRITING):
        return INK
    # A margin around the tick keeps it clear of the sheet's edge.
    return PAPER if _on_sheet(x, y, 0.03) and not _near(TICK, x, y, 0.065) else TEAL


def outline_icon(x: float, y: float) -> Colour | None:
    """Paint the outline icon: white strokes on nothing, as Teams recolours it."""
    # The drawing fills the small icon: Teams adds the margin.
    x, y = 0.547 + (x - 0.5) * 0.66, 0.51 + (y - 0.5) * 0.66
    frame = _on_sheet(x, y, 0.03) and not _on_sheet(x, y, 0.03, inset=0.045) and not _near(TICK, x, y, 0.085)
    strokes = _near(TICK, x, y, 0.034) or any(_near(line, x, y, 0.024) for line in WRITING)
    return PAPER if frame or strokes else None


def png(size: int, paint: Paint) -> bytes:
    """Return a square PNG with an alpha channel."""
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(scanlines(size, paint), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def scanlines(size: int, paint: Paint) -> bytes:
    """Return the rows of a picture as PNG filters them: none."""
    return b"".join(b"\0" + b"".join(_row(size, paint, row)) for row in range(size))


def write() -> None:
    """Write both icons beside the manifest."""
    (FOLDER / "color.png").write_bytes(png(COLOUR_SIZE, colour_icon))
    (FOLDER / "outline.png").write_bytes(png(OUTLINE_SIZE, outline_icon))


def _row(size: int, paint: Paint, row: int) -> Iterator[bytes]:
    for column in range(size):
        points = [
            paint((column + (i + 0.5) / SAMPLES) / size, (row + (j + 0.5) / SAMPLES) / size)
            for i in range(SAMPLES)
            for j in range(SAMPLES)
        ]
        seen = [point for point in points if point is not None]
        mean = [round(sum(channel) / len(seen)) for channel in zip(*seen, strict=True)] if seen else [255, 255, 255]
        yield bytes((*mean, round(255 * len(seen) / len(points))))


def _near(line: tuple[Point, ...], x: float, y: float, reach: float) -> bool:
    """Say whether a point lies on a stroke with round ends."""
    return any(_distance(x, y, *a, *b) <= reach for a, b in itertools.pairwise(line))


def _distance(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    along = min(1.0, max(0.0, along))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def _on_sheet(x: float, y: float, radius: float, inset: float = 0.0) -> bool:
    left, top, right, bottom = SHEET
    across = max(left + inset + radius - x, x - (right - inset - radius), 0.0)
    down = max(top + inset + radius - y, y - (bottom - inset - radius), 0.0)
    return math.hypot(across, down) <= radius


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    write()
