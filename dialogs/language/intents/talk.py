"""How people speak to the bot itself: reminders, files, help, yes and no.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

PATTERNS: tuple[Pattern, ...] = patterns({
    "remind": (
        (0.98, "^ remind {word}"),
        (0.98, "^ [and] nudge {word}"),
        (0.97, "^ send/set/schedule/give/{log} .. .. .. reminder/reminders/nudge/nudges"),
        (0.93, "remind me/us/them/everyone/all"),
        (0.98, "^ chase {word}"),
        (0.88, "^ prompt/ping me/everyone/them"),
    ),
    "snooze": (
        (0.99, "^ leave it/that/this/me [alone] till/until"),
        (0.98, "^ snooze"),
        (0.99, "remind me/us later/again"),
        (0.98, "stop/hold/pause/mute/suspend [the/all/my/these/sending] .. reminders/nudges/chasers/chasing"),
        (0.9, "^ not now"),
    ),
    "deliveries": (
        (0.98, "^ deliveries"),
        (0.97, "what/which reminders/nudges"),
        (0.95, "delivery log/status/report"),
    ),
    "import_plan": (
        (0.95, "load/import/upload/read [it/this/them/these] [in/up]"),
    ),
    "export": (
        (0.98, "^ download/extract/print"),
        (0.95, "as/in/to [a/an] spreadsheet/excel/xlsx/csv/docx/pdf/json"),
        (0.95, "word/excel/csv/spreadsheet copy/version/export/format"),
    ),
    "who_am_i": (
        (0.97, "what am i allowed"),
        (0.96, "my role/permissions/rights/access"),
        (0.95, "what do you know about me"),
    ),
    "unknown": (
        (0.985, "what is the weather/forecast"),
        (0.985, "is it [going] [to] rain/raining/snow/snowing/sunny/cold"),
        (0.985,
         "the "
         "weather/canteen/printer/toner/photocopier/kettle/vending/lift/wifi/toilet/toilets/biscuits/football "
         "$"),
        (0.985,
         "the canteen/printer/toner/photocopier/kettle/lift/wifi/toilet/toilets "
         "is/are/has/open/close/closed/shut/serving/broken/jammed/down/on/not"),
        (0.98, "my laptop/wifi/outlook/payslip/lanyard/monitor/mouse/keyboard/badge"),
        (0.98, "what is for lunch/tea/dinner"),
        (0.97, "see/watch/watched/saw the match/game/football/telly/film"),
        (0.97, "tell/know .. .. joke/jokes"),
    ),
    "help": (
        (0.96, "what do/should/can i/we do [now/next] $"),
        (0.9, "^ help"),
        (0.97, "what are you [for]"),
        (0.95, "^ commands/options/menu/instructions/guide $"),
        (0.93, "show [me] [the] commands/help/menu/options"),
        (0.9, "i am stuck/lost/confused"),
        (0.9, "not sure how/what"),
    ),
    "greeting": (
        (0.9, "^ {word} [{word}] [{word}] here $"),  # "Councillor Oyelade here"
    ),
    "thanks": (
        (0.95, "^ job/work $"),  # "lovely" and "great" are courtesies
        (0.95, "^ thanks/thank/cheers"),
        (0.95, "^ much appreciated"),
        (0.95, "^ you are a/the star/best/legend/great"),
        (0.95, "^ that is [really/so/very/most] great/brilliant/perfect/lovely/helpful/kind/useful/all"),
        (0.95, "^ that is everything"),
        (0.95, "^ that is just/exactly what i/we needed/wanted"),
        (0.95, "^ that is $"),  # "all" is a courtesy
        (0.95, "^ good bot/work/job"),
    ),
    "yes": (
        (0.75, "^ yes"),
        (0.97, "^ y $"),
        (0.96, "^ confirm/confirmed/correct/agreed/approved/sure/absolutely/definitely/indeed/ok/okay/fine $"),
        (0.96, "^ that is right/correct/fine/it/good/great"),
        (0.96, "^ [please] save [it/that] $"),
        (0.96, "^ do it $"),
        (0.96, "^ go for it"),
        (0.96, "^ spot on"),
        (0.95, "^ of course"),
    ),
    "no": (
        (0.96, "^ not right/correct/quite"),
        (0.96, "^ that is not right/correct/it/what"),
        (0.95, "^ do not [save] [it/that] $"),
        (0.93, "^ not yet $"),
        (0.7, "^ no"),
    ),
    "undo": (
        (0.97, "^ revert"),
        (0.9, "^ oops/whoops"),
    ),
    "cancel": (
        (0.97, "^ no cancel/stop/forget [it/that/this]"),
        (0.96, "^ abandon/ditch/bin/drop it/this/that"),
        (0.98, "^ cancel [that/it/this] $"),
        (0.97, "^ stop [that/it/this] $"),
        (0.95, "^ forget what i said"),
        (0.97, "^ nevermind"),
        (0.97, "^ quit/exit/abort/reset/restart $"),
        (0.97, "start again/over $"),
        (0.95, "^ [sorry] ignore/disregard/scratch that/it/this/me/them"),
        (0.95, "^ no [wait] stop/cancel"),
        (0.97, "^ [actually] do not bother/worry"),
        (0.97, "^ delete/remove/wipe/erase/bin that/it/this $"),
        (0.95, "^ leave it"),
        (0.95, "^ discard [that/it/this]"),
    ),
})  # fmt: skip
