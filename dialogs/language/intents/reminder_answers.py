"""How people answer a reminder, and say when they want to be reminded: later, not mine, once a week, 5 days before.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

_NUDGES = "reminders/reminder/nudges/chasers/prompts/messages/notifications"
_NUDGING = "reminding/chasing/nudging/prompting/pinging/nagging/pestering/bothering"
_OURS = "mine/ours/me/us/my/our"

PATTERNS: tuple[Pattern, ...] = patterns({
    "snooze": (
        (0.995, "^ snooze/mute/pause/hush/silence [{action}] {ref} until/for/to/over/again"),
        (0.995, "^ snooze/mute/pause/hush/silence [{action}] {ref} $"),
        (0.995, "^ snooze/mute/pause/hush/silence {action} {ref}"),
        (0.99, "^ mute/hush/silence me"),
        (0.995, f"^ stop/hold [off] {_NUDGING} [me/us] about/on/for/of [{{action}}] {{ref}}"),
        (0.995, f"^ no [more] {_NUDGES} about/on/for/of [{{action}}] {{ref}}"),
        (0.995, "^ do not remind/chase/nudge/prompt/bother me/us [again] about/on/for/of [{action}] {ref}"),
        (0.995, "^ leave me/us alone about [{action}] {ref} until/for"),
        (0.99, f"^ no [more] {_NUDGES} [for/to] [me/us] until/before/next/this/tomorrow/today/over/during/for/on"),
    ),
    "not_mine": (
        (0.995, f"^ [but/sorry/hi] [{{action}}] {{ref}} [is/was] not [really/actually/one/an] [of/action] {_OURS} $"),
        (0.995, f"^ [but/sorry/hi] [{{action}}] {{ref}} is not [meant] [really/actually] for/with/to/down {_OURS} $"),
        (0.985, "^ [{action}] {ref} is/should not [be] [meant/an/with/under] [action] for/with/under/down {word} $"),
        (0.995, f"^ that/this/it/these [one/action] is/are not [really/actually/one/for] [of/for] {_OURS} $"),
        (0.995, "^ that/this/it/these [one/action] is/are not [really] my/our action/one/job/responsibility $"),
        (0.995, f"^ not {_OURS} $"),
        (0.995, "^ not [one] [of] my/our action/one/actions/ones/job/task/responsibility $"),
        (0.995, "^ [{action}] {ref} is not [really/actually] my/our action/one/job/task/responsibility $"),
        (0.99, "^ [{action}] {ref} does/do not belong to/with/under {word} [{word}] $"),
        (0.995, "^ do not own [{action}] {ref} $"),
        (0.995, "^ i/we do not own [{action}] {ref} $"),
        (0.99, "^ [{action}] {ref} has/is nothing to do with {word} [{word}] $"),
        (0.99, "^ i/we should not have/own/be [down] [for/on] [{action}] {ref} $"),
    ),
    "my_reminders": (
        (0.99, f"^ [{{show}}/change/set/edit] [me] my {_NUDGES} [settings/preferences/choices] $"),
        (0.99, f"^ [only/just/a/my/the] weekly/daily {_NUDGES}/digest/summary [only/instead/again/from] [now] $"),
        (0.99, f"^ [my] {_NUDGES} weekly/daily [only/instead/from] [now] [on] $"),
        (0.99, f"^ [my] {_NUDGES} [only] once/every [a] week/day [only/instead] $"),
        (0.99, "^ [only] remind/nudge me [only] weekly/daily [only/instead] $"),
        (0.99, "^ [only] remind/nudge me [only] once/every [a] week/day [only/instead] $"),
        (0.99, f"^ send/give me [my/the/a/only] {_NUDGES} [only] weekly/daily [only/instead] $"),
        (0.99, f"^ send/give me [my/the/a/only] {_NUDGES} [only] once/every [a] week/day [only/instead] $"),
        (0.99, f"^ send/give me [only] [a] weekly/daily {_NUDGES}/digest/summary [only/instead] $"),
        (0.99, f"^ stop sending [me] [any/the/my/these/all] [more] {_NUDGES} $"),
        (0.99, f"^ stop [all] [my/these/your] {_NUDGES} [for/to] [me] $"),
        (0.99, f"^ [i] do not want/send [to] [get/me] [any/your] [more] {_NUDGES} [any] [more] $"),
        (0.99, f"^ no more {_NUDGES} [for/to] [me] $"),
        (0.99, f"^ turn/switch [my/the/all] {_NUDGES} on/off/back [on] [again] $"),
        (0.99, f"^ turn/switch on/off/back [on] [my/the/all] {_NUDGES} [again] $"),
        (0.99, f"^ [my/the] {_NUDGES} [back] on/off [again] $"),
        (0.99, f"^ start/resume/restart/reinstate [sending] [me] [my/the/all] {_NUDGES} [again] $"),
        (0.99, "^ unmute"),
    ),
    "action_ladder": (
        (0.99,
    "^ remind/nudge/chase/prompt/mention [us/owner/owners/the] [owner/owners] [about/of/on/for] {action} {ref} ..."
    " before/beforehand/ahead/early/earlier/day"),
        (0.99,
    "^ remind/nudge/chase/prompt us/owner/owners/the [owner/owners] ... before/ahead [of] {action} {ref} [is] [due] $"),
        (0.99, f"^ [for] {{action}} {{ref}} [set] {_NUDGES}/remind/nudge ... before/beforehand/ahead/early/day"),
        (0.99,
    f"^ set/send/give/change [the] {_NUDGES} about/for/of/on {{action}} {{ref}} ... before/ahead/early/earlier/day"),
        (0.99, f"^ [for] {{action}} {{ref}} [back] [to] [the] usual/normal/standard/ordinary/default {_NUDGES}"),
        (0.99, f"^ [the] usual/normal/standard/ordinary/default {_NUDGES} [again] for/about/on/of {{action}} {{ref}}"),
        (0.99,
    f"^ put/set/give/move [{{action}}] {{ref}} [back] [to/on] [the] usual/normal/standard/ordinary/default {_NUDGES}"),
    ),
})  # fmt: skip
