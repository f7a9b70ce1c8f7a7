"""How people speak of one meeting that changes: it moves, is held elsewhere, is called off or put back on.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

PATTERNS: tuple[Pattern, ...] = patterns({
    "move_meeting": (
        (0.998, "^ [please/can] [you/we] {push}/reschedule/rearrange/change .. .. .. {gathering} .. .. .. {nth_day}"),
        (0.985,
    "^ [the/our] .. .. {gathering} [on/of] .. .. .. will/is/needs [now] [be] [to] [go/held/take] [place] to/on/from"),
        (0.97, "{gathering} ... can/could/should we/it/you [move/shift/change/push/make/do] it to/for/on"),
        (0.98, "^ {push} [back/forward] [the/our/my/this/next] .. .. {gathering} ... to/until/by/forward/back"),
        (0.98, "^ reschedule/rearrange/change ... {gathering}"),
        (0.9, "^ reschedule/rearrange"),
        (0.97, "{gathering} ... moved/moves/moving/rescheduled/rearranged to"),
        (0.99, "^ {push}/change/make/set [the/our] .. .. {gathering} [to] [be] online/hybrid/virtual"),
        (0.99, "^ {push}/change/make/set [the/our] .. .. {gathering} [to] [be] in person"),
        (0.99, "^ {push}/change/make/set [the/our] .. .. {gathering} [to] [be] {n} hours/minutes/mins/hour"),
        (0.99, "^ extend/lengthen [the/our] .. .. {gathering}"),
        (0.99, "^ [the/our] .. .. {gathering} [is/will] [now/be] [be] online/hybrid/virtual"),
        (0.99, "^ [the/our] .. .. {gathering} is/will [now/be] [be] {n} hours/minutes/mins long/hour"),
        (0.99, "^ [the/our] .. .. {gathering} will be/last/take {n} hours/minutes/mins/hour"),
        (0.99, "^ [the/our] .. .. {gathering} [will/is/should] [now/to] finish/finishes/end/ends [now] at/by"),
        (0.99, "^ [the/our] .. .. {gathering} is/will [now/be] [be] [held] in/at [the] .. .."
            " room/hall/centre/library/office"),
        (0.99, "^ change/set/update [the] venue/place/location/room/link/length/time of/for .. .. .. {gathering}"),
        (0.99, "^ [the] [new] venue/place/location/room/link of/for .. .. .. {gathering} is [now]"),
        (0.99, "^ [the/our] .. .. {gathering} link/venue/place/room is [now] https/at/in/the/room/committee/{word}"),
        (0.95, "^ [the/our/next] .. {gathering} [is] now at/on/to/{n}/{ref}"),
        (0.95, "^ have/hold [the] .. {gathering} on .. .. instead"),
        (0.97, "^ bring [the] .. .. {gathering} forward"),
    ),
    "cancel_meeting": (
        (0.985, "{gathering} ... not .. take/taking/happen/happening/go/going [place/ahead]"),
        (0.97, "no need for [the/a/our] .. .. {gathering}"),
        (0.95, "not having/holding/doing/meeting a/the/our/in/this/next"),
        (0.98, "cancel/cancelling/cancelled/scrap/drop/skip ... {gathering}"),
        (0.98, "^ cancel/scrap/drop [the/our] .. .. .. meetings"),
        (0.98, "call off ... {gathering}"),
        (0.97, "{gathering} ... cancelled/off $"),
        (0.95, "no meeting in/this/next"),
    ),
    "put_back_meeting": (
        (0.997, "{gathering} [is/are/will] [now/be] back on [again] $"),
        (0.997, "{gathering} [is/are/will] [now/be] back on [again] please/after/as"),
        (0.997, "^ put .. .. .. .. {gathering} back on [again] $"),
        # The "all" at the end of a sentence is a closing word.
        (0.997, "{gathering} is/will/can [be] [going/go] [held/ahead/on] after [all] $"),
        (0.997, "{gathering} is/will/can [be] [going/go] [held/ahead/on] after all"),
        (0.997, "{gathering} is/will [now/still/be] going/go ahead [as] [planned/normal/usual] $"),
        (0.997, "^ un cancel .. .. .. {gathering}"),
        (0.997, "^ uncancel/reinstate/restore .. .. .. {gathering}"),
        (0.997, "^ do not cancel/scrap/drop/skip/bin .. .. .. {gathering}"),
        (0.997, "^ do not call off .. .. .. {gathering}"),
        (0.997, "^ we/i are/am/will/do not [now] cancel/cancelling/scrapping/dropping/skipping .. .. .. {gathering}"),
        (0.997, "^ we/i are/am/will/do not [now/be] call/calling off .. .. .. {gathering}"),
        (0.997, "^ [the/our] .. .. {gathering} .. .. is/has/was/will not [now/been/be] cancelled/off/scrapped/called"),
    ),
})  # fmt: skip
