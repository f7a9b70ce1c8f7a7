"""The words a misspelling may stand for, and the real words that look like one but are not."""

from functools import cache

from dialogs.language import lexicon, vocabulary
from dialogs.language.intents.grammar import words_of

# Real words one slip away from a word of the patterns; they mean themselves.
REAL = lexicon.word_set(
    "rejected rejecting deciding declining"
    " shout shouts shouted diaries deputies stating stats staff state stated lasts least lost list listed lists"
    " costs meets meaning melting"
    " greeting meter metric replacing relating rotating repealing"
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
    " putting cutting sittings making marking"
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
    " formally normally youve youre theyve parental parented"
    " cared cares career careers carol carpet explore explored explores exploring divers diver diving counsellor"
    " counsellors counselling refused refuses refuge refuges refugee refugees wasted wastes taste licensed license"
    " licensing manage managed manages managing probationer probationers probationary educator educators educational"
    " erected elector electors election elections volunteered volunteering voluntary operational operations operator"
    " operators raised raises arise praise colleague colleagues collage officer officers offices official officials"
    " terrorist terrorists learned learnt stranger strongest rescued attended offended hosing learning foster"
    " fosters cleaner cleaners director directors directed elected selected"
    " chuck chucked bung shunt flash fresh requested squeezed deliver delivers delivering delivered"
    " brother brothers carrier carriers caterers catering coping eighth employer expected fellow fifth"
    " after filming fourth gathered guess historic hostel hostels instructors instructions joiner joiners lending"
    " lodger lodgers lodging lodgings nearby newer organisers peace personal personally petrol pleased present"
    " presented presence produced provider providers provide publican quote quoted receiver receivers recently"
    " referrers regarding related reporter safely shipping shipped shooting shoot shopping sixth sleeping smart"
    " sport sports staffing starter starters steady store stores score scores style stable supported supporting"
    " talking talks taxing those though through ticket tickets trail trailer trainee trainees while white writer"
    " writers writing wrote archived began begun beginning black bringing chain changing changed chaining chapter"
    " chapters charge charged chose choosing cease clean cleans clone coding collection collections comma commas"
    " connection connections conform contain containing continuous converted conveyed coordination correlation"
    " corruption crashing crate creative deal deals dealings decay declared decode deduction delegate delegates"
    " directions directory dying executed execution exploded failing failure failures fifteenth fixtures footer"
    " forks forth furnished greek greet hardened hinting leaking leaks lease leaver leavers leaving licensee"
    " licensees loading locking locks looking looping loops marco nodes noticing offending opinion opinions"
    " outgoing packed parse percentile pointers policies portion portions processing programs programme"
    " programmes progress promised promotion punished reaches recurring redesign reformed reloaded repeated"
    " reporting resent reserved resulted retaining reuse reverted reversed rewind reword reworded rounding"
    " running scale scanning scope section sections severity signaled sing slept speeding steal stemming stepping"
    " stopping stripped supplied swapping swift taken token trace tracking trackers trait transform tricked tuned"
    " typed understood unload unstable unwanted usable wasting whilst wording worrying worried accepted annually"
    " burned carries completely confided converse deserved discussed followed formal included insert layer noted"
    " optional positive possibly residing responsive scare shouting skipped spending spotting stall stark strand"
    " strands switched thorough survives teas tears touching trusted worded promotions relations relation seventh"
    " scheduler shooter stabbing stuart steven leeds moses patel pawel tracy ahmad brien bosses bench bases"
    " lodges"
    " shape always fixed repaired responses response responders sides invited"
)

# Words of the trade that no list and no pattern holds.
_ALSO = lexicon.word_set(
    "agency appreciate benchmark chair coordinator digest document during failed fewer file incorrect member miscounted"
    " never paste percent percentage proportion receive reminding nudging reverse roughly typed understand undo wrong"
)

# Words of patterns that nothing is put right to: the examples hold slips of them, learnt as they stand.
_AS_LEARNT = lexicon.word_set("every invite strangers project required review reviewed reviews revisit withdraw")


@cache
def known() -> frozenset[str]:
    """Return every word of the lexicon, of the usual names and of the patterns."""
    from dialogs.language.intents import ranking  # it needs this module first

    phrases = [*lexicon.OPENERS, *lexicon.CLOSERS, *lexicon.NUMBER_WORDS, *lexicon.VAGUE_AMOUNTS]
    phrases += [phrase for phrases in lexicon.LISTS.values() for phrase in phrases]
    phrases += [phrase for phrases in lexicon.MODES.values() for phrase in phrases]
    for names in (vocabulary.USUAL_PRODUCTS, vocabulary.USUAL_COHORTS, vocabulary.USUAL_ALIASES):
        phrases += [phrase.lower() for name, aliases in names.items() for phrase in (name, *aliases)]
    words = {*_ALSO, *(word for phrase in phrases for word in phrase.split())}
    for pattern in ranking.PATTERNS:
        if pattern.intent != "unknown":  # nobody's slip is read as a word of none of our business
            words |= words_of(pattern.template)
    return frozenset(word for word in words - _AS_LEARNT if word.isalpha())
