"""How people speak of targets set, figures missing, and where the group stands on a benchmark.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

PATTERNS: tuple[Pattern, ...] = patterns({
    "target_status": (
        (0.985, "figures/figure/values .. .. .. missing/outstanding/overdue/late/owed"),
        (0.985, "missing/outstanding/overdue figures/figure/values"),
        (0.985, "who owes [us/me] [a/the/their] figure/figures"),
    ),
    "record_figure": (
        (0.99, "^ [it/that/we/were/our] [figure] [is/are] {percent} of [our/the] {n}"),
        (0.985, "^ {n} of {n} [{n}] staff/people/employees $"),
    ),
    "set_target": (
        (0.99, "^ [set/agree/add/make/create] [a/an/the/our] [new] target [of/for/is] {percent}"),
        (0.99, "^ [set/agree/add/make/create] [a/an/the/our] new target"),
        (0.99, "^ set/agree/add/make/create [a/an/the/our] target"),
        (0.985, "^ target [of/is] {n} {word}"),
    ),
    "assess_benchmark": (
        (0.99, "^ [we] assess/rate/grade [a/the/our/ourselves/us] [benchmark/benchmarks]"),
        (0.985, "we/were/i [are/am] [now/currently/still] exceeding [on/in/for/at/the/our]"),
        (0.985, "benchmark/benchmarks ... met/unmet/exceeding/exceeded"),
        (0.985, "we/were [are/have/do] [now/currently/still] [not] meet/meeting/met [on/in/for/the/our] ... benchmark"),
        (0.985, "^ [our/the] {word} for/of/on ... is/as [now/still] [not] met/unmet/exceeding $"),
        (0.98,
    "^ [the/our] [local/multi] partnership/referral/channel/risk/training/permissive/communications .. .. .. [is/are]"
            " [now/still] [not] met/unmet/exceeding $"),
    ),
    "assurance": (
        (0.985, "assurance evidence"),
        (0.985, "evidence .. .. .. for/of/on/against ... assurance/benchmark/benchmarks"),
        (0.985, "evidence .. .. .. for/of/on/against ... group/risk/plan/pathway/panel"),
        (0.985, "evidence .. .. .. for/of/on/against ... programme/environments/engagement"),
        (0.985, "^ [{show}] [me/us/the/our] assurance report/summary/position/overview"),
        (0.985, "^ [{show}] [me/us/the/our] benchmarks/benchmark [evidence/position/overview/report] $"),
        (0.985, "where do we stand on/against the/our benchmarks/benchmark"),
    ),
})  # fmt: skip
