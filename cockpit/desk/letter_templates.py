"""The texts that are sent to customers: one template each, which the user may replace by a file of their own.

A template is plain text with words such as $customer in it. One of the user's own stands in the folder `texts` beside
the settings, called after the text: `texts/reminder-firm.txt`.
"""

from __future__ import annotations

from string import Template

from cockpit.domain.record import Record
from cockpit.domain.text import clean
from cockpit.domain.wording import sentence
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cockpit.desk.desk import Desk
    from cockpit.store.folder import Folder


class Text(Record):
    """One text: what it is for, the words it may hold, and how it reads unless the user has one of their own."""

    about: str
    words: tuple[str, ...]
    template: str


_ENDS = ".txt"
_OF_ORDER = ("customer", "what", "amount", "supply")
_OF_MISSED = (*_OF_ORDER, "missed")
_OF_MONEY = ("customer", "date", "lines", "total", "days", "oldest")
TEXTS: Mapping[str, Text] = {
    "reassure": Text(
        about="to tell them, within 24 h of their promise, that the decision is right",
        words=_OF_ORDER,
        template="""$customer, you made the right decision with $what.
$supply
I stay on it myself until it does what you need. If anything comes up in between, call me first.
""",
    ),
    "competitors": Text(
        about="to ask whether anyone else has been in touch",
        words=_OF_ORDER,
        template="""$customer, has anyone else been in touch about $what since we spoke?
What did they offer? I would rather hear it from you now than guess.
""",
    ),
    "process": Text(
        about="the process from now until shipment, with its dates",
        words=(*_OF_ORDER, "lines"),
        template="""$customer, this is how it goes with $what from here:

$lines

If one of these dates does not suit you, tell me today and I will see to it.
""",
    ),
    "touch": Text(
        about="to get in touch about an order that has gone quiet",
        words=_OF_ORDER,
        template="""$customer, I have an eye on $what for you.
$supply
Is there anything you need from me?
""",
    ),
    "chase": Text(
        about="to ask for a payment that they promised, or that bounced",
        words=_OF_MISSED,
        template="""$customer, $missed
What holds it up, and when may I count on it?
""",
    ),
    "statement": Text(
        about="the statement of a customer",
        words=_OF_MONEY,
        template="""Statement for $customer as at $date

$lines

Still to come: $total
""",
    ),
    "reminder-friendly": Text(
        about="a payment reminder, up to 30 days overdue",
        words=_OF_MONEY,
        template="""$customer, a short note on $date: this is open, and its day has passed.

$lines

In all $total. It may well have crossed with this note; then thank you. If something holds it up, call me.
""",
    ),
    "reminder-firm": Text(
        about="a payment reminder, 31 to 60 days overdue",
        words=_OF_MONEY,
        template="""$customer, as at $date this is $days days overdue.

$lines

Please pay $total now, or tell me by return on which day it will be on the account, and what stands in the way.
""",
    ),
    "reminder-last": Text(
        about="the last payment reminder, more than 60 days overdue",
        words=_OF_MONEY,
        template="""$customer, this is the last reminder. As at $date it is $days days overdue, since $oldest.

$lines

I expect $total on the account within seven days. Without it, or a call from you, it leaves my hands; I would much
rather we settle it between us.
""",
    ),
}


def write(desk: Desk, name: str, values: Mapping[str, str]) -> str:
    """Return a text with its words put in. Raises NotUnderstood where the user's own template asks for others."""
    return _filled(name, template(desk, name), values)


def faults(texts: Folder) -> Iterator[NotUnderstood]:
    """Yield why a template of the user's own cannot be used, for each that cannot: its name, its words, its letters."""
    for file in texts.names(""):
        name = file.removesuffix(_ENDS)
        if name == file:
            continue
        try:
            _filled(name, _own(texts, name), dict.fromkeys(_known(name).words, ""))
        except NotUnderstood as error:
            yield error


def _filled(name: str, text: str, values: Mapping[str, str]) -> str:
    for word, value in values.items():
        if sentence(value) == value:  # its last stop is that of the sentence
            text = text.replace(f"${word}.", f"${word}").replace(f"${{{word}}}.", f"${{{word}}}")
    try:
        return Template(text).substitute(values).strip()
    except (KeyError, ValueError) as error:
        known = ", ".join(f"${word}" for word in TEXTS[name].words)
        is_word = isinstance(error, KeyError)  # else it is a sign alone, as in "$5"
        wrong = f"${error.args[0]}, which is not known" if is_word else "a $ that no word follows"
        raise NotUnderstood(
            f"The template {file_of(name)} holds {wrong}.",
            f"It may hold {known}; write $$ for a dollar sign.",
            "Nothing was changed.",
        ) from None


def template(desk: Desk, name: str) -> str:
    """Return the template of a text: the user's own where there is one. Raises NotUnderstood for one that is none."""
    usual = _known(name).template
    return (_own(desk.texts, name) if desk.texts is not None else "") or usual


def _known(name: str) -> Text:
    if name not in TEXTS:
        raise NotUnderstood(f"There is no text “{name}”.", f"There are: {', '.join(TEXTS)}.", "")
    return TEXTS[name]


def _own(texts: Folder, name: str) -> str:
    """Return the user's own template of a text; empty where there is none."""
    try:
        own = texts.read(f"{name}{_ENDS}").decode("utf-8-sig")
        return "\n".join(clean(line) for line in own.splitlines()) if own.strip() else ""
    except UnicodeDecodeError:
        raise NotUnderstood(f"The template {file_of(name)} is not UTF-8.", "Save it as UTF-8.") from None


def file_of(name: str) -> str:
    """Return where a template of the user's own stands, seen from the folder of the settings."""
    return f"texts/{name}{_ENDS}"
