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
