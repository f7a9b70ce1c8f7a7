"""The minutes of a meeting: drafted from the record as a card and a document, or where they are and how they stand."""

from datetime import date

from cards import minutes as cards
from dialogs import agenda_meeting, approved_minutes
from dialogs.conversation import Command, Query, Refused, Slots
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import File, Reply
from rules.calendar import day_month_year
from storage import meetings, minutes
from storage.meetings import Meeting

IN_OUR_CHAT = "Ask me in our own chat for the Word document: Teams lets me hand over files only there."


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the minutes, or where they are; a draft is for the chair and the coordinator. Raise Unreadable."""
    meeting = agenda_meeting.latest(here, slots.get("meeting"))
    may_settle = reach(here.member, Right.RUN_MEETINGS) is not None
    if slots.get("what") != "draft":
        return _where(here, meeting, may_settle=may_settle)
    if meeting.minutes_approved_at is None:
        if not may_settle:
            raise Refused("A draft is for the chair and the coordinator: you have the minutes once they are approved.")
        if here.turn.scope != "personal":
            raise Refused('Others read along here, and a draft is not theirs yet. Say "draft the minutes" in our chat.')
    return _written(here, meeting, may_settle=may_settle)


def kept(here: Situation, meeting: Meeting) -> cards.Kept:
    """Return what is known of a meeting's minutes."""
    return cards.Kept(
        meeting_id=meeting.id or 0,
        marking=here.group.marking,
        approved=approved_minutes.said(here, meeting),
        link=meeting.minutes_link,
        corrected=approved_minutes.otherwise(here, meeting),
        as_of=_as_of(here, meeting),
    )


def _as_of(here: Situation, meeting: Meeting) -> date:
    """Return the day that the minutes speak of: what was due later was not overdue when they were approved."""
    at = meeting.minutes_approved_at
    return at.astimezone(here.zone).date() if at else here.today


def _where(here: Situation, meeting: Meeting, *, may_settle: bool) -> Reply:
    known, name = kept(here, meeting), agenda_meeting.value(meeting)["said"]
    said = [f"Minutes of {name}: {known.approved or 'not approved yet.'}"]
    said.append(f"They are at {known.link}" if known.link else "Nobody has said where they are kept.")
    if may_settle and not known.approved:
        several = len(meetings.standing_on(here.session, here.group_id, meeting.held_on)) > 1
        day = day_month_year(meeting.held_on) + (f" at {meeting.starts}" if several else "")
        said.append(f'Say "draft the minutes of {day}", then "approve the minutes of {day}".')
    if may_settle and known.corrected:
        said.append(known.corrected)
    if may_settle and not known.link:
        said.append('Once they are filed, say "the minutes are at" and the link.')
    words = "\n".join(said)
    return Reply(words, cards.state(said, known, may_settle=may_settle))


def _written(here: Situation, meeting: Meeting, *, may_settle: bool) -> Reply:
    known = kept(here, meeting)
    held = minutes.of_meeting(here.session, here.group_id, meeting.id or 0, here.zone)
    file = None
    if here.turn.scope == "personal":
        from documents import minutes as documents  # loads the library of Word files, which takes longer than a turn

        content = documents.document(held, here.group.name, known.marking, known.approved)
        name = f"{'Minutes' if known.approved else 'Draft minutes'} {day_month_year(meeting.held_on)}.docx"
        file = File(name, content, CONVERSATION.intent, {"what": "draft", "meeting": known.meeting_id})
    note = "The Word document goes with this." if file else IN_OUR_CHAT
    named = here.turn.scope == "personal"  # in a channel guests read along
    card = cards.minutes(held, known, note=note, may_settle=may_settle, named=named)
    said = [f"{heading}: {len(lines) or 'none'}" for heading, lines in cards.headings(held, known.as_of)]
    return Reply("\n".join([cards.title(held, known), *said, note]), card, file=file)


CONVERSATION = Query(
    intent="minutes",
    answer=answer,
    whole_group=True,
    command=Command("Minutes", "The last meeting's minutes: draft them, or where they are", "draft the minutes"),
)
