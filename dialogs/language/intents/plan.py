"""How people speak of the plan as a whole, and of what becomes of an action beside being done.

Closing, opening again, reviews, lead and support, benchmarks and projects. One line, one way of saying it; grammar.py
explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

PATTERNS: tuple[Pattern, ...] = patterns({
    "update_action": (
        (0.985, "^ review/revisit [{action}] {ref} [again] in/on/by/at/after/next/before/every/again"),
        (0.985, "^ [{action}] {ref} .. next review"),
        (0.98, "^ [{action}] {ref} reviewed"),
        (0.99, "^ cancel/withdraw/abandon {action} {ref}"),
        (0.98, "^ carry/roll [{action}] {ref} forward/over/on"),
        (0.98, "^ reopen/unpark/resume/restart/reinstate [{action}] {word}"),
        (0.98, "^ [{action}] {ref} no longer needed/required/relevant/necessary/applicable"),
        (0.95, "^ no longer needed/relevant/necessary/applicable"),
        (0.985, "^ tag/label/file [{action}] {ref}"),
        (0.98, "^ put/add/move [{action}] {ref} in/into/under/to/on .. .. .. .. project/benchmark"),
        (0.98, "^ [{action}] {ref} ... project/benchmark $"),
        (0.98, "^ [{action}] {ref} benchmark/project/theme {word}"),
        (0.98, "^ put/move/file [{action}] {ref} under {word}"),
        (0.98, "^ [{action}] {ref} lead/supporting {word}"),
        (0.985, "^ {word} .. to support/lead {action} {ref}"),
    ),
    "list_actions": (
        (0.995,
    "^ [all] [the] [my/our/open/overdue/late/live/current] {actions} for/in/under/on/of/against ... benchmark/project"),
        (0.99, "{list} [me] [all] [the] ... {actions} ... benchmark/project"),
        (0.99, "what is/are ... in/for/under/on ... benchmark/project"),
        (0.97, "benchmark/project {actions} $"),
        (0.99, "themes/theme/benchmarks/benchmark/objectives/duties ... nothing/no/without/not/empty"),
        (0.99,
    "nothing/no [live/open/current] [action/actions] [going] [on/under/for] .. theme/themes/benchmark/benchmarks"),
        (0.985, "{actions} [with/that] [have] [had] nothing heard/said/reported"),
        (0.985, "^ nothing/nowt heard/said/reported/received since/for/in"),
        (0.985, "^ [what] [have/has] [we/you/i] [not] heard nothing since/for"),
        (0.98, "^ [{actions}] no update/updates/news/word in/for/since"),
        (0.99, "what/which/anything/actions/any ... due/up/ready/needs/need for/a review"),
        (0.985, "^ [actions] [due/up] for review"),
        (0.985, "^ [the] reviews due/coming/this/next"),
        (0.985, "what/which ... to/should be reviewed"),
        (0.98, "what/which ... to/must/should [we] review"),
    ),
})  # fmt: skip
