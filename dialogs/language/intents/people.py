"""How people speak of who is in the group: appointing, leave, leaving, handing over, and what is held of them.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

_PARTS = "chair/chairman/chairwoman/chairperson/coordinator/observer"
_ALL = "all/everything/actions/action/items/work/open"

PATTERNS: tuple[Pattern, ...] = patterns({
    "take_in": (
        (0.99, "^ take in [the/our] [whole] [roster/team/people/everyone/everybody/rest] $"),
        (0.99, "^ take in {word} .. .. as/for/from/colon"),
        (0.99, "^ take {word} in"),
        (0.985, "^ add {word} [{word}] to the group $"),
        (0.99, "^ take in {word} [{word}] $"),
        (0.99, "^ take the [teams] team/roster in $"),
        (0.99, "in/of/on the team/roster ... not [a/yet] [yet] members/member/in"),
    ),
    "appoint": (
        (0.99, f"^ make/appoint {{word}} [{{word}}] [{{word}}] [the/a/an/our/as] [new] {_PARTS}"),
        (0.98, f"^ {{word}} [{{word}}] is/becomes [now] [to] [be/the/an/our/a] [the/an/our/new] [new] {_PARTS} $"),
        (0.98, f"^ {{word}} [{{word}}] is [the/an/our/a] [new] {_PARTS} now $"),
        (0.99, "^ make/appoint {word} [{word}] [a/an] [full] member"),
        (0.99, "^ make/appoint {word} [{word}] [the/a] deputy [for/of/to] {word}"),
        (0.99, "^ make/appoint {word} .. deputy $"),
        (0.98, "^ {word} [{word}] is [now] [the/a/our] [new/named] deputy for/of/to {word} [{word}] $"),
        (0.99, "^ {word} [{word}] is [now] {word} [{word}] [new/named] deputy $"),
        (0.99, "^ invite [the/our] {word} [{word}] [{word}] to [the/our/next] .. .. meeting $"),
        (0.99, "^ i am stepping/standing down"),
    ),
    "on_leave": (
        (0.99, "is/am [now] [going] [away/off] on [annual/maternity/paternity/sick/parental/study] leave until/till"),
        (0.99, "^ {word} [{word}] is/am away/off [sick] until/till"),
        (0.99, "^ {word} [{word}] is/am back from/at leave/work"),
        (0.99, "^ {word} is/am back [now] $"),
    ),
    "member_left": (
        (0.99, "^ {word} [{word}] has left $"),
        (0.98, "^ {word} left $"),
        (0.99, "^ {word} [{word}] has left [the/us] [group/council/us/service/team/force/post]"),
        (0.99, "^ {word} [{word}] is leaving [the/us] [group/council/us/service/team/force] $"),
        (0.99, "^ {word} [{word}] is no longer [a] [in/with/member/on] [of] [the/us]"),
        (0.99, "^ remove/take {word} [{word}] from/off the group/membership/members/list"),
    ),
    "hand_over": (
        (0.99, f"^ hand over [{_ALL}] [of] [my/{{word}}] [{{word}}] [open] [actions/items/work/everything] to"),
        (0.99, f"^ hand {{word}} [{{word}}] [{{word}}] [open] {_ALL} [over] to"),
        (0.99, "^ give/pass/transfer/move/hand all [of] [my/{word}] [{word}] [open] actions/items/work [over] to"),
        (0.99, "^ give/pass/transfer/move {word} [{word}] [open] actions/items [over] to"),
    ),
    "what_you_hold": (
        (0.99, "what [data/information] do/have you [all] hold/have/keep/store/got [stored/held] about/on/of me"),
        (0.99, "what data/information do/have you ... me"),
        (0.99, "what is held/stored/kept about/on/of me"),
        (0.99, "^ [show/see] [me] my data $"),
    ),
    "outsiders": (
        (0.99, "who [else] [has/is] asked $"),
        (0.99, "who [else] [has/is] asked .. is/are/was/were not [in] [a/the] .. member/members/group/us"),
        (0.99, "who [else] [has/is] asked without/who"),
        (0.99, "[which/any/what] outsiders/strangers .. asked"),
        (0.99, "asked .. without being"),
        (0.99, "asked from outside"),
    ),
    "members": (
        (0.99, "^ who is in the group [for/from/now]"),
        (0.99, "^ who are/is [all] [the/our] members/member"),
        (0.99, "^ who is [all] [on] [annual] leave/away [now/today] $"),
        (0.99, "^ list/show [me] [the/all] [group] members $"),
        (0.99, "^ membership list $"),
        (0.99, "^ who is on the group"),
        (0.99, f"^ who is [the/our] [named] deputy/{_PARTS}"),
        (0.99, "^ who are [the/our] [named] deputies/coordinators/observers"),
    ),
    "switch_group": (
        (0.99, "^ switch/change/swap [the/my/to] [another/other] group $"),
        (0.99, "^ switch group"),
    ),
})  # fmt: skip
