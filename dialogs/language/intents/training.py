"""How people speak of training: sessions, corrections, totals, gaps, champions, targets.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

PATTERNS: tuple[Pattern, ...] = patterns({
    "log_training": (
        (0.985, "^ {log} [this/it/that] to [the/our/my] {training} log/register/record"),
        (0.98, "^ [the] {training} register/log {log}"),
        (0.99, "^ {log} .. {training} ... {n} ... ... evidence"),
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
    "training_gaps": (
        (0.985, "which/what/any directorates/directorate/agencies/agency/departments/services/partners/organisations"
                " ... covered/reached/trained/training/session/sessions"),
        (0.985, "have/has/did we/the/all [all] [the/our] [all] .. directorates/agencies/departments/partners ..."
                " covered/reached/trained"),
        (0.985, "have/did we [not] [yet] covered/reached/trained/cover/reach [all/every/any] [of] [the/our] [of]"
                " directorates/directorate/agencies/departments/partners"),
        (0.985, "^ have/did we [not] [yet] covered/reached/cover/reach everyone/everybody"),
        (0.985, "which/what/any directorates/agencies/departments/services/partners ... had nothing"),
        (0.98, "who have/has we not [yet] trained/covered/reached/done"),
        (0.98, "who have/has we [covered/reached] [yet/this] $"),
        (0.98, "who/whom have/did we cover/covered/reach/reached"),
        (0.985, "^ [what/show/give] [is/me] [the/our] {training} coverage"),
        (0.985, "{training} gaps/gap"),
        (0.985, "gaps/gap in [the/our] [prevent] {training}"),
        (0.985, "who/which/what/anyone/anybody/any ... no/without [a/any/prevent] {training} ..."
                " months/month/year/years/since/weeks/recently/lately"),
        (0.99, "^ no {word} {training} in/for/since"),
        (0.985, "^ no [prevent] {training} .. .. months/month/year/years/since/weeks"),
        (0.985, "who/which/what/anyone/anybody/any ... not had [a/any] [prevent] {training}/anything ..."
                " months/month/year/years/since/weeks/recently/lately"),
        (0.985, "have/has .. .. had [any/a] {training}/anything since"),
        (0.99, "have/has had nothing/none since/in/for"),
        (0.985, "have/has .. .. been trained since"),
        (0.985, "when did .. .. last have/get [a/any/some] [prevent] {training}"),
        (0.985, "when was/were .. .. last trained"),
        (0.985, "when was the last {training} for"),
        (0.985, "refreshers/refresher [training] [are/is/that/fall] [coming] due/needed/up/overdue"),
        (0.98, "who/which/what/whose ... refresher/refreshers/retraining"),
        (0.985, "whose/which/what {training} ... expires/expire/expiring/lapses/lapse/lapsing/runs/expired/lapsed"),
        (0.985, "{training} ... expires/expiring/lapses/lapsing/expired/lapsed/out [of] [date] $"),
    ),
    "champions": (
        (0.985, "^ [{show}] [the/our/all] [all] [prevent] champions [list/please/by/register] [agency] $"),
        (0.99, "who is/are .. .. champion/champions"),
        (0.985, "^ champions list"),
        (0.99, "^ is/are there .. .. champion/champions"),
        (0.995, "^ who do we have .. .. .. champion/champions"),
        (0.985, "which/what/who/any ... no/without/lacks/lack/missing/needs/need [a/any] [named] [prevent]"
                " champion/champions"),
        (0.985, "agencies/directorates/partners without [a/any] [named] [prevent] champion/champions"),
        (0.985, "which/what/who/any ... not [got/have/have got/named] [a/any] [named] [prevent] champion/champions"),
        (0.985, "^ who/which/what ... has/have [got] [a/named] [a/prevent] champion/champions"),
        (0.985, "^ do/does/has/have .. .. .. have/got/named [a/any] [prevent] champion"),
    ),
    "name_champion": (
        (0.988, "champion for/at/in/of .. .. .. is/be/becomes [now] {word}"),
        (0.988, "^ .. .. .. champion is [now] {word} {word}"),
        (0.98, "{word} {word} is/as/becomes/be [now] [the/our/a] [new] [prevent] champion for/at/in/of"),
        (0.98, "^ {word} is [now] the/our/a [new] [prevent] champion for/at/in/of"),
        (0.98, "^ {word} {word} is/becomes [now] the/our .. .. champion $"),
        (0.988, "make/name/appoint/nominate .. .. [as] [the/our/a] [new] [prevent] champion for/at/in/of"),
        (0.988, "^ name/appoint/nominate [a/the/our] [new/another] [prevent] champion [for/at/in/of] .. .. .. $"),
        (0.988, "^ [we] have [a/got] [a] [new/another] [prevent] champion for/at/in/of .. .. .. {word}"),
        (0.988, "^ [{log}] [a/the/our] [new/another] [prevent] champion [for/at/in/of] .. .. .. $"),
    ),
    "end_champion": (
        (0.99, "no longer [the/our/a] [prevent] champion/champions"),
        (0.99, "not [the/our/a] [prevent] champion .. .. any/anymore/now"),
        (0.99, "has/have/is stood/standing/stepped/stepping down as [the/our/a] [prevent] .. champion"),
        (0.99, "stands/steps/stood/stepped down as [the/our/a] [prevent] .. champion"),
        (0.99, "stopped/stops/stop being [the/our/a] [prevent] champion"),
        (0.99, "^ end .. .. as [the/our/a] [prevent] champion"),
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
