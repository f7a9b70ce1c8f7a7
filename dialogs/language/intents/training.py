"""How people speak of training: sessions, corrections, totals, targets.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

PATTERNS: tuple[Pattern, ...] = patterns({
    "log_training": (
        (0.985, "^ {log} [this/it/that] to [the/our/my] {training} log/register/record"),
        (0.98, "^ [the] {training} register/log {log}"),
        (0.95, "^ {log} .. {training} ... {n}"),
        (0.9, "^ {log} .. {training}"),
        (0.9, "^ {training} [log/logged/done/delivered/today/yesterday] $"),
        (0.93, "^ [we/i] [have] [also/now] trained [up] {word}"),
        (0.88, "... {amount} ... {attended} .. .. {training}/act"),
        (0.97, "^ [new] {training}/product/date ... attendees/audience/cohort/cohorts/attended/trainer ... {n}"),
        (0.82, "{training} ... {n} attended/came/trained/people/staff/attendees"),
        (0.8, "^ {amount} {word} ... {training}"),
    ),
    "amend_training": (
        (0.9, "^ [my] mistake/apologies ... {n}"),
        (0.96, "^ [oops/sorry] [i/that/it] [is/was] meant [to] [be/say/put] {amount}"),
        (0.95, "change that/it to {amount}"),
        (0.9, "it/that/there was/were actually/really/only {amount}"),
        (0.88, "^ [sorry] correction"),
        (0.88, "^ no ... not"),
        (0.96,
         "change/correct/amend/fix/edit/alter/adjust/update [the/my/that/our/last] [last/previous] [training] "
         "{training}"),
    ),
    "training_totals": (
        (0.9, "our/the numbers/figures/totals/total for"),
        (0.9, "{word} trained last/this/so/to/since"),
        (0.97, "^ trained so/to far/date"),
        (0.95, "how are we doing on/with {training}"),
        (0.93, "how many {word} .. .. have/has/did"),
        (0.97, "{training} totals/total/numbers/figures/stats/statistics/data/register"),
        (0.97, "{training} count/counts/tally/headcount/breakdown"),
        (0.97, "{training} [done/delivered] so far"),
        (0.97, "{training} this/last [financial] year $"),
        (0.96, "how much {training}"),
        (0.96, "^ {list} [all] [the/our] [recent] {training} [sessions/log/totals/figures] [this/last/for/in/done]"),
        (0.95, "have/has {word} .. .. been trained"),
    ),
    "target_status": (
        (0.97, "are/is .. .. on/meeting/hitting/near/below/off [the/our/its/their] target/targets"),
        (0.95, "^ [{show}] [the/our/me/all] targets"),
        (0.95, "what is the .. .. target"),
        (0.95, "target for/status"),
        (0.95, "have/did/has .. .. hit/met/reached/missed/meet/reach/hit ... target/{percent}"),
    ),
    "record_figure": (
        (0.85, "^ {word} [{word}] [{word}] {percent}"),
        (0.95, "^ put .. down as/at/for {percent}"),
        (0.9, "{percent} ... as of/at"),
        (0.88, "is/are/at/reached/hit/now/has [now] [at/on] {percent}"),
        (0.97, "^ {log} ... {percent}"),
        (0.95, "figure/figures/compliance/rate/completion/coverage [for/at/of] ... {percent}"),
        (0.8, "{percent} $"),
    ),
})  # fmt: skip
