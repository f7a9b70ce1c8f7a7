"""The icons are what Teams asks for, and what the script draws."""

import struct
import zlib

import pytest

from manifest import icons

ICONS = [("color.png", icons.COLOUR_SIZE, icons.colour_icon), ("outline.png", icons.OUTLINE_SIZE, icons.outline_icon)]


def chunks(png: bytes) -> dict[bytes, bytes]:
    """Return the parts of a PNG by kind, their checksums checked."""
    found, at = {}, 8
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        data = png[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack_from(">I", png, at + 8 + length)
        assert checksum == zlib.crc32(kind + data)
        found[kind] = data
        at += 12 + length
    return found


def pixels(name: str) -> list[tuple[int, ...]]:
    """Return the pixels of a committed icon as red, green, blue, alpha."""
    parts = chunks((icons.FOLDER / name).read_bytes())
    width = struct.unpack_from(">I", parts[b"IHDR"])[0]
    raw = zlib.decompress(parts[b"IDAT"])
    rows = [raw[at + 1 : at + 1 + 4 * width] for at in range(0, len(raw), 1 + 4 * width)]
    return [tuple(row[at : at + 4]) for row in rows for at in range(0, 4 * width, 4)]


@pytest.mark.parametrize(("name", "size", "_paint"), ICONS)
def test_icons_are_square_pngs_of_teams_sizes(name, size, _paint):
    committed = (icons.FOLDER / name).read_bytes()
    assert committed.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">IIBBBBB", chunks(committed)[b"IHDR"]) == (size, size, 8, 6, 0, 0, 0)


@pytest.mark.parametrize(("name", "size", "paint"), ICONS)
def test_committed_icons_are_what_the_script_draws(name, size, paint):
    committed = chunks((icons.FOLDER / name).read_bytes())
    # The pixels, not the bytes: another zlib may pack them differently.
    assert zlib.decompress(committed[b"IDAT"]) == icons.scanlines(size, paint)


def test_colour_icon_has_no_see_through_pixel():
    assert {alpha for *_, alpha in pixels("color.png")} == {255}


def test_outline_icon_is_white_on_nothing_and_clear_of_the_edge():
    found = pixels("outline.png")
    assert {(red, green, blue) for red, green, blue, alpha in found if alpha} == {(255, 255, 255)}
    see_through = sum(alpha == 0 for *_, alpha in found)
    assert len(found) * 0.4 < see_through < len(found) * 0.9
    size = icons.OUTLINE_SIZE
    edge = [found[at] for at in range(size * size) if at % size in (0, size - 1) or at // size in (0, size - 1)]
    assert all(alpha == 0 for *_, alpha in edge)


def test_colour_icon_keeps_its_drawing_in_the_middle():
    corner = pixels("color.png")[0][:3]
    found = pixels("color.png")
    size = icons.COLOUR_SIZE
    drawn = [at for at, pixel in enumerate(found) if pixel[:3] != corner]
    assert min(at // size for at in drawn) > size / 8
    assert max(at // size for at in drawn) < size * 7 / 8
