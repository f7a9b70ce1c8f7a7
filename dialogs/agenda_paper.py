"""Put a paper beside the agenda: its title, and the link to where it is kept."""

from typing import Any
from urllib.parse import urlsplit

from dialogs import agenda_items, agenda_meeting, readers
from dialogs.conversation import Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import minutes
from storage.audit import Change

LONGEST_TITLE = 120
MOST_PAPERS = 20


def fill(here: Situation, slots: Slots) -> Slots:
    """Settle which meeting it is for; raise Unreadable where it has many papers already."""
    filled, meeting = agenda_meeting.settled(here, slots, agenda_meeting.planned)
    if len(meeting.papers) >= MOST_PAPERS:
        raise Unreadable(
            f"{agenda_meeting.value(meeting)['said']} has {MOST_PAPERS} papers already. Put the rest in one folder, "
            "and link to that."
        )
    return filled


def link(here: Situation, raw: Any, slots: Slots) -> str:
    """Read a link: http or https to a named host, without a password in it. Raise Unreadable."""
    said = readers.words(here, raw, slots).strip("<>()\"'").rstrip(".,;")
    try:
        parts = urlsplit(said)
        host, secret = parts.hostname, parts.username or parts.password
    except ValueError:
        host, secret, parts = None, None, urlsplit("")
    if parts.scheme.lower() not in ("http", "https") or not host or secret or " " in said:
        raise Unreadable(
            "I need a whole link that begins with https://, such as https://council.sharepoint.com/papers."
        )
    return said


def title(here: Situation, raw: Any, slots: Slots) -> str:
    """Read what the paper is called."""
    said = readers.words(here, raw, slots).strip(" .,:;-\"'")
    if not said or len(said) > LONGEST_TITLE:
        raise Unreadable(f'Give the paper a title of at most {LONGEST_TITLE} characters, such as "Venue policy".')
    return said


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what goes beside which agenda."""
    agenda_items.require_open(here, agenda_meeting.planned(here, slots))
    return [
        ("Paper", slots["title"]),
        ("Link", slots["link"]),
        ("Meeting", agenda_meeting.show(slots["meeting"])),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    meeting = agenda_meeting.row(here, slots["meeting"])
    minutes.add_paper(here.session, change, meeting, slots["title"], slots["link"])
    return f"With the agenda of {agenda_meeting.show(slots['meeting'])}: {slots['title']}."


CONVERSATION = Write(
    intent="agenda_paper",
    title="Add a paper",
    fields=(
        agenda_meeting.COMING,
        Field("link", "Link", "Where is it? Paste its link, such as https://council.sharepoint.com/papers.", link),
        Field("title", "Title", 'What is it called? For example "Venue policy".', title, free_text=True),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.PUT_ON_AGENDA,
)
