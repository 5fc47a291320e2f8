"""English: the words of deals, money and contacts by what they do; as in `en`, folded."""

# deals: orders, payments and losses.
NOT_THE_PAYMENT = "rest balance remaining remainder other next promised said due dated until"
PAID_FOR = "for of from since re about invoice inv"
UNDONE = (
    "not yet|pending|maybe|perhaps|probably|possibly|likely|presumably|almost|nearly|hopefully|tentative|if|unless|"
    "subject to|depends|depending|cancelled|canceled|withdrawn"
)
NOT_COME = (
    "not|never|promised|expected|announced|due|overdue|back|bounced|returned|reversed|refunded|refund|chargeback|declined|failed|"
    "too much|too little|wrong amount|short|credit note|creditnote|set off|offset|netted|on its|on the way|in transit|"
    "allegedly|supposedly|apparently|claims|says|will pay|to pay|we paid|i paid|we owe|owe|owes|owing|"
    "from us|can only|offers|offered|reversal|on hold"
)
NEEDS = """start starts starting delivery deliver delivered need needs needed wanted wants ship ships shipping
    shipment deadline kickoff kick-off golive go-live live install installation rollout launch arrival"""
STEPS = """follow follows signed sign signing signature po pay paid pays payment invoice confirm confirms confirmed
    confirmation decide decides decision board approval budget quote call meeting answer contract promised ordered
    said verbal rest balance remainder remaining second other instalment installment"""
LEADS_TO_NEED = "by on until in end of early mid start beginning the late next"
WHAT_THEY_NEED = "it them this all"
NOT_NEEDED = "no not never isn't can't won't cannot don't without"
TOLD_OF = (
    """told heard learned learnt informed notified called phoned rang mailed emailed e-mailed wrote texted"""
)
WHO_TOLD = "they he she it me us who was were has have had i we client customer the"
LEADS_TO_TOLD, DAYS_IN_WORDS, AGO, LOST_TO = "on at by this last", "ieth undredth", "yesterday ago", "to"
WENT = "went gone go goes going"
CHOSE = "chose chosen picked preferred selected"
NOT_CHOSEN_AFTER = "due thanks owing relative compared according subject unable able up prior"
MOVED = "went go goes gone going switched moved"
CHOSEN_AFTER = "back sold lost over business deal it them"
REASONS = """price prices pricing budget cost costs timing time delay delays delivery inaction nobody none no
    quality features internal in-house"""
ARTICLES_OF_SOME = "the a an another their some"
NAME_JOINS = "and of the"
NO_NAME = "despite again told"
BECAUSE, BECAUSE_OF, WHY = "because since due owing", "on over for", "need needs reason cause why"
BEGINS_REASON = "too no not we they he she i cheaper better faster earlier"
TERM_DAYS = "d day days"
LONG_UNITS = {7: "week weeks wk wks", 30: "month months"}
END_OF_MONTH, PAYABLE = "eom", "payable payment pay"
SPLIT_PAYMENTS = """upfront up-front deposit downpayment prepayment prepaid advance instalments installments
    instalment installment tranche tranches milestone milestones retainer cod c.o.d rates
    cia pia cwo"""
SPREAD_OVER, SPLIT_IN_TWO = "over", "up front|% down|% now|split in|split into"
TAXES = "interest fee fees vat tax freight shipping"
ADDED, NET, TERMS, ARTICLES_OF_TERMS = "plus excl excluding ex", "net", "terms term", "a an couple"
PAY_AT = "receipt delivery invoice acceptance sight signature shipment"
DUE_AT, UPON, NET_FROM = "due payable pay payment cash", "on upon at after from", "invoice"
OTHER_UNITS = "year years quarter quarters"
FOR_PAYING = "discount off in within for"
WITHIN = "in within"
VERBAL = "verbal verbally oral orally handshake"
WRITTEN, CONFIRMED = "signed countersigned po p.o", "confirmed ordered agreed"
NOT_YET_BEFORE = """not no never un isn't aren't wasn't without be being been yet when once until till unless if
    whether after before awaiting await waiting wait for need needs needed pending get gets getting got expecting
    expect want wants to send sends sending will their missing half unsigned"""
NOT_YET_AFTER = """to follows following pending coming comes soon outstanding missing expected needed required next
    when once after later tbd tbc will not due"""
IN_WRITING, ORDER_NUMBER, IS_OF, OF_NET, TERM_NOUNS = "in writing", "po", "is of", "of net", "payment pay"
NET_LETTER, NET_AT_LENGTH = "n", "net"
DAY_SHAPES = "9d 9days 9day 9-day 9-days"
NET_GLUED, WRITTEN_SHORT, GLUED_DAYS, DAYS_BEHIND = "net- net n/ n", "po p.o", "days day", "days"
# sums: beside sums of money.
JOINS, HALF, NUMBER_ENDS, OTHERWISE = "and plus", "half", "hundred thousand", "or and"
MINUS = "minus less"
REDUCING = (
    "fee fees charge charges discount rebate tax vat shipping freight postage costs cost bank voucher coupon"
)
PUT_ON = "more less extra off"
MULTIPLIED = "twice thrice double triple"
NUMBER_WORDS = "hundred thousand half"
SCALES = {100: "hundred", 1000: "thousand", 1_000_000: "million"}
GOES_ON_IN_WORDS = "odd some something ish to"
COUNTED_BY_THOUSANDS = """points units pieces pcs users seats leads miles views impressions clicks credits tokens
    emails mails messages records rows steps followers downloads subscribers visitors contacts pages copies flyers
    items parts boxes samples labels screws tons tonnes litres liters kg km kwh mwh gb tb licences licenses pts"""
POWER_WORDS = "thousand lakh lakhs crore million millions billion grand mln mill"
NUMBERED_BESIDE_SUMS = "so week wk invoices offer orders parts position project building"
NUMBERED_TOO = "and"
MAY_FOLLOW = """on by for to via from at as with and net inv invoice invoices verbal signed today yesterday plus
    incl excl including excluding gross after before ref per of deposit advance upfront down cleared received
    arrived landed already finally late early again balance rest remainder then
    retainer final"""
PAID_BY = "cash cheque check card cc credit debit bank wire transfer paypal stripe sepa ach giro"
PAID_THROUGH, IN_CURRENCY = "in by via per with through", "in"
COUNTED = "h hr hrs hour hours min mins d days kg km m mm cm months mo years"
EACH_BEHIND = """each apiece per pp pa p.a p.p p.m monthly yearly annual annually weekly quarterly mrr arr acv pcm /mo
    /month /yr /year /seat /user"""
EACH_PERIOD = "a m day week month quarter year seat user piece unit head licence license"
SPREAD = "instalments installments payments rates"
EACH_BEFORE = "at a every each times monthly weekly yearly quarterly"
OF_SUM, LEADS_TO_SUM = "of a", "for worth totalling"
MORE = "plus minus less"
PARTS = "half third quarter part rest remainder balance everything"
REDUCED = "off discount rebate less minus reduction cheaper"
BOUNDED_BY = "max tops under minimum maximum min but except excluding"
SPOKEN = {
    3: "k thousand grand", 5: "lakh lakhs lac lacs", 6: "mn mln mill million millions", 7: "crore crores",
    9: "bn billion billions",
}  # fmt: skip
PERCENT, TO_SUM, OF_THE, EACH_ONE = "percent pct", "to", "of the", "a an every p"
POUNDS, BEFORE_SCALE = "pound pounds", "a"
AT_MOST = (
    "up to|at most|at least|less than|more than|shy of|short of|north of|south of|upwards of|excess of|close to|"
    "region of|vicinity of"
)
ROUGHLY = "almost nearly over some maybe perhaps probably possibly presumably say estimated ballpark"
OR_SO = (
    "or so|or thereabouts|more or|give or|and change|and some|all but|before discount|before rebate|or more|"
    "or less|at least|at most|ish|tbc|tbd|tba|approx|approximately|roughly|est|estimate|estimated|ballpark"
)
# closing: how a customer ends a sale.
HAVE = """has have had is are will just now today yesterday finally already verbally officially also decided to
    then sadly unfortunately"""
WHEN_IT_WAS, ORDERED = "today yesterday", "ordered"
NOT_DONE = "not never nothing almost hasn't haven't isn't didn't won't wasn't"
BOUGHT = "bought buys purchased takes took"
SIGNED = "signed committed"
PLACED = "placed made gave confirmed"
THE_ORDER, INSTEAD, OVER_US = "order orders po", "instead", "over us"
NOBODY = "us me ours our you it that this them option options plan variant package offer version model i"
US, ELSEWHERE, LOST, WE_LOST = "us", "elsewhere", "lost", "lost have just the our"
WENT_TO = {
    "with for": "went gone go goes going", "to": "switched defected",
    "from at": "bought buys buy ordered orders purchased", "with": "signed signs sign",
    "for on": "decided decides opted settled", "": "chose chosen choose picked preferred selected",
}  # fmt: skip
ARRIVED = "arrived landed received"
RECEIPTS = """money payment transfer wire deposit cheque prepayment downpayment down instalment installment balance rest
    remainder"""
BESIDE_RECEIPTS = "is are has have had was were been came just now finally already today yesterday of a we i"
# contacts: that somebody was reached, or not.
CONTACTS = {
    "phone": "called phoned rang", "mail": "mailed emailed e-mailed", "text": "texted whatsapped",
    "in person": "met visited saw", "": "spoke talked reached",
}  # fmt: skip
CONTACTS_SAID = {
    "in person": "was at|were at|been at|been to|dropped by|stopped by|dropped in at|sat down with",
    "phone": "called back|rang back|phoned back|got off the phone with|was on the phone with|on the phone with|"
             "off the phone with",
    "": "wrote to|got hold of|caught up with|checked in with|chatted with|caught",
    "mail": "sent a mail to|sent an email to|sent mail to|sent email to",
    "text": "sent a text to|sent a message to|sent a whatsapp to",
}  # fmt: skip
WROTE = "wrote sent shot dropped gave"
WRITTEN_AS = {
    "mail": "mail e-mail email mails emails", "text": "text sms message whatsapp", "post": "letter brief postcard",
    "phone": "call ring",
}  # fmt: skip
WRITTEN_ONE = "a an another the short quick"
HAD = "had"
HAD_WITH_THEM = {
    "in person": "lunch dinner breakfast coffee beer drinks meeting visit appointment", "phone": "call phonecall",
    "": "chat talk conversation word workshop demo videocall zoom kickoff kick-off training",
}  # fmt: skip
CONTACTED, CONTACT_LINKS, OF_FIRM = "reached", "with w/ to at", "from of"
NEXT_CALLS = (
    "call again|call back|call them|call him|call her|ring again|ring back|next call|try again|follow up|"
    "follow-up|next contact|next touch|remind|will call"
)
ATTEMPTS = {
    "phone": "tried|tried to call|tried to ring|tried to phone|tried calling|tried ringing|tried phoning|"
             "no luck reaching|no luck with",
    "": "tried to reach|tried reaching|could not reach|couldn't reach|did not reach|didn't reach|not reached|"
        "failed to reach|unable to reach|can't reach|cannot reach|could not get hold of|can't get hold of",
    "mail": "tried to mail|tried mailing|tried to email|tried emailing",
}  # fmt: skip
HEARD = {
    "phone": "@ called back|@ rang back|@ phoned back|@ called|@ phoned|@ rang|@ called in|@ rang in",
    "mail": "@ emailed|@ mailed|@ e-mailed",
    "text": "@ texted|@ whatsapped|@ messaged", "in person": "@ visited|@ came by|@ dropped by|@ dropped in",
    "": "@ wrote|@ wrote back|@ written|@ replied|@ responded|@ got in touch|@ came back|@ got back|"
        "heard from @|heard back from @",
}  # fmt: skip
SAID_BY_THEM = "they he she they'll he'll she'll they'd he'd she'd"
HEARD_FROM, GOT_IT, HEARD_BESIDE = "from", "got received", "has have had me us to again"
TIMES_OVER = "once twice thrice again times more"
UNREACHED_IN_SHORT = (
    "vm|lvm|lm|gatekeeper|receptionist|not in|no luck|engaged|busy|mailbox|not there|not available"
)
BEFORE_UNREACHED = "is was are were again still sadly went goes got straight to only the their his her"
WHEN = "this on at last just finally briefly quickly"
UNREACHED = (
    "left a message|left message|left a msg|left msg|left word|left vm|left a vm|msg left|hung up|vm|lvm|lm|"
    "gatekeeper|receptionist|gatekeeper only|no pickup|no pick-up|only reception|not in|no luck|no joy|"
    "message left|voicemail|voice mail|mailbox|engaged|busy|rang out|out of office|unreachable"
)
NOT_THERE = {
    "nobody|no one|noone": "there|in|home|answers|answered|picks up|picked up|picking up|answering|reached",
    "not|isn't|isnt|aren't|wasn't|never": "there|answering|answered|picking up|picked up|responding|reached|"
                                          "reachable|available|in the office|at his desk|at her desk|at their desk|"
                                          "at the desk",
    "did not|didn't|didnt|does not|doesn't|doesnt|won't|do not|don't": "answer|pick up|reach|respond",
    "no": "answer|reply|response|pick up",
}  # fmt: skip
# doubtful_notes: what may be no note.
SAID_NO = (
    "said no|says no|told us no|turned us down|turned it down|turned down|declined|cancelled|canceled|"
    "backed out|pulled out|dropped us|not interested|no longer interested|don't want it|doesn't want it|"
    "no deal|against us|deal is off|deal is dead|is out|deal dead|is dead|fell through|lost interest|no go|"
    "no longer want it|went cold|rejected|rejected it"
)
TAKES = "takes took picks favours favors"
FILLERS = """of the their our order orders deal quote offer proposal anymore now again sadly unfortunately today
    yesterday us though after all any more"""
NO_SUPPLIER = "visa mastercard paypal cash cheque credit english german"
BILLS = "payment invoice invoices bill bills deposit balance rest instalment installment money remainder"
PLANNED_SUMS = "budget turnover revenue target forecast"
SENT_MONEY, COME_IN = "transferred wired remitted paid cleared", "in"
LOST_WORDS = "lost to"
# deciding: what is no slip of a word that decides, and what is one.
NO_SLIPS = """agree agrees api approve approved assure balls beam beings bus callee caller callers cells cold
    confirm confirmed conforms contract contracts cost costs cull decide decided decodes delivered delivery emil
    filed fils form forms forwarded fulls halves hard hate haven head hears heart kenny kent kine knock know let
    liked los lots maile mailer mauled misses moved nerds nota noted owe pas pass phones pies pots provide provided rag
    ran range rank reaches receive receives relies replay replied ring rise rng rung sad seams seem seen sees ship
    shops remit settle settled transfer transferred wire wired sid sigh sighs singe sings sins sips spike spikes
    submit submitted tak tasty taught teach tested their theirs there thins tied tire tired tires too tries truck
    tuck used visa visit visitor warm warn warren wart wat wit woke wren"""
USUAL_SLIPS = {"paid": "payed paied payd"}
FIRST_WORDS = {
    "order": "oder o", "lost": "lot lots los x", "call": "cal c", "paid": "pad", "wait": "wat wit w", "promise": "p",
    "touch": "t", "met": "mett mmet mte",
}  # fmt: skip
LEFT = "left"
LEAVES = "left got reached hit"
# countries: whose currency it is.
COUNTRIES = {
    "USD": "us usa u.s american", "CAD": "canadian canada cdn ca can", "AUD": "australian australia aussie au aus",
    "NZD": "new-zealand new-zealander kiwi nz", "HKD": "hong-kong hongkong hk", "SGD": "singapore singaporean sg",
    "TWD": "taiwan taiwanese", "JMD": "jamaican jamaica", "NAD": "namibian namibia", "BMD": "bermudian bermuda",
    "BSD": "bahamian bahamas", "BBD": "barbadian barbados", "BZD": "belize belizean", "FJD": "fijian fiji",
    "TTD": "trinidadian trinidad", "LRD": "liberian liberia", "CZK": "czech", "SEK": "swedish sweden",
    "DKK": "danish denmark", "NOK": "norwegian norway", "ISK": "icelandic iceland", "GBP": "british english uk",
    "EGP": "egyptian egypt", "LBP": "lebanese lebanon", "SYP": "syrian syria", "SDG": "sudanese sudan",
    "SSP": "south-sudanese", "GIP": "gibraltar", "CHF": "swiss switzerland", "MXN": "mexican mexico",
    "COP": "colombian colombia", "CLP": "chilean chile", "ARS": "argentine argentinian argentina",
    "PHP": "philippine filipino philippines", "UYU": "uruguayan uruguay", "DOP": "dominican", "CUP": "cuban cuba",
    "INR": "indian india", "PKR": "pakistani pakistan", "LKR": "sri-lankan lankan sri-lanka",
    "NPR": "nepalese nepali nepal", "MUR": "mauritian mauritius", "SCR": "seychellois seychelles",
    "KWD": "kuwaiti kuwait", "BHD": "bahraini bahrain", "JOD": "jordanian", "IQD": "iraqi iraq",
    "TND": "tunisian tunisia", "DZD": "algerian algeria", "LYD": "libyan libya", "RSD": "serbian serbia",
    "SAR": "saudi saudi-arabian", "QAR": "qatari qatar", "OMR": "omani oman", "YER": "yemeni", "IRR": "iranian",
    "AED": "emirati uae", "MAD": "moroccan morocco", "TRY": "turkish", "KRW": "south-korean korean",
    "KPW": "north-korean", "JPY": "japanese japan", "CNY": "chinese china", "RUB": "russian russia",
    "BYN": "belarusian belarus", "PLN": "polish", "HUF": "hungarian", "ILS": "israeli", "BRL": "brazilian",
    "ZAR": "south-african",
    "": "french belgian luxembourg cfa irish cypriot maltese italian eastern-caribbean caribbean zimbabwean",
}  # fmt: skip
ASKED_CALLS = (
    "wants a call back|wants a callback|wants to be called back|would like a call back|would like a callback|"
    "asks for a call back|asks for a callback|asked for a call back|asked for a callback|asks me to call back|"
    "asked me to call back|needs a call back|needs a callback|"
    "called please call back|called pls call back|called please ring back|called pls ring back"
)
