"""The pack for a meeting: agenda, papers, who comes and the exceptions, on one screen and as a Word document."""

from cards import elements, exceptions
from cards import help as notes
from cards import pack as cards
from cards.pack import Pack
from dialogs import brief_meeting, brief_shown
from dialogs.conversation import Slots
from dialogs.situation import Situation
from dialogs.turn import File, Reply
from storage import agenda, attendance, coming, meeting_series
from storage import exceptions as records
from storage.meetings import Meeting

NO_MEETING = "No meeting is planned, so there is no pack yet."
IN_OUR_CHAT = 'Say "pack me" in our own chat for the Word document.'


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the pack of the meeting named, else of the next; the document comes with it in a personal chat."""
    return brief_shown.once(here, "pack", slots, lambda: _answer(here, slots), own=False)


def _answer(here: Situation, slots: Slots) -> Reply:
    meeting, note = brief_meeting.meant(here, slots)
    if meeting is None:
        return Reply(NO_MEETING, notes.note(NO_MEETING, [("One pager", "brief", {"kind": "exceptions"})]))
    pack = _pack(here, meeting)
    personal = here.turn.scope == "personal"
    asked = {"meeting": meeting.id or 0, "kind": "exceptions"}
    card = cards.screen(
        pack,
        [note, "" if personal else IN_OUR_CHAT],
        [
            elements.button("One pager", "brief", asked),
            elements.button("What do I owe?", "brief", asked | {"kind": "mine"}),
            elements.button("Update an action", "update_action"),
        ],
    )
    file = _document(here, pack) if personal else None
    return Reply(f"{note} {cards.headline(pack)}".strip(), card, file=file)


def _pack(here: Situation, meeting: Meeting) -> Pack:
    session, group_id, meeting_id = here.session, here.group_id, meeting.id or 0
    found = records.gather(session, here.group, brief_meeting.span(here, meeting), here.known.members)
    answers = attendance.of_meeting(session, group_id, meeting_id)
    return Pack(
        meeting=meeting,
        below=brief_shown.below(here),
        standing=meeting_series.standing(session, group_id, meeting),
        items=agenda.of_meeting(session, group_id, meeting_id),
        coming=coming.picture(meeting, here.known.members, answers, here.group.quorum),
        parts=exceptions.by_exception(found),
        counted=exceptions.standing(found),
    )


def _document(here: Situation, pack: Pack) -> File:
    # Imported when first asked: its library takes a quarter of a second to load, and most commands never ask.
    from documents import pack as documents

    facts = [*cards.about(pack), *exceptions.counts(pack.parts), *pack.counted]
    parts = [
        ("Agenda", cards.agenda(pack) or [cards.NO_AGENDA]),
        ("Papers", cards.papers(pack.meeting) or [cards.NO_PAPERS]),
        *((part.title, part.lines) for part in pack.parts if part.lines),
    ]
    content = documents.document(cards.title(pack.meeting), pack.below, here.group.marking, facts, parts)
    asked: dict[str, str | int] = {"kind": "pack", "meeting": pack.meeting.id or 0}
    return File(cards.file_name(pack.meeting.held_on), content, "brief", asked)
