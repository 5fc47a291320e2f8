"""English: the words that lines are made of, and those beside a time, by what they do; as in `en`, folded."""

# talk: what kind a line is, what is done, told, stated and agreed to.
KINDS = {
    "promise": "promise promised", "q": "q question", "order": "order", "paid": "paid", "lost": "lost",
    "call": "call", "note": "note", "todo": "todo to-do task", "wait": "wait waiting await awaiting expecting",
    "touch": "touch contact",
}  # fmt: skip
KINDS_IN_TWO = {"todo": "to do"}
NO_TOUCH = "base bases up"
BEGIN_BEHIND = "promise todo to-do wait await"
SPEAKERS = "i i'd i'll i'm we we'd we'll we're they'd they'll he'd he'll she'd she'll promised expect"
VERBS = """add answer ask book bring buy call cancel change check clean close collect compare contact copy create
    deliver draft email e-mail export file fill find finish fix follow forward get give import install invite
    invoice learn look mail make meet move open organise organize pack pay phone pick plan post prepare print
    provide put read remind remove renew repair reply research return review ring schedule search sell send set
    share show sign sort start stop submit talk tell test text thank think train try tidy update upload verify
    visit wash write"""
AT_A_TIME = """answer call clean close finish follow learn look meet open phone ring start stop talk text visit
    wash"""
HOW_MANY = """want wants wanted need needs needed require requires take takes has have had gets sends brings orders
    buys sent got bought ordered received likes like prefers prefer only all both just the these those this that
    another other last first new next each every"""
NUMBERED = """po inv ticket room floor suite gate bay ext extension no num number version v release rev build phase
    step option exhibit appendix annex variant tier
    page section chapter code id sku ref rfq rfp phone fax mobile flight iso windows tel"""
OFTEN_NUMBERED = """order invoice bill case issue bug desk table dock level hall type part item lot batch serial
    model line pin quote reference contract train bus route office"""
TOLD = """met called spoke talked said sent was were had visited saw told asked signed got came went wrote phoned
    rang heard received ordered paid bought transferred wired remitted"""
STATES = """is are isn't aren't has have hasn't haven't wants want likes like needs need prefers prefer thinks
    knows uses may might takes closes moves celebrates seems does doesn't don't will won't can't cannot"""
HABITS = """prefer prefers likes like usually always never mostly normally generally typically rule opens
    closes"""
COMMON = """a an the this that these those my our your their his her its it they we you he she i me us them all any
    some no not new old big small first second third next last more less one two three four five ten half full free
    good best great real true open smart easy blue green red black white north south east west and or but if when
    while then so as at by for from in into of off on onto out over per than to up via with about after before
    between during since through until under without is are was were be been am do does did has have had will would
    can could may might must shall should what who whom whose which where why how yes ok please re fyi quote offer
    order invoice price deck demo sheet spec draft proposal contract report team sales support service data system
    online phone mail link post"""
THEY_PROMISED = "promised promises owes owe"
THEY_MUST = "needs has have need got"
THEY_WILL = "will shall to must should"
THEY_HAVE_TO = "is are"
AGREED = "ok ok'd okd oked okay'd okay agreed confirmed accepted"
OK_SLIPS = "okk ook ko oky okey okya oka oaky okaay oks oki okej okie kk k"
MAY_AGREE = "approved fine yes yep yeah sure deal good alright okay ok"
MAY_AGREE_IN_TWO = (
    "all good|sounds good|looks good|no problem|is fine|they agree|no objection|no objections|thumbs up|won't work|"
    "would prefer|would rather|is ok|happy with|good with|cool with|fine with|content with|with pleasure"
)
NO_CONSENT_SLIPS = "agree confirm accept agrees accepts confirms greed excepted"
AGREED_BY_SOMEBODY, AGREED_THROUGH, HOW_ARTICLES = "fine works suits", "from by with w/ for", "a the"
WHO_AGREES = "them him her it that both everyone all client customer"
GIVES = "they he she they're he's she's client customer said says gave got told both all everyone"
SAYS_WHO = "me us was were it it's that that's is are the their his already just"
NOT_YET = """if unless without nothing nobody none no not never pending hopefully maybe perhaps provided assuming
    subject whether needs need require requires wait waiting once when until till await awaiting ask asks get
    getting gets want wants should could must might would if's that's it'd hasn't haven't hadn't isn't aren't
    wasn't weren't don't doesn't didn't won't wouldn't can't cannot shouldn't probably likely possibly almost
    nearly yet still seek seeking missing lacks lacking depends depending conditional only except hope hoping
    expect expecting presumably seemingly apparently half partly"""
HEDGES = "actually theoretically basically kinda sort generally mostly maybe probably"
NEEDS = (
    "need to|i need to|we need to|must|i must|we must|have to|i have to|we have to|should|i should|gotta|remember to|"
    "please|pls|try to|don't forget to|dont forget to"
)
MEETINGS = "call meet meeting ring phone visit"
NO_CALL = """off centre center centres centers list lists log notes sheet recording number numbers report reports
    binder"""
BACK, INCOMING = "back", "from"
CALLS_BACK = "call back|callback|call-back|ring back|return "
CALLBACKS, CALLS, AGREES = "callback call-back", "call ring phone", "ok okay agreed right"
WE = "we i we've i've"
ASKED_WITH = "if whether what when how who which why where was"
ASKS = "from for by asked asks ask wants"
MEANS_IN_WORDS = {"in person": "in person|on site|face to face", "meet": "google meet"}
THROUGH = "by via through over on as"
ALWAYS_HOW, IT, THROUGH_ANYWHERE = "in-person face-to-face f2f", "it that this all they", "by via through"
NOT_AGREED_AFTER = """is are be been if whether when what until as not never no yet was were looks seems isn't
    aren't it's they're an the their its to for get of than we have had after upon before"""
NOT_MEANS_AFTER = """a an the their your our his her my this that to of from for in with and or new last no about
    re not"""
MAY_FOLLOW_MEANS = "to for with and or on at until before by till mine due ok not an"
LINKS = "to for with from at by of on and via about the than an"
DROPPED_BEFORE = "to for with from at by an"
HEADINGS = "re fyi ps nb fw fwd aw purpose gain subject http https mailto"
FAMILY = "sons son partner partners brothers bros associates"
JOIN_NAMES = "and of"
TITLES = "mr mrs ms int bros nat dept fed sir"
LABELS = "purpose topic agenda"
ABOUT_WHAT = "re about regarding concerning"
GAINS, THEIR, UNMARKED = "gain gains benefit", "they their customer", "purpose gain"
THEIR_VERBS = """send deliver ship confirm decide sign return reply answer order pay approve provide forward submit
    call get come give let bring check review fill post mail email transfer wire remit settle"""
THEY_DO = """sends delivers ships confirms decides signs returns replies answers orders pays approves provides
    forwards submits calls gives brings checks reviews fills posts mails emails transfers wires remits settles"""
REMINDERS = "remind me to|remind me"
MISSED_CALLS = "missed a call|missed call|missed calls|i missed a call"
MEANS = {
    "mail": "mail e-mail email mails e-mails emails", "phone": "phone telephone tel", "text": "text sms",
    "post": "post", "in person": "in-person face-to-face f2f",
    "courier": "courier", "link": "link", "chat": "chat", "fax": "fax",
    "teams": "teams", "zoom": "zoom", "slack": "slack", "signal": "signal", "whatsapp": "whatsapp", "webex": "webex",
}  # fmt: skip
# pledges: what I will do.
CAN, WILL_BEHIND = "can", "'ll"
I_WILL, I_AM = "i'd i'll we'd we'll", "i'm we're am are"
WILL = "will would shall gonna owe"
WILL_THEY = "they'd they'll he'd he'll she'd she'll"
WILL_HAVE = "have get receive hear see"
RECEIVES = "win find need know be"
REPORTS = "told said texted mailed emailed e-mailed wrote assured agreed promised"
MYSELF = "i we i've we've have also just already and then"
ADVERBS = "also just then gladly happily personally definitely certainly probably try"
WISHES = "love like rather prefer hope wish want better"
IS_NOT_DONE = "be been had not never need know think guess say imagine"
ONLY_IF = "if wish whether because when unless what how why where"
TO_ME, OTHERS_HAVE, PROMISED, EXPECT, OWE = "me us", "they he she", "promised", "expect", "owe"
BE, IN_TOUCH, GOING_TO, GONNA, SENDING = "be", "in touch", "going to", "gonna", "sending"
THAT, NOT_WHOM, DOING, HAD, PAST = "that to", "them him her that they", "ing", "'d", "ed"
NO_PAST = "eed bed"
# asking: what a customer asks me.
THEY_ASK = "asks asked wonders wondered"
THEY_ASK_IN_TWO = (
    "wants to know|want to know|wanted to know|needs to know|need to know|would like to know|has asked|"
    "is asking"
)
# owed: what a customer does for me.
THEIR_DOING = """sending delivering shipping confirming deciding signing returning replying answering ordering
    paying approving providing forwarding submitting calling coming giving letting bringing checking reviewing
    filling posting mailing emailing getting"""
THEY_SURELY_DO = "sends delivers confirms decides pays approves provides submits gives brings owes"
OWES, STILL = "owes owe", "still also"
THEY_PAY = "pay pays paying transfer transfers transferring wire wires wiring remit remits settle settles"
ALL_TO_COME = "rest remainder balance outstanding remaining invoice bill everything all full"
SOME_TO_COME = "half third quarter part some most instalment"
# slips: around a time, and what is none though a letter away from one.
HARD_CUES = "by until till til before due latest"
LINKS_OF_TIME = """at on in the of by to until till til before due a ca about after past later thing time
    working business quarters half an and"""
LINKS_AFTER = """by until till before itself next nxt coming around approx past after at a to mid early late in
    within of from on the new and make it that sorry no wait mean i oops actually rather"""
TIMEISH = """on am by for month in next end of early mid this last business working from now noon pm late start
    time play until before the a"""
OR = "or"
OR_WHEN = """sooner earlier later before after when whenever once as if asap immediately am pm so then thereabouts
    plus"""
TURNED = """not except excluding excl unless than rather instead preferably if but nor starting beginning
    commencing through thru throughout during"""
LEADS_TO_DAY = "between from on the day week in for next"
DAY_WORDS = "between ago am pm a.m p.m day days week weeks month months fortnight"
LAST_WORDS = "days weeks months years hours minutes ago"
CLOCK_WORDS = "ish quarter o'clock oclock hrs a.m p.m hundred o fortnight"
NEVER = """back bend bank pack weak seek meek mouth say pay way lay ray bay hay day's our four soon son sons
    noun tune jolly match marc man men on web wet wedge fry fire sit seat set sun's fun run gun turn tube true hue
    cue due clue hours' inn mine minute's mints mint night's might right light sight fight tight eve even ever
    never event noise money monkey honey mono monitor minor minutes' hour's years year's yeah ear ears tear tears
    near dear hear launch lunch's call review demo release golive weather whether march's mark marks april's maybe
    mayor julia julian jane june's junk dune august's augusta agenda next text texts tests nest best rest test west
    quarters quart quarry eod's cod god rod nod pod mod odd end ends send lend tend eon eons won ton con today's
    todays morn mornings mourning warning evening's seven eleven nights knight middle mid lights gears sites lines
    wording banner master fridge written closed closes closing severity driver drivers rights blank block weight
    weights height heights moving meaning led chose stark slack tree fewer faster lose seen taken letter car
    monster western sunny sundry quartz tents montage stars starts element elements things throw clone merges
    closer sends marking lack sitter walking driven manages viewer manner margins stern threw sister diesel mouths
    marsh tent"""
BETWEEN = """hand side hands courier post mail email phone legal air train ship car bus fax sea road rail sms link
    web law far cheque check card cash wire transfer debit credit bank paypal stripe sepa ach giro"""
SHORT_TIMES = """past and mins ago day ten six one five nine four tues thur thurs weds wens tmrw tmr tmw tomo tdy end
    mid now two nxt min hrs fri mon tue wed thu sat sun eod eow eom eoq eoy cob tom tod noon week today"""
KEYED = """mon tue tues wed weds thu thur thurs fri sat sun tmrw tmr tmw noon half past next last week weeks day
    days hrs time from this cob eod nine five four"""
NOT_KEYED = "sum sub tie ties mom min say says thus give dive mine none"
TIME_WITH_OTHERS = """midnight fortnight o'clock oclock lunch lunchtime tonight weekend quarter next last this half
    noon midday business working couple between within first thing close start beginning middle past eastern
    pacific before after latest quarters time year's week's month's hours' days' coming following sometime"""
LETTERS_FOUR = "year noon next half week days hour june july last this time past"
BEHIND_FIGURES = "am pm hrs st nd rd th min days weeks h d w"
NEXT_WORDS = "last w/c w/b w/e wc penultimate"
PLAIN_NEXT, FROM = "following coming", "from"
