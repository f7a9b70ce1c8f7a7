"""What officers write as a deadline, and how it reads."""

import time as clock
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.calendar import MONTHS, WEEKDAYS, WorkingDays
from rules.deadlines import Context, DeadlineClass, Reading, find, read
from rules.deadlines.rules import LITERALS, RULES
from rules.deadlines.spelling import LOOSE, NOT_TYPOS, spelling
from rules.deadlines.words import LEXICON
from tests.language import corpus

TUESDAY = Context(date(2027, 2, 9), next_meeting=date(2027, 3, 2))
TERMS = {
    "autumn term": (date(2026, 9, 2), date(2026, 12, 18)),
    "spring half term": (date(2027, 2, 15), date(2027, 2, 19)),
    "spring term": (date(2027, 1, 5), date(2027, 3, 25)),
    "spring term 2028": (date(2028, 1, 4), date(2028, 3, 31)),
}


def on(words: str, context: Context = TUESDAY, *, past: bool = False) -> str | None:
    return read(words, context, past=past).as_json()["date"]


@pytest.mark.parametrize("words", ["", " \u00a0\n"])
def test_nothing_written_is_no_deadline(words):
    assert read(words, TUESDAY).kind is DeadlineClass.NONE


@pytest.mark.parametrize("words", [words for words, *_ in corpus.cases("open", "dates")])
def test_the_words_are_always_kept(words):
    assert read(words, TUESDAY).text == words


TIMES = {
    "COP Friday": time(17),
    "eop Fri": time(17),
    "Friday by close of play": time(17),
    "end of day Friday": time(17),
    "Fri 10am": time(10),
    "2pm Friday": time(14),
    "14:00 on Friday": time(14),
    "Friday at half two": time(14, 30),
    "Friday, 9.30am": time(9, 30),
    "Friday 10-11am": time(10),
    "Friday 11am-1pm": time(11),
    "Friday 1-2pm": time(13),
    "Friday at quarter to ten": time(9, 45),
    "noon on Friday": time(12),
    "Friday morning at 9": time(9),
    "Friday afternoon": None,
}


@pytest.mark.parametrize(("words", "at"), TIMES.items())
def test_time_of_day_is_read_beside_the_date(words, at):
    reading = read(words, TUESDAY)
    assert (reading.on, reading.time) == (date(2027, 2, 12), at)


def test_json_has_exactly_the_keys_of_parse_date():
    assert read("a week on Friday 10am", TUESDAY).as_json() == {
        "text": "a week on Friday 10am",
        "class": "DATE",
        "date": "2027-02-19",
        "start": None,
        "precision": "day",
        "time": "10:00",
        "recurs": None,
        "options": [],
        "flags": [],
        "question": None,
    }


def test_a_sunday_stays_and_the_friday_is_offered():
    reading = read("28t February", TUESDAY)
    assert reading.on == date(2027, 2, 28)
    assert reading.flags == ("typo", "sunday")
    assert reading.options == (date(2027, 2, 28), date(2027, 2, 26))
    assert reading.question == (
        "28 February 2027 is a Sunday. Keep Sunday 28 February, or use Friday 26 February 2027?"
    )


def test_a_bank_holiday_is_flagged_by_the_groups_own_calendar():
    assert read("29 March", TUESDAY).flags == ("bank_holiday",)
    worked = Context(TUESDAY.today, calendar=WorkingDays(removed=frozenset({date(2027, 3, 29)})))
    assert read("29 March", worked).flags == ()


def test_next_friday_offers_both():
    assert read("next Friday", TUESDAY).options == (date(2027, 2, 12), date(2027, 2, 19))


def test_next_tuesday_on_a_monday_is_asked():
    reading = read("next Tues", Context(date(2027, 2, 8)))
    assert reading.options == (date(2027, 2, 9), date(2027, 2, 16))
    assert reading.question


def test_an_impossible_date_says_why_and_gives_an_example():
    reading = read("29 Feb 2027", TUESDAY)
    assert reading.kind is DeadlineClass.DATE
    assert reading.flags == ("impossible",)
    assert reading.question == (
        "There is no 29 February in 2027: that month has 28 days. "
        "Give another day, for example Sunday 28 February 2027."
    )
    assert on("29 Feb 2028") == "2028-02-29"


def test_a_month_day_order_is_refused_with_the_day_it_may_mean():
    reading = read("2/13/2027", TUESDAY)
    assert reading.on is None
    assert reading.options == (date(2027, 2, 13),)


def test_a_weekday_that_does_not_fit_is_asked():
    reading = read("Monday 28 February", TUESDAY)
    assert reading.options == (date(2027, 2, 28), date(2027, 3, 1))
    assert "weekday" in reading.flags


def test_a_past_day_is_read_and_flagged_without_a_question():
    reading = read("28 February 2016", TUESDAY)
    assert (reading.flags, reading.question) == (("sunday", "past"), None)


def test_a_week_keeps_its_friday_as_an_option():
    reading = read("w/c 8 March", TUESDAY)
    assert (reading.start, reading.options) == (date(2027, 3, 8), (date(2027, 3, 8), date(2027, 3, 12)))


def test_a_range_keeps_its_start():
    assert read("1-5 March", TUESDAY).start == date(2027, 3, 1)
    assert read("from 3 March until 17 June", TUESDAY).start == date(2027, 3, 3)
    assert read("From 1 February 2024 until conclusion", TUESDAY).start == date(2024, 2, 1)


def test_a_meeting_unknown_gives_no_date():
    unknown = Context(date(2027, 2, 9))
    assert [on(words, unknown) for words in ("next meeting", "by the next mtg", "asap")] == [None, None, None]
    assert read("asap", unknown).options == ()


def test_at_once_suggests_the_next_meeting():
    assert read("asap", TUESDAY).options == (date(2027, 3, 2),)


def test_terms_are_read_where_configured():
    context = Context(date(2027, 2, 9), terms=TERMS)
    assert on("Spring term", context) == "2027-03-25"
    assert on("spring term 2028", context) == "2028-03-31"
    assert on("end of term", context) == "2027-03-25"
    assert on("half term", context) == "2027-02-19"
    assert on("Feb half-term", context) == "2027-02-19"
    assert on("before half term", context) == "2027-02-12"
    assert on("autumn term", context) is None
    assert on("autumn term", context, past=True) == "2026-12-18"


def test_a_schools_year_ends_in_august():
    school = Context(date(2027, 2, 9), school=True)
    assert on("year end", school) == "2027-08-31"
    assert on("2026/27", school) == "2027-08-31"
    assert on("end of the financial year", school) == "2027-03-31"


def test_what_has_been_looks_back():
    words = ["Friday", "Tuesday", "12 March", "8/2", "the 20th", "yesterday", "this morning", "last week", "March"]
    assert [on(one, past=True) for one in words] == [
        *("2027-02-05", "2027-02-09", "2026-03-12", "2027-02-08", "2027-01-20", "2027-02-08", "2027-02-09"),
        *("2027-02-05", "2026-03-31"),
    ]
    assert read("Sunday", TUESDAY, past=True).question is None
    assert read("12 March 2027", TUESDAY, past=True).flags == ("future",)


def test_the_year_left_out_is_the_next_or_the_latest():
    assert on("9 Feb") == on("9 Feb", past=True) == "2027-02-09"
    assert on("8 Feb") == "2028-02-08"
    assert on("10 Feb", past=True) == "2026-02-10"


def test_another_bodys_deadline_is_marked():
    assert "external" in read("31 March (Home Office return)", TUESDAY).flags


def test_the_2016_plan_tallies():
    written = [
        *("28t February", "1 March 2016", "", "Ongoing", "Ongoing", "", "28 February 2016", "", "", ""),
        *("28 February 2016", "1 February 2016", "February 2016", "Ongoing", "", "TBA", "February 2016"),
        *("March 2016", "Ongoing", "March 2016", "Ongoing", "February 2016", "February 2016", "February 2016"),
        *("Ongoing", "March 2016", "28 February 2016"),
    ]
    context = Context(date(2016, 2, 1))
    kinds = [read(words, context).kind for words in written]
    assert {kind.value: kinds.count(kind) for kind in set(kinds)} == {
        "DATE": 6,
        "MONTH": 8,
        "ONGOING": 6,
        "TBA": 1,
        "NONE": 6,
    }
    typed = read(written[0], context)
    assert (typed.on, typed.flags) == (date(2016, 2, 28), ("typo", "sunday"))


SENTENCES = {
    "trained 31 crossing patrol staff, WRAP, 12 March": ["12 March 2027-03-12"],
    "draft ISP review by 28th Feb": ["by 28th Feb 2027-02-28"],
    "venue hire letter went out 8/3": ["8/3 2027-03-08"],
    "put the web pages review back to end of Q4": ["to end of Q4 2027-03-31"],
    "actions due before 12/3, send it monday week": ["due before 12/3 2027-03-12", "monday week 2027-02-22"],
    "Health to share the list by next mtg": ["by next mtg 2027-03-02"],
    "book the subgroup a week on Friday 10am": ["a week on Friday 10am 2027-02-19"],
    "pilot the refresher, review in 6 months": ["in 6 months 2027-08-09"],
    "return is due 31 march, nudge me 4 wks, 2wks and 2 days before": ["due 31 march 2027-03-31"],
    "push 3.5 back to 12.3": ["to 12.3 2027-03-12"],
    "finish it by 3.5": ["by 3.5 2027-05-03"],
    "do it by the 20th please": ["by the 20th 2027-02-20"],
    "im coming to the March one": ["to the March one 2027-03-02"],
    "April to send the letter by May": ["by May 2027-05-31"],
    "action 9 done, report monthly": ["monthly None"],
    "YJS to review it asap": ["asap None"],
    "totals for 2016/17": ["for 2016/17 2017-03-31"],
    "12 March 22 staff": ["12 March 2027-03-12"],
    "move the march meeting to 9 march 2pm": ["the march meeting 2027-03-02", "to 9 march 2pm 2027-03-09"],
    "1/2 day training 12/3": ["12/3 2027-03-12"],
    "share the wording by the nineteenth of February": ["by the nineteenth of February 2027-02-19"],
    "move 7 to the 15th of march": ["to the 15th of march 2027-03-15"],
    "redraft the terms of reference by the Tuesday after Easter": ["by the Tuesday after Easter 2027-03-30"],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_deadlines_are_found_in_sentences(sentence, expected):
    found = find(sentence, TUESDAY)
    assert [f"{sentence[one.start : one.end]} {one.reading.on}" for one in found] == expected


def test_the_words_found_leave_the_preposition_out():
    assert find("draft ISP review by 28th Feb", TUESDAY)[0].reading.text == "28th Feb"
    assert find("Health to share the list by next mtg", TUESDAY)[0].reading.text == "next mtg"


@pytest.mark.parametrize(
    "sentence",
    [
        *("22 yjs case workers", "action 14", "Year 9 training dates", "3.5", "action 3.5 done", "update on 3.5"),
        *("the 85% target", "10 may attend the session", "we may need 3 more rooms", "panel sat 3 times"),
        *("24/7 cover", "2/3 of staff", "monthly report to the board", "ongoing work with schools", "covid-19"),
        *("call 0800 011 3764", "the meeting went well", "on the 3rd floor", "the 20th anniversary", "£12.50"),
        *("make that 24 not 22", "15-20 people came", "14 Elm St", "S106 money", "chapter 3 March on", "now 45 march"),
        *(
            "the academy trust",
            "redraft the terms of reference",
            "they cant all leave at once",
            "10 in and when it ends",
        ),
    ],
)
def test_what_is_no_deadline_is_left_alone(sentence):
    days = [one.reading for one in find(sentence, TUESDAY) if one.reading.precision == "day"]
    assert days == []


def test_past_sentences_look_back():
    (found,) = find("trained 31 staff on Friday", TUESDAY, past=True)
    assert found.reading.on == date(2027, 2, 5)


def test_every_pattern_compiles_and_needs_at_least_one_word():
    optional = [rule.source for rule in RULES if rule.pattern.match("")]
    # Between a time and its date, and between a meeting and its day, the joining word may be missing.
    assert len(optional) <= 2


def test_no_pattern_names_a_word_that_the_lexicon_rewrites():
    assert [word for word in LITERALS if LEXICON.get(word, word) != word] == []


BESIDE = {
    "the Tuesday after Easter": "2027-03-30",
    "the Thursday before Easter": "2027-03-25",
    "the week after Easter": "2027-04-02",
    "2 days before the end of March": "2027-03-29",
    "the working day before 1 April": "2027-03-31",
    "first Tuesday of next quarter": "2027-04-06",
    "second week of next month": "2027-03-12",
    "the Friday before the meeting": "2027-02-26",
    "10 working days from Monday": "2027-03-01",
    "first half of April": "2027-04-15",
    "the meeting before Easter": None,
    "first Monday after half term": None,
}


@pytest.mark.parametrize(("words", "day"), BESIDE.items())
def test_a_day_may_be_told_by_its_place_beside_another(words, day):
    assert on(words) == day


def test_what_waits_for_something_is_an_event_without_a_day():
    waiting = ["when funding is confirmed", "two weeks after the launch", "subject to sign off", "the youth conference"]
    waiting += ["once we have the March figures", "as soon as the grant letter arrives", "meeting after next"]
    assert {(read(words, TUESDAY).kind, on(words)) for words in waiting} == {(DeadlineClass.EVENT, None)}


POINTS = {
    "3rd thurs of march like last year": "2027-03-18",
    "20 May (last year it was 12 May)": "2027-05-20",
    "the 19th, I'm covering the front desk till then": "2027-02-19",
    "Monday's no good, Tuesday 16th is": "2027-02-16",
    "Friday if possible, Monday at the latest": "2027-02-15",
    "12 March because the report is due on 19 March": "2027-03-12",
    "as I'm on leave next week, 26 Feb": "2027-02-26",
    "9 April so the report can go to the board on 20 April": "2027-04-09",
    "can't do Friday, Monday instead": "2027-02-15",
    "19 March rather than 12 March": "2027-03-19",
    "moved from 1 March to 15 March": "2027-03-15",
    "Monday 1 March if Sam agrees, otherwise after Easter": "2027-03-01",
}


@pytest.mark.parametrize(("words", "day"), POINTS.items())
def test_a_reason_or_a_refused_day_is_not_the_deadline(words, day):
    reading = read(words, TUESDAY)
    assert (reading.as_json()["date"], reading.question) == (day, None)


def test_two_days_with_nothing_to_choose_by_are_asked():
    assert read("12 March, 19 March", TUESDAY).options == (date(2027, 3, 12), date(2027, 3, 19))
    assert read("either 12 or 13 April", TUESDAY).options == (date(2027, 4, 12), date(2027, 4, 13))


MISSPELT = {
    "thrusday": "2027-02-11", "last fri of aprill": "2027-04-30", "in six weks time": "2027-03-23",
    "within ten workin days": "2027-02-23", "Septemebr 28": "2027-09-28", "end of nxt weak": "2027-02-19",
    "the forth of march": "2027-03-04", "next finacial year": "2028-03-31",
    "nextweek": "2027-02-19", "byfriday": "2027-02-12", "midmarch": "2027-03-15", "12 mra": "2027-03-12",
    "8 jly": "2027-07-08", "4 ocy": "2027-10-04", "12 maech": "2027-03-12",
}  # fmt: skip


@pytest.mark.parametrize(("words", "day"), MISSPELT.items())
def test_slips_of_the_finger_are_read_through_and_marked(words, day):
    reading = read(words, TUESDAY)
    assert (reading.as_json()["date"], "typo" in reading.flags) == (day, True)


@pytest.mark.parametrize("target", sorted(word for words in LOOSE.values() for word in words))
def test_no_date_word_is_protected_as_another_word(target):
    assert target not in NOT_TYPOS


def test_words_of_their_own_are_no_misspelt_dates():
    assert [spelling(word, whole=True) for word in ("there", "actually", "moth", "academy", "string", "seconds")] == [
        *(None,) * 6
    ]


SPELLED_OUT = {
    "the nineteenth": "2027-02-19",
    "twenty third of march": "2027-03-23",
    "fifth of may twenty twenty seven": "2027-05-05",
    "15 03 27": "2027-03-15",
    "150327": "2027-03-15",
    "15032027": "2027-03-15",
    "2027-03-15T14:30:00Z": "2027-03-15",
    "5\\3\\27": "2027-03-05",
}


@pytest.mark.parametrize(("words", "day"), SPELLED_OUT.items())
def test_a_date_in_words_or_bare_digits_is_read(words, day):
    assert on(words) == day


# The first example loads the bank holidays; how long a reading may take is tested on its own.
unhurried = settings(deadline=None)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@unhurried
@given(DAYS, DAYS)
def test_a_day_written_out_reads_back_as_itself(day, today):
    context = Context(today)
    written = (
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"by {day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
        f"{MONTHS[day.month - 1][:3]} {day.day}, {day.year}",
        f"{day:%d}-{MONTHS[day.month - 1][:3]}-{day.year}",
    )
    for words in written:
        for past in (False, True):
            assert read(words, context, past=past).on == day, words
        assert [one.reading.on for one in find(f"send the plan {words}", context)] == [day], words


@unhurried
@given(DAYS, DAYS)
def test_a_day_without_its_year_is_never_on_the_wrong_side_of_today(day, today):
    words = f"{day.day} {MONTHS[day.month - 1]}"
    ahead, behind = read(words, Context(today)), read(words, Context(today), past=True)
    assert ahead.on is None or ahead.on >= today
    assert behind.on is None or behind.on <= today
    assert ahead.on or "impossible" in ahead.flags


WRITTEN = ["1", "3", "12", "28th", "2027", "12/3", "3.5", "1-5", "2026/27", "q4", "10am", ",", "-", "."]
WORDS = st.lists(st.sampled_from([*sorted(LITERALS), *sorted(LEXICON), *WRITTEN]), max_size=12).map(" ".join)


@unhurried
@given(st.one_of(st.text(max_size=300), WORDS), DAYS, st.booleans())
def test_any_text_gives_an_answer(text, today, past):
    context = Context(today, next_meeting=today, terms=TERMS)
    reading = read(text, context, past=past)
    assert isinstance(reading, Reading)
    assert reading.text == text
    assert reading.as_json()["class"] == reading.kind
    found = find(text, context, past=past)
    assert all(text[one.start : one.end].endswith(one.reading.text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("part", ["1,", "1.", "a", "12 ", "by ", "end of ", "a.", "a@", "1-", "12 may to ", "½", "٣"])
def test_a_text_of_any_length_is_answered_quickly(part):
    started = clock.perf_counter()
    read(part * 100_000, TUESDAY)
    find(part * 100_000, TUESDAY)
    assert clock.perf_counter() - started < 2
