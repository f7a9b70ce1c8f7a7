"""The guard finds what must not be stored and lets ordinary committee work through."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import safeguarding
from rules.safeguarding import Concern, check

CONCERNS = [
    "need to flag a yr 9 lad at st ***, [full name], saying he's going to do something. what do i do",
    "worried about one of our tenants, he's been posting stuff about the mosque",
    "Im concerned about a student who keeps drawing swastikas",
    "a boy in my class told his mates he wants to join isis",
    "one of our residents has a load of nazi flags up and is talking about hurting people",
    "hi, one of my service users is saying really extreme stuff online, hes into the far right",
    "how do i refer someone to channel?",
    "can i report a concern about a pupil here",
    "i think my neighbour is making bombs",
    "shes been watching extremist videos and her mum is scared",
    "there is a guy at the gym handing out far right leaflets, should I tell someone",
    "Worried about Tyler, he's not himself since joining that group",
    "what should i do, a young man at the hostel says hes going to syria",
    "y11 girl has been groomed online by some incel group",
    "a colleague of mine has been posting racist hate stuff all week, who do i tell",
    "bit uneasy about a lad on our apprenticeship scheme",
    "Connor keeps talking about killing people at the youth club",
    "he said he's going to blow up the town hall",
    "want to raise a safeguarding concern",
    "two of our tenants have been sharing isis videos",
    "my son has changed, he's obsessed with martyrdom",
    "action 4 update - the lad from the estate is threatening to stab people at the mosque",
    "got a student here, 16 yr old, praising hitler in lessons",
    "theyre planning to attack the mosque on friday",
    "a patient told the nurse he has a gun and a manifesto",
    "im going to kill someone",
    "someone at my work is being radicalised i think, need advice",
    "our caretaker's worried about a man who comes to the centre every week filming the entrances",
]
INCIDENTS = [
    "theres been an attack in the town centre?? are we meeting",
    "There's been an explosion at the station",
    "someones been stabbed outside the college",
    "is it true there was a shooting at the arena last night",
    "shots fired in the high street",
    "suspicious package left in the library",
    "we are being evacuated, bomb threat at the civic centre",
    "school is in lockdown, man with a knife",
    "reports of a gunman near the market",
    "people have been attacked at the mosque this morning!!",
    "bomb has gone off",
    "terror attack happening now",
    "hearing theres been a bombing in leeds",
]
PERSONAL = [
    "add to action 6 - channel case JB, 15, 14 Elm St, mum not engaging",
    "JB 15 14 Elm Street",
    "Tyler Jones, 15, Oak Academy",
    "note for action 3: spoke to Aisha Khan (14) at school",
    "her NHS number is 943 476 5919",
    "NI no QQ123456C for the new starter".replace("QQ", "AB"),
    "ring him on 07700 900123",
    "call 01632 960 983 for the trainer",
    "email jb.smith82@gmail.com",
    "dob 12/3/2011",
    "born 4 May 2010, lives at 22 Oak Road",
    "channel referral for KL needs a review",
    "lives at 7 Mill Lane with his nan",
    "case 20431 to go to panel",
    "his social worker hasnt been back in touch",
    "dad is in prison and mum refuses to engage",
    "who has been referred to channel this year",
    "send me a list of people referred",
    "Jayden 14 from Hilltop estate",
    "the names of the young people referred last month please",
    "MH aged 17, excluded from school",
    "+44 7700 900 123",
]
DELETIONS = [
    "ofsted in next week, can u wipe the overdue ones from before xmas so it looks tidy",
    "delete action 4",
    "remove old ones so it looks tidy",
    "pls get rid of the red actions before the inspection",
    "erase last month's minutes",
    "clear out the completed actions",
    "can you tidy up the action log before ofsted come",
    "remove action 3.5 from the plan",
    "bin the old ones",
    "delete everything",
    "purge the training records for 2019",
    "take action 9 off the plan",
    "scrap action 12",
    "can we lose the overdue ones",
    "wipe it all please",
    "drop action 7 from the list",
    "delete my last training session",
    "make the late actions disappear",
    "remove all the overdue actions",
]
MARKINGS = [
    "OFFICIAL-SENSITIVE: the panel agreed",
    "Official Sensitive - minutes of the meeting",
    "notes attached, SECRET",
    "RESTRICTED CTLP summary",
    "the paper is marked confidential",
    "CONFIDENTIAL",
    "CTLP_2026_RESTRICTED.docx",
    "Confidential: notes of the case conference",
    "[OFFICIAL-SENSITIVE] action plan.xlsx",
    "document classified as secret",
    "TOP SECRET briefing",
]
ORDINARY = [
    "prevent delays",
    "we need to prevent any further delays to the web pages",
    "Year 9 training dates",
    "attack the backlog",
    "lets attack the overdue list on Monday",
    "Police to update the referral form",
    "action 14 is Priya (probation) and YJS jointly, draft ISP review by 28th Feb",
    "trained 22 yjs case workers + 3 volunteers this morning, awareness session with the police lead",
    "50 young people took part in the project",
    "train 15 foster carers in March",
    "Martyn's Law briefing for venue managers",
    "terrorism awareness training for housing, 35 staff",
    "refresh the referral pathway",
    "log ACT e-learning: 40 library staff, 12.3.27",
    "counter terrorism local profile received from the police",
    "log training: 31 crossing patrol staff, WRAP, 12 March",
    "sorry make that 24 not 22",
    "remove me as owner of action 5",
    "take housing off action 5",
    "delete the form and start again",
    "cancel",
    "undo",
    "undo that",
    "delete that",
    "delete it",
    "morning, whats outstanding before tmrws meeting?",
    "can you give me a one pager for tomorrow - just the exceptions pls",
    "new action: Public Health to share the champions list w the group by next mtg",
    "how many housing staff have we done this year?",
    "are we on for next Tues?",
    "book the comms subgroup a week on Friday 10am",
    "action 9 done, venue hire letter went out 8/2",
    "can we put the web pages review back to end of Q4",
    "remind everyone with anything due before 12/3, send it monday week",
    "Hi, im coming to the March one, what do i need to bring?",
    "what did we agree about out of school settings?",
    "where are we against the 85% for public health",
    "HO assurance return is due 31 march, add it for me, nudge me 4 wks, 2wks and 2 days before",
    "apols for 2nd march, Sam deputising",
    "log decision: pilot WRAP refresher for school crossing patrol, review in 6 months",
    "Hi, from Cllr Reeve's office, send me the prevent action plan and referrals in my ward",
    "show me all actions and the police training numbers",
    "put confidential waste bins in the training room",
    "OFFICIAL",
    "the restricted parking outside the venue is a problem",
    "Sam deputising for Priya on 2 March",
    "new action: Education to draft guidance on what to do when a pupil expresses extremist views, by Easter",
    "action 6: school governors worried about low turnout",
    "concerned about the deadline for action 4",
    "agenda item: learning from the arena attack inquiry",
    "Safeguarding to review the incident reporting procedure by end of Q3",
    "exercise on an attack at the town centre, tabletop, 9 June",
    "log training: Librarians, 15, WRAP",
    "trained 12 social workers and 4 managers on 3/2",
    "ACT Early line is 0800 011 3764",
    "call the hotline 0800 789 321 poster to go up in libraries",
    "email prevent@northbrook.gov.uk for the booking form",
    "action 5 to Priya, 6 to Sam",
    "drop-in sessions for parents at the library",
    "clear actions with one owner each please",
    "Housing to remove graffiti within 24 hours",
    "new action: Comms to take old leaflets off the website",
    "remove the item from the agenda",
    "dont delete action 4",
    "history of action 3.5",
    "cyber attack exercise moved to May",
    "case workers need the refresher by June",
    "channel referral form to be updated",
    "Channel panel dates for 2027",
    "extremism risk assessment due 31 March",
    "Priya to circulate the far right briefing before the next meeting",
    "record 82% for NHS staff as of 30 November",
    "foster carers 12, adult learners 65, community group 15",
    "Probation 12, Housing 35, YJS 22",
    "meeting at the Town Hall, 14 High Street, 2pm",
    "safeguarding lead to share the concern form with schools",
    "new action: Police to brief group on knife crime trends by June",
    "refer action 4 to the CSP",
    "flag action 6 as at risk",
    "report back to the board in June",
    "Public Health are worried about capacity in Q3",
    "training for 14-16 year olds workers, 20 staff",
    "hate crime awareness week stall, 120 residents",
    "who is going to the meeting on Tuesday?",
    "he is my deputy for March",
    "she said the letter went out on 8/2",
    "the bid for the theatre in education project about radicalisation is in",
    "close action 4, letter sent",
    "plan of attack for the web pages review",
]


def labelled():
    for line in Path(__file__).with_name("guarded.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, text = line.split(" | ", 1)
            yield pytest.param(text, None if kind == "ordinary" else Concern(kind), id=text[:60])


@pytest.mark.parametrize(("text", "kind"), list(labelled()))
def test_a_labelled_text_is_found_or_passes(text, kind):
    assert check(text) is kind


@pytest.mark.parametrize("text", CONCERNS)
def test_a_worry_about_a_person_is_a_concern(text):
    assert check(text) is Concern.CONCERN


@pytest.mark.parametrize("text", INCIDENTS)
def test_an_attack_under_way_is_an_incident(text):
    assert check(text) is Concern.INCIDENT


@pytest.mark.parametrize("text", PERSONAL)
def test_data_about_a_person_is_personal_data(text):
    assert check(text) is Concern.PERSONAL_DATA


@pytest.mark.parametrize("text", DELETIONS)
def test_a_wish_to_delete_or_tidy_records_is_recognised(text):
    assert check(text) is Concern.DELETE


@pytest.mark.parametrize("text", MARKINGS)
def test_a_marking_above_official_is_recognised(text):
    assert check(text) is Concern.MARKING


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_work_passes(text):
    assert check(text) is None


@pytest.mark.parametrize("text", CONCERNS + INCIDENTS + PERSONAL)
def test_case_and_curly_quotes_and_hidden_characters_hide_nothing(text):
    disguised = text.replace("'", "\u2019").replace("e", "e\u200b").replace(" ", "\u00a0")
    assert check(disguised) is check(text)


@pytest.mark.parametrize("text", CONCERNS + INCIDENTS)
def test_shouting_hides_nothing(text):
    assert check(text.upper()) is not None


def test_a_finding_at_the_end_of_a_long_document_is_found():
    page = "Action 4: Housing to review the letting policy by 31 March. " * 200
    assert check(page) is None
    assert check(page + "Note: NHS number 943 476 5919.") is Concern.PERSONAL_DATA


def test_a_fault_inside_the_guard_counts_as_a_finding(monkeypatch):
    def broken(passage):
        raise RuntimeError

    monkeypatch.setattr(safeguarding, "CHECKS", ((Concern.CONCERN, broken),))
    assert check("anything") is Concern.PERSONAL_DATA


@given(st.text(max_size=400))
def test_any_text_at_all_gets_an_answer(text):
    assert check(text) is None or isinstance(check(text), Concern)


@pytest.mark.parametrize(
    "unit", ["a ", "the ", "0 ", "1-", "A.", "delete the ", "worried about a ", "Ab, ", "there been ", "x@", "\n"]
)
def test_the_time_grows_no_faster_than_the_text(unit):
    text = unit * (40_000 // len(unit))
    started = time.perf_counter()
    check(text)
    assert time.perf_counter() - started < 5
