"""How people speak of regular meetings: planning and ending them, listing them, holding what is sent about them.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

PATTERNS: tuple[Pattern, ...] = patterns({
    "plan_series": (
        (0.99, "^ plan/set/change [up] [a/the/our] [new] regular/recurring/repeating/monthly/quarterly"
            " meeting/meetings"),
        (0.99, "^ [new] series [of] [meetings]"),
        (0.99, "^ [set/plan/change] [up] [a/the/our] [meeting/new] series"),
        (0.995, "^ [the/our] .. .. [we] [now/will/all/usually] meet/meets .. .. .. {nth_day}"),
        (0.997, "^ from/starting {word} [{n}] [the/our] .. .. .. meet/meets .. .. .. {nth_day}"),
        (0.995, "^ [the/our] .. .. {gathering} [is/are/will] [now/be] [on] [the] .. {nth_day} of/every/each"),
        (0.995, "^ [the/our] meetings [is/are/will] [now/be] [be] [on] [the] .. {nth_day}"),
        (0.995, "^ book/schedule/put/set/arrange/plan/hold ... {nth_day} of/every each/the/every/month/two/quarter"),
        (0.995, "^ book/schedule/put/set/arrange/plan/hold ... each/every/alternate .. month/quarter/months"
            " .. .. {nth_day}"),
        (0.995, "^ book/schedule/put/set/arrange/plan/hold ... monthly/quarterly .. .. {nth_day}"),
        (0.995, "^ [the/our] .. .. [we] meet/meets on [the] {n} {word} [and] {n} {word}"),
        (0.995, "^ [there/we] [are/is/will/have] [be] no [more] .. .. meetings between/in/during/over/from/until"),
        (0.995, "^ [there/we] [are/is/will/have] [be] no [more] meetings of/for .. .. {gathering}"
            " between/in/during/over/from/until"),
        (0.995, "^ [the/our] [we/group/board] [will/do/does] not meet between/in/during/over/from"),
        (0.995, "^ [the/our] .. .. {gathering} will/do/does not meet between/in/during/over/from"),
    ),
    "list_meetings": (
        (0.995, "^ {show} [me] [all] [of] [the/our] [planned/upcoming/future/coming] meetings $"),
        (0.995, "^ {show} [me] [all] [of] [the/our] .. .. meetings/dates in/for/of/from/between/until/this/next"),
        (0.995, "^ {show} [me] [all] [of] [the/our] .. .. meetings/dates before/till/up"),
        (0.995, "^ {show} [me] [all] [of] [the/our] .. .. subgroup/group meetings $"),
        (0.995, "^ [all] [of] [the/our] meeting dates [please] $"),
        (0.995, "^ {show} [me] [all] [the/our] meeting dates/schedule"),
        (0.995, "^ [the/our] meeting dates/schedule/calendar for/in/of/this/next {n}/year/month/the/our/financial"),
        (0.995, "^ meeting dates/schedule this/next year"),
        (0.995, "^ when/what are [all] [the/our] .. .. meetings $"),
        (0.995, "^ when/what are [all] [the/our] .. .. meetings/dates in/for/of/from/between/until/this/next/planned"),
        (0.995, "^ what/which [other] meetings are there/planned/booked/coming/we"),
        (0.995, "^ what/which [other] meetings have/do we [got/have/planned/booked]"),
        (0.995, "^ all [of] [the/our] meetings"),
        (0.995, "^ [the/our] meetings in/from/between/for/until/this"),
        (0.995, "^ schedule/list/dates of [all] [the/our] meetings"),
    ),
    "end_series": (
        (0.997, "^ stop/end/discontinue/delete/remove [all] [of] [the/our] .. .. subgroup/group/forum/panel/board"
            " meetings/series"),
        (0.997, "^ cancel/scrap/drop all [of] [the/our] .. .. subgroup/group/forum/panel/board meetings/series"),
        (0.997, "^ stop/end/discontinue/delete/remove/cancel [the/our] .. .. .. series"),
        (0.997, "^ [the/our] .. .. {gathering} has/have [now] been wound/disbanded/dissolved/stood/closed/ended"),
        (0.997, "^ [the/our] .. .. {gathering} is/are [now] wound/disbanded/dissolved/stood [up/down]"),
        (0.997, "^ [the/our] .. .. {gathering} no longer meets/meet"),
        (0.997, "^ wind/stand up/down [the/our] .. .. {gathering}"),
    ),
    "hold_reminders": (
        (0.995, "^ hold [off] [all] [the/our/routine] [routine] reminders/nudges/digests/chasing"),
        (0.995, "^ pause/suspend all/routine [the/our/routine] reminders/nudges/digests/chasing"),
        (0.995, "^ resume/restart/release/lift [all] the/our/routine [routine] reminders/nudges/digests [again]"),
        (0.995, "^ resume/restart/release/lift all reminders/nudges/digests [again]"),
        (0.995, "^ start all/the/our [the/our/routine] [routine] reminders/nudges/digests again"),
        (0.995, "^ start all [the/our/routine] [routine] reminders/nudges/digests"),
        (0.995, "^ let [all] [the/our] [routine] reminders/nudges/digests come/go/start/resume [out] [again]"),
    ),
})  # fmt: skip
