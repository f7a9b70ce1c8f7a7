"""How people ask to change what the group calls things.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

PATTERNS: tuple[Pattern, ...] = patterns({
    "group_settings": (
        (0.98, "^ [the/our/group/change/edit/open/show] [the/our] [group/groups] settings $"),
        (0.985, "^ set/change/edit/amend [the/our] themes/benchmarks/agencies/directorates/products/cohorts"),
        (0.97, "^ add/remove a/an/the .. agency/directorate/theme/benchmark/cohort [to/from] [the/our] [list/plan] $"),
        (0.985, "^ set/change/edit [the/our] benchmark/benchmarks scale"),
        (0.985, "^ set/change/edit [the/our] scale of the benchmarks"),
        (0.97, "^ set/change/edit [the/our] [protective] marking"),
        (0.97, "^ set/change/edit [the/our] days off"),
        (0.97, "^ change/set/edit [the/our] digest time"),
    ),
})  # fmt: skip
