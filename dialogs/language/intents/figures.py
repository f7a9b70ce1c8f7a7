"""How people speak of targets set, figures missing, and where the group stands on a benchmark.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

# Whose figures are still to come; dialogs/language/slots/figures.py reads the question by the same lines.
MISSING = (
    (0.99, "figures/figure/values .. .. .. missing/outstanding/overdue/late/owed"),
    (0.99, "missing/outstanding/overdue figures/figure/values"),
    (0.99, "owe/owes [us/me] [a/the/their/any] figures/figure/values"),
    (0.99,
     "^ who/which/what/any/anyone/anybody/has/have .. .. not [yet] given/sent/provided/submitted/reported"
     " [us/me/you/in] [a/the/any/their/there/its] [monthly/latest] figures/figure/values/numbers"),
    (0.99, "figures/figure/values are/we [we/are] [still] waiting/awaiting"),
    (0.99, "we [still] waiting/awaiting [on/for] [for/any/the/some/a] [more] figures/figure/values"),
    (0.99, "figures/figure/values [are/is/have/has] not [yet] [been/come/yet] in/arrived/received"),
    (0.99, "figures/figure/values [are/is] [still/yet] to come"),
    (0.99, "figures/figure/values do we [still] need/want"),
    (0.99, "who do we [still] need/want [a/any/the] figures/figure from"),
)  # fmt: skip
PATTERNS: tuple[Pattern, ...] = patterns({
    "target_status": MISSING,
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
        (0.99, "how/where are/do we stand/doing/standing on/against/with/for [the/our/all] [the] benchmarks/benchmark"),
    ),
})  # fmt: skip
