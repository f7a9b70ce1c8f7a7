"""How people speak of an agenda's items and of what is left of a meeting: minutes, attendance, what to take back.

One line, one way of saying it; grammar.py explains the signs.
"""

from dialogs.language.intents.grammar import Pattern, patterns

_AWAY = "except/but/bar/apart/excluding/excepting/save/minus"
_HERE = "here/there/present/attended/in"
_ITEM = "item/items/agenda"

PATTERNS: tuple[Pattern, ...] = patterns({
    "agenda_add": (
        (0.99, "^ [please] [can/could/may] [you/we/i] put/have/get .. .. .. .. on for/at [the/our/next] .. .."
            " {gathering}"),
        (0.98, "^ {word} .. .. on the agenda [please] $"),
    ),
    "next_meeting": (
        (0.99, "what do/should i/we [need/have] [to] bring [with] [me/us] $"),
        (0.99, "what do/should i/we [need/have] [to] bring to/on/for/tomorrow/today/along"),
    ),
    "order_agenda": (
        (0.995, "^ put/move/take/bring/have/make/do/shift/push item {ref} .. first/last/top/bottom"),
        (0.995, "^ put/move/take/bring/have/make/do/shift/push item {ref} [up/down] before/after/above/below/ahead"),
        (0.99, "^ [can/could] [you/we] put/move/take/bring/have/do/shift .. .. .. .. first/last on the .. agenda"),
        (0.99, "^ put/move/take/bring/have/do/shift .. .. .. first/last [please] $"),
        (0.99, "^ put/move/take/bring/have/shift .. .. .. to/at the top/bottom"),
        (0.99, "^ put/move/take/bring/have/shift .. .. .. to/at the start/end/beginning of the .. agenda"),
        (0.99, "^ put/move/take/bring/have/shift .. .. .. .. before/after/above/below item"),
        (0.99, "^ put/move/take/bring/have/shift .. .. .. .. before/after/above/below .. .. on the .. agenda"),
        (0.99, "^ {word} .. .. to/should [go/come/be] before/after/above/below item {ref}"),
        (0.99, "^ {word} .. .. before/after/above/below item {ref} [please] $"),
        (0.99, "^ {word} .. .. first/last on the .. agenda"),
        (0.99, "order/reorder/rearrange/sort/reshuffle [the/our] [items] [on/of] [the] [next] agenda"),
        (0.99, "^ [change] [the/our] agenda order"),
        (0.99, "^ change/set the order of the .. agenda"),
    ),
    "agenda_remove": (
        (0.995, "^ take/remove/drop/delete/pull/strike/get/scrap/cross/withdraw ... off/from/out [of] [the/our]"
            " .. .. agenda"),
        (0.99, "^ take/drop/pull ... off $"),
        (0.99, "^ withdraw/remove/drop/scrap/delete [my/the/our] agenda item"),
        (0.995, "^ withdraw/remove/drop/scrap/delete item {ref} [from/off] [the/please] [agenda] $"),
        (0.99, "^ withdraw my .. item"),
        (0.99, "no longer .. .. .. on the .. agenda"),
        (0.99, "does/do not need [to] .. [be] on the .. agenda"),
    ),
    "agenda_covered": (
        (0.995, "^ [we] [have/all] covered/discussed/finished/did/done [all] item/items"),
        (0.995, f"^ [we] [have/only] covered/discussed/did/done everything/all/both/nothing [on/of] [{_AWAY}]"),
        (0.99, "^ [we] [have/only] covered [just] [the] {word}"),
        (0.99, "^ [we] [have/only] covered [just] {n}"),
        (0.995, "^ [we] got/went/been [all] through everything/all/item/items/the"),
        (0.99, "^ [we] [only] got to item/items/everything"),
        (0.995, "^ [we] did not get to/round/through"),
        (0.99, "^ [we] did not cover/reach/discuss"),
        (0.99, "^ not covered"),
        (0.995, "^ item/items {ref} ... covered/discussed [please] $"),
        (0.99, "^ everything/all .. .. .. was/were/is/got covered/discussed/reached"),
        (0.99, "^ mark .. .. .. .. as covered/discussed"),
        (0.995, "^ mark item/items ... covered/discussed"),
        (0.99, "^ the whole agenda was/got covered"),
    ),
    "agenda_paper": (
        (0.995, "^ add/attach/put/include/link/share .. .. paper/papers/document/slides"
            " to/on/for/with/onto .. .. .. agenda"),
        (0.995, "^ add/attach/put/include/link/share .. .. paper/papers/document/slides"
            " to/on/for/with .. .. {gathering}"),
        (0.995, "^ [new] paper for [the/our] [next] .. .. {gathering}/agenda"),
        (0.99, "^ [{log}] [a/the/another/this] [new] paper $"),
        (0.99, "^ [here] [is] [a/the/another/my] [new] paper for"),
        (0.99, "^ attach/link .. .. .. to the .. agenda"),
    ),
    "take_attendance": (
        (0.99, f"^ every/everyone/everybody/all [of] [us/one/body] [was/were/is/are/came] {_HERE}/came"
            f" [at/in] .. .. [{_AWAY}]"),
        (0.995, f"^ everyone/everybody/all was/were/came .. .. {_AWAY}"),
        (0.995, "^ everyone/everybody was/were/came here/there/present/along [today/yesterday] $"),
        (0.995, f"^ everyone/everybody attended/came [{_AWAY}]"),
        (0.995, f"^ everyone/everybody/all [of] [us] [is/are/was/were] {_HERE} [at/in/today/now/tonight/{_AWAY}]"),
        (0.995, f"^ everyone/everybody/all [of] [us] {_AWAY} [for/from] .. .. .. {_HERE} [today/please] $"),
        (0.99, "^ everyone/everybody turned/made up/it"),
        (0.99, "^ full house"),
        (0.99, "^ take/record/do/log/note [the/our] attendance/register/roll"),
        (0.99, "^ [the] attendance [at/on/for] [the] [last/march] .. was/is"),
        (0.97, "^ in attendance"),
        (0.97, "^ present was/were"),
        (0.97, "^ present {word}"),
        (0.995, "^ present at/in [the/our] .. .. {gathering} {word}"),
        (0.97, "^ those/people/members present"),
        (0.99, "^ {word} .. .. .. were/was [all] present [at] [the] [last/today] .. $"),
    ),
    "who_is_coming": (
        (0.99, "^ who [all] was/were/attended/came [there/here/present] at/to [the/our] .. .. .. {gathering}"),
        (0.99, "^ who [all] was/were there/here/present [today/yesterday/on] .. .. .. $"),
        (0.99, "^ who [all] attended/came [yesterday/today] $"),
        (0.99, "^ who [all] missed [the/our] .. .. {gathering}"),
        (0.99, "^ who [all] attended/came on/in .. .. .. $"),
        (0.99, "^ {show} [me] who was/were/attended/came [there/here/present] at/to/on [the/our] .. .. .. {gathering}"),
    ),
    "minutes": (
        (0.99, "^ [please] draft/write/prepare/do/make/produce/generate/create/type [me/us] [up] [the/our/some/draft]"
            " .. minutes"),
        (0.99, "^ [{show}/draft] [me/us] [the/our/last/draft] .. .. minutes [please] $"),
        (0.99, "^ {show} [me/us] [the/our/last/draft] .. .. minutes of/from/for"),
        (0.99, "^ minutes of/from/for [the/our/last]"),
        (0.99, "where is/are/can/do/will [i/we] [find/get/be] [the/our/last] .. .. minutes"),
        (0.99, "is/are/have/has/was/were [the/our/last] .. .. minutes [been/be] [up/out/approved/agreed/done/ready]"),
        (0.99, "who has/have/wrote/approved [got] [the/our/last] minutes"),
        (0.99, "can/could/may i/we have/get/see [the/our/last] .. .. minutes"),
        (0.99, "got the minutes"),
        (0.99, "^ link to [the/our/last] .. minutes [please] $"),
    ),
    "approve_minutes": (
        (0.995, "^ [i/we] [can/could/please/want/have/happy] [you/to] approve/approved/agree/agreed/accept/sign [off]"
            " [on] [the/our/last/those/these/draft] .. .. minutes"),
        (0.995, "^ [the/our/last/those/these/draft] .. minutes are/is/were/have [been/now/all] approved/agreed/accepted"
            "/fine/correct/signed/ok/right [off] [by] .. $"),
        (0.995, "^ [the] minutes approved/agreed $"),
        (0.995, "^ mark [the/our/last] .. minutes [as] approved/agreed"),
    ),
    "minutes_link": (
        (0.995, "^ [the/our/last/approved/final] .. .. minutes are/is [now/all] [saved/filed/kept/stored/up/here]"
            " [at/in/on/here]"),
        (0.995, "^ [the/our/last] .. .. minutes [of] .. .. are at/in/on/here"),
        (0.995, "^ [here/add/save/store/note/log/record] [is] [the/a] link to/for/of [the/our/last] .. .. minutes"
            " [is/are/of] {word}"),
        (0.995, "^ [the] [minutes] link to/for [the/our/last] .. minutes is"),
        (0.99, "^ [the] minutes link {word}"),
        (0.99, "^ i/we [have] put/saved/filed/stored/uploaded the .. minutes at/in/on/here"),
    ),
    "take_home": (
        (0.995, "^ what do/should/can/must i/we [need/have] [to] take/carry/bring back/away/home"),
        (0.995, "^ what do/should/can/must i/we [need/have] [to] report/feed/pass back/on"),
        (0.995, "^ what do/should/can/must i/we [need/have] [to] take to my/our [own] {word}"),
        (0.995, "^ what do/should/can/must i/we [need/have] [to] tell my/our [own] {word}"),
        (0.99, "^ is there anything/something [i/we] [need] to take/feed/report/bring back"),
        (0.99, "^ anything/something [i/we] [need] to take/feed/report/bring back"),
        (0.99, "^ show/tell me what to/i take/feed/report/bring back"),
        (0.99, "^ what is/was [in] [it/the] for my/our organisation/agency/service/team/department from"),
        (0.99, "^ [my/the] take aways [from/for/please]"),
        (0.99, "^ [my/the] take/takeaways home/back summary"),
        (0.97, "^ take/report/feed back [for/to] my/our organisation/agency/service/team/department"),
    ),
})  # fmt: skip
