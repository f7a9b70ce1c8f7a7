"""How people ask what became of the reminders, and decide about one that failed.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

_ONE = "[the] delivery/deliveries/reminder/message/nudge [number/no]"

PATTERNS: tuple[Pattern, ...] = patterns({
    "deliveries": (
        (0.98, "^ what was/were sent"),
        (0.98, "^ what/which [reminders/messages/nudges] have/has/did you send/sent [out]"),
        (0.98, "^ did [all] [the/our] reminders/nudges/messages go/arrive"),
    ),
    "list_reminders": (
        (0.99, "^ what/which reminders are/have/do [been/you/we] [have] [set/coming/planned] [up] $"),
        (0.99, "^ [{show}] [me] [all] [the/our] [coming/set] reminders [set/coming] [up] $"),
        (0.99, "^ what/which reminders have i/we set [up] $"),
        (0.99, "^ list [me] [all] [the/our] [coming/set] reminders $"),
    ),
    "cancel_reminder": (
        (0.99, "^ cancel/drop/withdraw/remove [the] reminder/nudge [number/no] {n} $"),
    ),
    "resend_delivery": (
        (0.99, f"^ send {_ONE} {{n}} [out] again"),
        (0.99, f"^ resend/re-send/repeat/retry {_ONE} {{n}}"),
        (0.99, f"^ try {_ONE} {{n}} [once] [more] again"),
    ),
    "dismiss_delivery": (
        (0.99, f"^ dismiss/ignore/forget {_ONE} {{n}}"),
        (0.99, f"^ give up [on] {_ONE} {{n}}"),
    ),
})  # fmt: skip
