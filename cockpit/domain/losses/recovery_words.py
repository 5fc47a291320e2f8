"""Practice 5, the words: a line to read before anything else, an apology ready to edit, and who else can help.

Blame and pitch are pointed out, never refused: the seller has the last word.
"""

from __future__ import annotations

import re

from cockpit.domain.people import fold
from cockpit.domain.questions.similarity import nearness, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.domain.people import Customer

REFRAMING = (
    "This is what we could not do for them that day, and no more than that. "
    "It is an opportunity in disguise: what they will tell others about us begins now."
)
BLAME = (
    "backstabber", "betrayed", "blame", "cheap", "cheapskate", "clueless", "crazy", "dishonest", "fool", "fools",
    "greedy", "idiot", "idiots", "ignorant", "indecisive", "incompetent", "liar", "liars", "lied", "ridiculous",
    "should have known", "stingy", "stupid", "their fault", "their loss", "their mistake", "they will regret",
    "time waster", "unfair", "ungrateful", "wasted my time", "wasted our time", "your fault", "could not wait",
    "did not listen", "did not understand", "didn t listen", "didn t understand", "impatient", "naive",
    "never listen", "only care about", "rude", "stubborn", "you could not", "you did not", "you never",
    "you would not", "arrogant", "betrogen", "dumm", "eigene schuld", "frech", "geizig", "gelogen", "ihr fehler",
    "ihre schuld", "luegner", "selber schuld", "selbst schuld", "undankbar", "unfaehig", "unverschaemt", "verraten",
    "zeitverschwendung",
)  # fmt: skip
PITCH = (
    "best price", "better price", "bonus", "change your mind", "cheaper", "deal", "deals", "discount", "discounts",
    "however", "last chance", "limited time", "lower price", "match the price", "match their price",
    "new model", "offer", "offers", "price match", "promotion", "reconsider", "second thoughts", "special",
    "think again", "unbeatable", "upgrade",
)  # fmt: skip

# Why they said no is not what they needed: such words alone name no need.
REASONS = frozenset(
    "angebot best billiger budget cheaper competition competitor cost costs deal der die das einfach expensive for "
    "high it kein keine konkurrenz kosten lost low lower money much never no none not of on our order other personal "
    "politics preis preise price priced prices pricing quality relationship sale save service small terms that the "
    "time timing to too viel was we with wettbewerb wettbewerber will zeit zu teuer teurer unknown better".split()
)


# How a need begins that is told as a sentence: who, and a verb of needing; and one told as what we could not do.
_WHO = r"(?:(?:the(?:y|m|ir)?|he|she|it|we|you|customer|client|buyer|sie|er|es|ihr|wir|der|die|das|kunde|kundin)\s+)*"
_VERB = (
    r"(?:(?:really|still|just|only|urgently|would|do|did|does|auch|nur|noch|dringend)\s+)*"
    r"(?:need(?:s|ed)?(?:\s+(?:was|is|for|of))?|ha(?:s|ve|d)\s+a\s+need\s+(?:for|of)|requir(?:e|es|ed)|want(?:s|ed)?|wish(?:es|ed)?\s+for|ask(?:s|ed)?\s+for|(?:have\s+)?like(?:d)?|"
    r"look(?:s|ed|ing)?\s+for|(?:must|ha(?:s|ve|d)\s+to)\s+have|insist(?:s|ed)?\s+on|"
    r"brauch(?:t|e|en|te|ten)|benötig(?:t|en|te|ten)|woll(?:en|te|ten)|will|möchte(?:n)?|such(?:t|en|te|ten)|"
    r"verlang(?:t|en|te|ten))"
)
_NEEDED = re.compile(rf"^{_WHO}(?:are\s+|were\s+|is\s+|was\s+)?{_VERB}\s*:?\s+", re.IGNORECASE)
_LACKING = re.compile(
    r"^(?:(?:[\w'’-]+\s+){1,4}?(?:ha(?:ve|s|d)|was|were|is|are|hab(?:en|e|t)|hat(?:te|ten)?|gibt|gab|war(?:en)?)\s+)?"
    r"(?:no(?!\s+(?:longer|more|need|interest|use)\b)|(?:an?\s+|the\s+)?lack\s+of|missing|"
    r"kein(?:e[nrms]?)?(?!\s+(?:bedarf|interesse|mehr)\b)|fehlende[nrms]?)\s+",
    re.IGNORECASE,
)
_US = "us to "
_NOT_OURS = re.compile(
    r"^(?:(?:that|which)\s+)?(?:we\s+)?(?:could\s+not|couldn['’]?t|can\s*not|can['’]?t|did\s+not|didn['’]?t|"
    r"were\s+not\s+able\s+to|weren['’]?t\s+able\s+to|do\s+not|don['’]?t)\s+",
    re.IGNORECASE,
)
# They need "it by May": what it is, the deal tells.
_NO_THING = re.compile(
    r"^(?:it|them|one|es|ihn|sie)(?:$|\s+(?:by|until|before|in|on|bis|vor|am|im|zum)\b)", re.IGNORECASE
)
# What is said behind a need of ourselves: they "need it by Friday and we cannot".
_NOR_WE = re.compile(
    r"(?<!\bwhat)(?<!\bwho)(?<!\bthat)[,;]?\s+(?:(?:and|but|which|what|that|who|und|aber|was|de[nmr]|d(?:ie|as))\s+)*"
    r"(?:(?:we|i)\s+(?:could\s+not|couldn['’]?t|can\s*not|can['’]?t|did\s+not|didn['’]?t|do\s+not|don['’]?t)|"
    r"(?:wir|ich)\s+(?:(?:konnten?|können|kann|haben|hatten?)\s+(?:\w+\s+){0,2})?nicht|"
    r"(?:können|konnten)\s+wir\s+(?:\w+\s+)?nicht)(?:\s+\w+){0,3}$",
    re.IGNORECASE,
)


def is_need(text: str) -> bool:
    """Tell whether words name a need that could be met elsewhere: not a bare reason such as "price", nor blame."""
    return blames(text) is None and any(word not in REASONS for word in words(named_need(text)))


def named_need(text: str) -> str:
    """Return a need as the thing that was needed: "they need May delivery" names "May delivery"."""
    needed = _LACKING.sub("", _NEEDED.sub("", _NOR_WE.sub("", text.strip()), count=1), count=1).strip()
    ours = _NOT_OURS.sub("", needed, count=1).strip()
    return (f"{_US}{ours}" if ours != needed and ours else needed) or text.strip()


def served_need(*said: str) -> str:
    """Return what somebody serves who was called for it: the first that names a thing, else what we could not do."""
    named = [named_need(one) for one in said if is_need(one)]
    things = [one for one in named if not one.startswith(_US) and not _NO_THING.match(one)]
    return next(iter((*things, *(one.removeprefix(_US) for one in named))), "")


def apology_for(name: str, need: str, chosen: str) -> str:
    """Return an apology to edit and copy: that we are sorry, for what, and that the hand-over will be smooth.

    `name` is the customer's, `need` what we could not meet, `chosen` whom they chose; any may be empty, and a need
    that is only a reason ("price") is left out.
    """
    whom = f"{name.strip()}, " if name.strip() else ""
    what = f"You needed {named_need(need)}, and we could not give you that. " if is_need(need) else ""
    then = (
        f"I want it to go well for you with {chosen.strip()}: whatever I can do to make the start easy, I will."
        if chosen.strip()
        else "I want you to get what you need: I will gladly make the calls to find who can do it."
    )
    return f"{whom}I'm sorry that we failed you. {what}{then}"


def hand_over_for(name: str, need: str, phone: str) -> str:
    """Return what to say to another supplier on the customer's behalf: who needs what, and how to reach them."""
    what = named_need(need) if is_need(need) else "something that we could not give them"
    reach = f" You reach them at {phone.strip()}." if phone.strip() else ""
    return (
        f"I am calling on behalf of {name.strip() or 'a customer'}: they need {what}, and we cannot give it to them. "
        f"Can you, and by when?{reach}"
    )


def pitch_words(text: str) -> tuple[str, ...]:
    """Return the words of a pitch in an apology, in the order they come up: they take the apology back."""
    return _said(PITCH, text)


def blames(text: str) -> str | None:
    """Return the hint for a need or a reason that blames the customer; None where it does not."""
    found = _said(BLAME, text)
    return f"“{found[0]}” puts it on them. What could we not do for them that day?" if found else None


def no_need_yet(text: str) -> str:
    """Return the hint for words that blame, or are a reason and not yet a need; empty where they are none of these."""
    if not text.strip() or is_need(text):
        return ""
    return blames(text) or f"“{text}” is a reason and not yet a need: what could we not do for them?"


def suppliers_for(need: str, chosen: str, people: Iterable[Customer]) -> tuple[Customer, ...]:
    """Return who can give them what they need: whom they chose first, then suppliers, nearest to the need first.

    Whom they chose comes first whether noted as a supplier or not. Of two as near, the one with a phone number
    comes first, then the names decide; suppliers that share no word with the need stand last.
    """

    def is_chosen(person: Customer) -> bool:
        return bool(fold(chosen)) and fold(chosen) in {fold(name) for name in person.names()}

    def rank(person: Customer) -> tuple[bool, float, float, bool, str, int]:
        near = (nearness(topic, need) for topic in (*person.needs.values(), *person.knows.values()))
        found, share = max(near, default=(0.0, 0.0))
        return not is_chosen(person), -found, -share, not person.phone, fold(person.display), person.id

    found = (person for person in people if person.is_open() and (person.is_supplier or is_chosen(person)))
    return tuple(sorted(found, key=rank))


def _said(phrases: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the phrases that a text holds as whole words, whatever their case, in the order they come up."""
    spaced = f" {' '.join(words(text))} "
    places = {phrase: spaced.find(f" {phrase} ") for phrase in phrases}
    return tuple(sorted((phrase for phrase, place in places.items() if place >= 0), key=places.__getitem__))
