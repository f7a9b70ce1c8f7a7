"""The words a misspelling may stand for, and the real words that look like one but are not."""

from functools import cache

from dialogs.language import lexicon
from dialogs.language.grammar import words_of

# Real words one slip away from a word of the patterns; they mean themselves.
REAL = lexicon.word_set(
    "deputies stating stats staff state stated lasts least lost list listed lists costs meets meaning melting"
    " greeting meter metric"
    " auction actor active actively activity fraction traction caption option options draining raining"
    " straining trainer"
    " trainers trained trains brain drain plane planet plant plants planned planning plays pans close closes"
    " closed closer"
    " clothes chase chased phase phases phrase share shared shore short shot shows shown shop ship slow snow stow order"
    " orders older odder others offer offers under ponder update updated updates dates dated gates rates later"
    " latter letter"
    " letters late lately lead leads leader led left lift life line lines lives love live lever level event"
    " events even ever"
    " every very owner owners owned owed power tower lower lowers mover moves moved movie mine mines mind"
    " mined nine wine"
    " cover covers covered recover records recorder recording recordings reorder report reports reported rapport resort"
    " patrol patrols parole role roles rules ruled rolls rolled pulled puller full fully filled fills filed"
    " file files field"
    " house housing houses hosing hours hour horse dousing using causing policy police policed polite public"
    " republic health"
    " healthy wealth wealthy heath young youth mouth south north school schools scholar social special specials council"
    " councils counsel counts county country countries counter court courts course courses coarse source force"
    " forces forum"
    " forms form formed firm farm former reform format from front home hope hoped names named name same some"
    " come comes coming"
    " done dome gone none tone bone one ones once open opens opened often oven pen been being bring brings"
    " beings thing things"
    " think thinks thank thanks then them theme themes there where were here hear heard hard hand handed hands"
    " band bands land"
    " send sends sent spend spent scent rent tend tends tent test tests text texts next nest best rest past"
    " paste post posts"
    " pass passed passes press pressed page pages paper papers pager wages stage stages start starts started"
    " starting star"
    " stand stands stay stays stop stops step steps stuck stack stock snack track tracks truck trick risk"
    " risks rise disk desk"
    " task tasks mask ask asks asked team teams term terms item items times time timed tame training trade"
    " trades grade grades"
    " minute minutes minuted mention mentions mentioned retention attention tension pension session sessions"
    " mission sense"
    " agenda agendas amend amends amended attend attends attended attendee attendees extend extends extended"
    " expend intend"
    " intended extent event advent admit audit audits edit edits credit debit exit export exports expert"
    " experts expect import"
    " imports impart apart part parts party park parks parked marked market mark marks dark bark work works"
    " worked worker"
    " workers word words world would could should cold gold hold holds held help helps helped health herself"
    " himself head heads"
    " deadline deadlines headline headlines guideline outline online offline decline decision decisions"
    " derision division"
    " divisions revision provision vision visit visits visitor remind remains remain reminder reminders"
    " remainder reminded"
    " refresh refreshed refresher referral referrals referred refers refer prefer defer defers differ deter"
    " water matter mater"
    " matters latter better butter letter poster posters posted hosted hoster faster master foster fosters"
    " fostered monster"
    " register registers registered sister minister meeting meetings sitting setting settings getting letting"
    " putting cutting"
    " during string spring sprint print prints point points paint joint joints pint mint hint input inputs"
    " output put puts"
    " number numbers member members remember numbed limber timber figure figures figured feature features"
    " future nature mature"
    " target targets targeted forget forgot budget gadget widget total totals totally tonal local locals vocal"
    " focal loyal royal"
    " snooze mute muted cute route routes mode model module modules moderate cancel canceled channel channels"
    " panel panels"
    " chancel council apology apologies apologise attach attack attacks attached detach reach reached teach"
    " teaches teacher"
    " teachers each beach breach search research march marches match matches watch catch batch patch hatch"
    " launch lunch bunch"
    " branch board boards bored beard boat broad road roads read reads reader ready real really rely reply"
    " replies apply applies"
    " supply supplies simply single signal signed sign signs design designs assign assigned align resign"
    " refine define defined"
    " fine fined find finds finding findings finish finished furnish diminish publish published punish english"
    " polish abolish"
    " review reviews reviewed preview revised revise advise advised advice device devices service services"
    " surface survey"
    " surveys survive serve served server server never seven several sever fever clever chair chairs choir"
    " their there hair"
    " fair pair stairs staffs stuff shelf self sell cell call calls called caller tall wall walls hall halls"
    " ball small all"
    " monday tuesday wednesday thursday friday saturday sunday january february april june july august september"
    " october november december easter christmas diary dairy"
    " along alone among amount amounts mount month months mouth moth both bath path math booth tooth cloth clothe"
)


@cache
def known() -> frozenset[str]:
    """Return every word of the lexicon and of the patterns."""
    from dialogs.language import intents  # it needs this module first

    phrases = [*lexicon.OPENERS, *lexicon.CLOSERS, *lexicon.NUMBER_WORDS, *lexicon.VAGUE_AMOUNTS]
    phrases += [phrase for phrases in lexicon.LISTS.values() for phrase in phrases]
    phrases += [phrase for phrases in lexicon.MODES.values() for phrase in phrases]
    words = {word for phrase in phrases for word in phrase.split()}
    for pattern in intents.PATTERNS:
        words |= words_of(pattern.template)
    return frozenset(word for word in words if word.isalpha())
