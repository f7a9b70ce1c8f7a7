"""Lines that say nearly the same are found by the words few others have."""

import time

from documents import alike

OTHERS = [
    "Run awareness sessions for crossing patrols",
    "Write to all landlords about the duty",
    "Review the speakers policy of the college",
    "Publish the referral pathway for schools",
]


def test_a_line_inside_a_longer_one_is_found():
    longer = "Steering group agrees the communications plan, then the web pages are opened to everyone"
    assert alike.pairs([*OTHERS, "The communications plan is agreed by the steering group", longer]) == [(4, 5)]


def test_two_words_that_only_these_lines_share_are_enough_for_a_short_line():
    titles = [
        *OTHERS,
        "Web pages of the borough to be updated",
        "Communications: open the web pages to partners and public",
    ]
    assert alike.pairs(titles) == [(4, 5)]


def test_lines_about_different_things_are_not_alike():
    assert alike.pairs(OTHERS) == []


def test_words_of_every_plan_and_dates_make_nothing_alike():
    assert alike.pairs(["Prevent action plan by the end of March", "Prevent action list by the end of March"]) == []


def test_the_same_few_words_are_alike_and_half_of_them_are_not():
    assert alike.pairs(["Map venues", "Map the venues"]) == [(0, 1)]
    assert alike.pairs(["Map venues", "Map landlords"]) == []


def test_the_largest_plan_is_compared_in_bounded_time():
    titles = [f"Step {n} of the programme for ward {n % 90} and school {n % 170}" for n in range(5_000)]
    began = time.process_time()
    alike.pairs(titles)
    assert time.process_time() - began < 10
