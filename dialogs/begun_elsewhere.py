"""What somebody of several groups began in one of them waits there while they speak for another in the same chat."""

from typing import Any

from cards import help as cards
from dialogs import ending, which_group
from dialogs.conversation import Unfinished
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import frames, groups

GONE = "What you began in another group was dropped, and nothing of it was saved."


def taken(here: Situation) -> tuple[Unfinished | None, list[Reply]]:
    """Take what this person is in the middle of in this group, and say what was put aside in another one."""
    key = here.turn.frame_key
    frame = frames.take(here.session, key, here.now)
    begun_in = frame.pop("group", here.group_id) if frame else here.group_id
    if frame and begun_in == here.group_id:
        return Unfinished.from_frame(frame), []
    if not here.several:
        return None, [Reply(GONE, cards.note(GONE))] if frame else []
    # Here it would be written into the wrong record.
    aside = frames.beside(key, frames.ASIDE)
    waiting = frames.take(here.session, aside, here.now) or {}
    own = waiting.pop(str(here.group_id), None)
    waiting |= {str(begun_in): frame} if frame else {}
    if waiting:
        frames.save(here.session, aside, waiting, here.now)
    return Unfinished.from_frame(own) if own else None, [_waits(here, begun_in, frame)] if frame else []


def keep(here: Situation, left: Unfinished) -> None:
    """Keep what is left half-finished, with the group it belongs to."""
    frames.save(here.session, here.turn.frame_key, left.as_frame() | {"group": here.group_id}, here.now)


def _waits(here: Situation, group_id: int, frame: dict[str, Any]) -> Reply:
    title = ending.write_of(Unfinished.from_frame(frame)).title
    name = groups.get(here.session, group_id).name
    said = f'"{title}", which you began in {name}, is not saved: it waits there for two days.'
    return Reply(said, cards.note(said, [(f"Back to {name}", which_group.CHOOSE, {"group": group_id})]))
