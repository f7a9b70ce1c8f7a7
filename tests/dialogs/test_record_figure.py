from datetime import timedelta

import pytest

from storage import audit, targets
from storage.targets import Target
from tests import factories
from tests.dialogs.conftest import Chat, read


def figures(chat: Chat, agency: str = "Public Health") -> list[tuple[float, str, int | None]]:
    def look(session) -> list[tuple[float, str, int | None]]:
        target = next(one for one in targets.of_group(session, 1) if one.agency == agency)
        rows = targets.values_of(session, 1, target.id or 0)
        return [(row.value, row.as_of_on.isoformat(), row.workforce) for row in rows]

    return chat.db.read_sync(look)


@pytest.mark.parametrize("who", ["public-health", "public-health-deputy", "coordinator", "chair"])
def test_a_figure_is_recorded_by_who_is_asked_their_agency_chair_and_coordinator(chat: Chat, who: str) -> None:
    said = read(chat.say(who, "Public Health figure is 82% of 1,240 staff as of 31 Jan"))
    assert "Nothing is saved yet" in said
    chat.say(who, "yes")
    assert figures(chat)[-1] == (82, "2027-01-31", 1240)


@pytest.mark.parametrize("who", ["police", "housing-deputy"])
def test_another_agencys_figure_is_refused(chat: Chat, who: str) -> None:
    (reply,) = chat.say(who, "Public Health figure is 50% as of today")
    assert reply.refused
    assert "another agency's to give" in reply.text
    assert figures(chat)[-1][0] == 78


def test_who_is_asked_records_also_where_the_target_is_nobodys_agency(chat: Chat) -> None:
    said = read(chat.say("public-health", "figure for agencies with a champion is 10 as of today"))
    assert "9 agencies" not in said
    assert "Figure: 10 agencies" in said


def test_the_right_is_asked_again_when_it_is_saved(chat: Chat) -> None:
    chat.say("public-health", "Public Health figure is 82% as of 31 Jan")

    def hand_over(session) -> None:
        for row in targets.of_group(session, 1):
            change = factories.change(session, 1, chat.now)
            audit.amend(session, change, row, agency="Housing", asked_of_id=None)

    chat.db.run_sync(hand_over)
    assert chat.say("public-health", "yes")[0].refused


def test_a_correction_takes_the_place_of_what_was_given_which_is_kept(chat: Chat) -> None:
    for text in ("Public Health figure is 82% as of 31 Jan", "yes"):
        chat.say("public-health", text)
    said = read(chat.say("public-health", "public health figure should be 84% not 82%"))
    assert "82% → 84%" in said
    assert "Sunday 31 January 2027" in said
    chat.say("public-health", "yes")
    assert [one[:2] for one in figures(chat)[-2:]] == [(78, "2026-11-30"), (84, "2027-01-31")]
    chat.say("public-health", "undo")
    assert figures(chat)[-1][0] == 82


def test_a_bare_figure_on_the_summary_corrects_it(chat: Chat) -> None:
    chat.say("public-health", "Public Health figure is 82% as of 31 Jan")
    assert "Figure: 83%" in read(chat.say("public-health", "83%"))


def test_it_is_recorded_step_by_step(chat: Chat) -> None:
    chat.say("public-health", "record figure")
    assert "What is the figure?" in read(chat.say("public-health", "public health workforce"))
    assert "As of which day?" in read(chat.say("public-health", "82 % of 1,240 staff"))
    assert "Figure: 82% of 1,240 people" in read(chat.say("public-health", "31 January"))


def test_the_only_target_somebody_gives_figures_for_needs_no_naming(chat: Chat) -> None:
    assert "Figure for: Housing staff" in read(chat.say("housing", "our figure is 88% as of today"))


def test_a_percentage_is_for_the_target_that_is_one(chat: Chat) -> None:
    said = read(chat.say("public-health", "you wanted our latest, it is 83 percent of staff trained at 31 Jan"))
    assert "Figure for: Public health workforce trained in Prevent" in said


def test_where_several_fit_it_is_asked_which(chat: Chat) -> None:
    chat.say("coordinator", "record figure")
    assert "3 targets fit those words. Which one?" in read(chat.say("coordinator", "prevent"))
    assert "What is the figure?" in read(chat.press("coordinator", "Agencies with a named Prevent champion"))


def test_a_bare_number_is_the_figure_and_no_action(chat: Chat) -> None:
    chat.say("coordinator", "record figure")
    chat.say("coordinator", "Agencies with a named Prevent champion")
    assert "Figure: 10 agencies" in read(chat.say("coordinator", "10"))


def test_somebody_no_target_asks_is_told_so(chat: Chat) -> None:
    assert "No target asks you for a figure" in read(chat.say("police", "our figure is 82%"))


def test_a_figure_without_a_target_offers_to_set_one_and_is_kept_meanwhile(chat: Chat) -> None:
    said = read(chat.say("coordinator", "figure for education is 40% as of yesterday"))
    assert 'There is no target for "Education". To have one, say "set a target"' in said
    chat.say("coordinator", "target: 60% of Education staff trained by 31 March")
    said = read(chat.say("coordinator", "yes"))
    assert "For which target?" in said
    assert "Figure: 40%" in read(chat.say("coordinator", "Education staff trained"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("lots", "could not read that as a figure"),
        ("140%", "100 at most"),
        ("82% of 99,999,999 staff", "more than I can believe"),
        ("99999999999", "100 at most"),
    ],
)
def test_a_figure_that_cannot_be_is_asked_for_again_with_an_example(chat: Chat, typed: str, told: str) -> None:
    chat.say("housing", "record figure")
    chat.say("housing", "housing staff")
    said = read(chat.say("housing", typed))
    assert told in said
    assert '"82%"' in said
    assert "Figure for: Housing staff" in said


def test_percent_is_not_taken_where_agencies_are_counted(chat: Chat) -> None:
    chat.say("coordinator", "record figure")
    chat.say("coordinator", "Agencies with a named Prevent champion")
    assert "counted in agencies, not in percent" in read(chat.say("coordinator", "75%"))


@pytest.mark.parametrize(("typed", "told"), [("tomorrow", "still to come"), ("whenever", "day it is true of")])
def test_a_day_that_cannot_be_is_asked_for_again(chat: Chat, typed: str, told: str) -> None:
    chat.say("public-health", "Public Health figure is 82%")
    assert told in read(chat.say("public-health", typed))


def test_a_withdrawn_target_takes_no_figure(chat: Chat) -> None:
    chat.say("public-health", "Public Health figure is 82% as of 31 Jan")

    def withdraw(session) -> None:
        for row in targets.of_group(session, 1):
            audit.amend(session, factories.change(session, 1, chat.now), row, voided_at=chat.now)

    chat.db.run_sync(withdraw)
    (reply,) = chat.say("public-health", "yes")
    assert reply.refused
    assert "no longer yours to report on" in reply.text


def test_an_observer_and_an_invited_partner_record_nothing(chat: Chat) -> None:
    chat.db.run_sync(lambda session: session.add(Target(group_id=1, measure="x", agency="Northbrook College", level=1)))
    assert chat.say("college", "Northbrook College figure is 82% as of today")[0].refused


def test_a_deputy_gives_the_figures_of_who_is_on_leave_and_no_longer(chat: Chat) -> None:
    said = "figure for agencies with a champion is 10 as of today"
    assert chat.say("public-health-deputy", said)[0].refused
    for text in ("Ruth is on leave until 10 February", "yes"):
        chat.say("coordinator", text)
    assert "Figure: 10 agencies" in read(chat.say("public-health-deputy", said))
    chat.now += timedelta(days=2)
    assert chat.say("public-health-deputy", "yes")[0].refused
    assert chat.say("public-health-deputy", said)[0].refused


def test_who_is_on_leave_may_still_give_their_figure(chat: Chat) -> None:
    for text in ("I am on leave until 15 February", "yes"):
        chat.say("public-health", text)
    assert "Figure: 10 agencies" in read(
        chat.say("public-health", "figure for agencies with a champion is 10 as of today")
    )
