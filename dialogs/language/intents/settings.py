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
        (0.99, "^ set/change/make [the/our] refresher/refreshers period/interval/validity"),
        (0.97, "^ change/set/edit [the/our] digest time"),
        (0.985,
    "^ add {word} .. .. .. to [the/our] [list] [of] agencies/directorates/themes/benchmarks/products/cohorts $"),
        (0.985,
    "^ remove/take/drop {word} .. .. .. from/of [the/our] agencies/directorates/themes/benchmarks/products/cohorts $"),
        (0.985, "^ new theme/agency/directorate/cohort/product/benchmark {word}"),
        (0.985, "^ add [a/an/another] new theme/agency/directorate/cohort/product/benchmark {word}"),
        (0.985, "^ {training} [is/stays] valid/good for {n} months/years"),
        (0.985, "^ ... is/are [a] [extra/council] day/days off $"),
        (0.99, "^ [set] when/if a/the/any reminder may/might have arrived"),
        (0.99, "^ remind/nudge [people/owners] {n} ... before [the/their/each/all] deadline/deadlines/date/dates"),
        (0.99, "^ remind/nudge [people/owners] {n} ... before [an/every/each] action/actions is/are due"),
        (0.99, "^ [set/change] [the] reminders before [a/the/each/every] deadline/deadlines [to]"),
        (0.99, "^ chase/mention/repeat [all] [the] overdue actions/ones/items [again] [only] every/weekly"),
        (0.99, "^ escalate [overdue] [actions/them/it] to [the] chair after"),
        (0.99, "^ tell [the] chair after {n} mentions/mention/reminders/times"),
        (0.99, "^ review [all] [the] ongoing actions/ones/items every"),
        (0.99, "^ [set/change] [the/our] hours for reminders"),
        (0.99, "^ [set/change] [the/our] reminder hours"),
        (0.99, "^ [only] send [the/our] reminders [only] between"),
        (0.99, "^ reminders only between"),
        (0.99, "^ [at] most {n} messages/reminders a/per/each day"),
        (0.99, "^ [no] more than {n} messages/reminders a/per/each day"),
        (0.985, "^ {word} belong to {word}"),
        (0.985, "^ .. .. staff/team/teams/officers/crews/patrol/workers/learners/carers .. .. belong to {word}"),
        (0.985, "^ {word} {word} and {word} belong to {word}"),
        (0.985, "^ {word} .. staff/team/teams/officers/crews/patrol/workers come/comes/sit/sits/belongs under/to"),
        (0.985, "^ [the/our] cohort {word} .. .. belongs/comes/sits to/under"),
    ),
    "list_settings": (
        (0.99, "^ what/which are [all] the/our [training] themes/agencies/directorates/products/cohorts $"),
        (0.99, "^ [{show}] [me] [all] the/our [training] themes/agencies/directorates/products/cohorts $"),
        (0.99, "^ list [me] [all] [the/our] [training] themes/agencies/directorates/products/cohorts $"),
        (0.99, "^ what/which [training] themes/agencies/directorates/products/cohorts/courses do we have/use $"),
        (0.99,
    "^ what/which [training] themes/agencies/directorates/products/cohorts are there/in [the/our] [group/plan] $"),
        (0.99, "^ what/which themes does the/our plan have $"),
    ),
})  # fmt: skip
