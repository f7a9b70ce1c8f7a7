"""What becomes of an action: complete, closed for a reason, deferred, opened again as it was before."""

from typing import Any

from dialogs import readers
from dialogs.conversation import Doubt, Option, Slots, Unreadable
from dialogs.situation import Situation
from storage import audit
from storage.actions import FINISHED, SET_ASIDE, Action, Status

REOPEN = "reopen"
_CLOSE = ("close", "close it", "close this", "closed it")
_NO_LONGER = f"{Status.CLOSED}: no longer needed"


def said(slots: Slots) -> Slots:
    """Return what a sentence said with "close" and "reopen" as the words of a status, for `read` to work out."""
    left = {name: value for name, value in slots.items() if name not in ("closes", "reopen")}
    if slots.get("reopen"):
        left["status"] = REOPEN
    elif slots.get("closes"):
        left["status"] = _CLOSE[0]
    return left


def read(here: Situation, raw: Any, action: Action) -> str:
    """Read the status an action gets; asks where "close" may mean done or not needed, looks up what it was before."""
    words = str(raw).strip().casefold()
    if words == REOPEN:
        if action.status not in SET_ASIDE:
            raise Unreadable(f"Action {action.ref} is open already: it is {action.status}.")
        return _before(here, action)
    if words in _CLOSE:
        raise Doubt(
            f"Is action {action.ref} done, or is it no longer needed?",
            [Option("Complete, it was done", Status.COMPLETE.value), Option("Close it, no longer needed", _NO_LONGER)],
        )
    if words in (Status.CLOSED, _NO_LONGER):
        return Status.CLOSED.value
    return readers.status(here, raw, {})


def show(status: str) -> str:
    """Say a status as the choices of the form do."""
    return _NO_LONGER if status == Status.CLOSED else status


def choices(here: Situation) -> tuple[str, ...]:
    """Return the statuses a person may give, as they are shown."""
    return tuple(show(status) for status in readers.status_choices(here))


def opens_again(action: Action, status: str | None) -> bool:
    """Tell whether a status makes a finished action one to work on."""
    return status is not None and action.status in FINISHED and status not in FINISHED


def needs_reason(action: Action, slots: Slots) -> bool:
    """Tell whether somebody has to say why, and has not: of what is closed undone and of what is opened again."""
    status = slots.get("status")
    ends = status == Status.CLOSED and action.status != Status.CLOSED
    return (ends or opens_again(action, status)) and not slots.get("note")


def explains(action: Action, slots: Slots) -> bool:
    """Tell whether a note says why: the status asks for a reason, or is a deferral."""
    status = slots.get("status")
    return status in (Status.CLOSED, Status.DEFERRED) or opens_again(action, status)


def _before(here: Situation, action: Action) -> str:
    """Return the status an action had before it was set aside, from the trail; "not started" where it had none."""
    events = audit.history(here.session, here.group_id, "actions", action.id or 0)
    earlier = (event.was.get("status") for event in reversed(events))
    return next((str(status) for status in earlier if status and status not in SET_ASIDE), Status.NOT_STARTED.value)
