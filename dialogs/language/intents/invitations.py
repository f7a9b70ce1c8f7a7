"""How people ask who is coming to a meeting, and approve or decline somebody who comes in a member's place.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

_STANDS_IN = "deputise/deputize/deputising/substitute/sub/stand/step/fill"

PATTERNS: tuple[Pattern, ...] = patterns({
    "who_is_coming": (
        (0.99, "who is/are [all] [not] [now] coming/going/attending"),
        (0.99, "^ who [all] is [not] coming"),
        (0.985, "^ who [is] deputising/deputizing"),
        (0.99, "who has/have [not] [all] [yet] sent/given/send [in] [their/his/her] apologies"),
        (0.985, "^ who/anyone/anybody/which ... [sent/given/sending] apologies"),
        (0.98, "^ any/list/show/what [me] [the] apologies [received] [so] [far] [for/from/yet] .. .. $"),
        (0.985, "^ [the] apologies [received/list] so far"),
        (0.985,
    "^ who/which [agencies/agency] has/have not [yet] replied/answered/responded ... {gathering}/invite/invitation"),
        (0.985, "^ who can [not] make/do/come [to] [the/it]"),
        (0.985, "^ who will [not] be at/there [the]"),
        (0.98, "^ which agencies are [not] [all] coming/attending/going"),
        (0.98, "^ how many [people/agencies/of us/members] are [all] coming/attending/going"),
        (0.99, "are/will/is we/it/they/the [next] [be] [meeting] [going] [to] [be] quorate"),
        (0.99, "^ is the .. .. {gathering} .. quorate"),
        (0.99, "quorum check"),
        (0.985, "have/do/will we [have] [got] [a/enough] [people] [for] [a] quorum"),
        (0.985, "is there [a] quorum"),
        (0.985, "^ [{show}] [me] [the] attendance [list] for"),
    ),
    "attendance": (
        (0.995, "{word} is/are/will/can [be] coming/going/attending/come/go/attend/there for/instead me/us/of"),
        (0.985, "^ {word} [{word}] is/are/will [be] [not] [be] coming/attending [to/on/for]"),
        (0.985, "^ {word} [{word}] is/are/will/can [be] coming/attending/come/attend for {word} [{word}] $"),
        (0.97, "^ {word} [{word}] [{word}] will attend/come/go $"),  # "for me" is said around it
        (0.985, "apologies from/received"),
        (0.985, "^ {word} [{word}] send/sends/sent/sending/gives/gave [his/her/their] apologies"),
    ),
    "approve_deputy": (
        (0.995, "^ [i/we] approve/approved/approving {word} [{word}] for/as/to/deputising/coming/standing"),
        (0.995, "^ [i/we] approve [the/that/a] [new] deputy/deputies/substitute/sub/stand-in"),
        (0.99, "^ [i/we] approve [the/that/a] .. deputy/substitute"),
        (0.97, "^ approve {word} $"),
        (0.995, f"^ {{word}} may [come/attend/{_STANDS_IN}] [in/instead] for/of/deputise/deputize"),
        (0.99, f"^ allow/let {{word}} [{{word}}] [to] {_STANDS_IN}/come/attend"),
        (0.99,
    f"^ happy/fine/content/ok/okay for/with {{word}} [{{word}}] [to] [be/as] {_STANDS_IN}/come/attend/deputy"),
        (0.99, f"^ yes/ok/okay/agreed/approved/fine {{word}} [{{word}}] can/may/to {_STANDS_IN}/come/attend"),
        (0.99, "^ confirm {word} [{word}] as [the] .. deputy"),
        (0.985, "^ {word} [{word}] is approved"),
    ),
    "decline_deputy": (
        (0.995, "^ [i/we] decline/declined/declining/reject/refuse {word} [{word}] for/as/deputising/coming/standing"),
        (0.995, "^ [i/we] decline/reject/refuse/turn [down] [the/that/a] [new] deputy/substitute/sub/stand-in"),
        (0.995, "^ [i/we] do/can/will not approve {word} [{word}] $"),
        (0.995, "^ [i/we] do/can/will not approve/accept/agree [to] {word} [{word}] for/as/deputising/coming/standing"),
        (0.995, "^ [i/we] do/can/will not approve/accept [the/that/a] .. deputy/substitute"),
        (0.99, "^ no {word} [{word}] can/may not deputise/deputize/substitute/sub/stand/attend/come"),
        (0.985, "^ {word} [{word}] is/was not approved"),
        (0.985, "^ {word} [{word}] may not deputise/deputize/substitute/stand/come"),
    ),
})  # fmt: skip
