"""The library of answer cards: listed, added, edited, merged, read from files and written to them."""

from __future__ import annotations

from cockpit.desk.answers import all_cards, cards_at_hand
from cockpit.desk.card_rows import card_of, day_of, joined, row_of, tags_of
from cockpit.desk.lookup import code_of, find
from cockpit.desk.verb_arguments import someone
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.similarity import bare
from cockpit.domain.record import Record
from cockpit.domain.text import clean, parted
from cockpit.domain.wording import counted
from cockpit.errors import IllegalMove, NothingFound, NotUnderstood
from cockpit.exchange.card_files import CardRow, Read, read_csv, text_of, write_csv
from cockpit.exchange.faq import read_markdown, write_markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk

_READERS = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_csv,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
_WRITERS = {"csv": write_csv, "md": write_markdown}
FORMS = tuple(_WRITERS)


class Imported(Record):
    """What an import made or would make: the cards that are new, those that change, and how many are as they were.

    `left_out` tells what in the file makes no card, each with its line and the reason; `unknown` are the columns that
    were passed over, `passed_over` what else was, each with its line.
    """

    new: tuple[Card, ...]
    changed: tuple[Card, ...]
    unchanged: int
    left_out: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()

    def counts(self, done: str) -> str:
        """Return in a sentence how many cards were kept, or would be: that is what `done` says."""
        new = counted(len(self.new), "new card")
        return f"{done} {new}, {len(self.changed)} changed, {self.unchanged} as they were."


def listed(desk: Desk, *, retired: bool = False, at_hand: bool = False) -> list[Card]:
    """Return the cards, those that were not verified for longest first, then by their question.

    With `at_hand` no history is read for it: then it may run in a thread.
    """
    now, rules = desk.now(), desk.rules

    def rank(card: Card) -> tuple[int, str, int]:
        return -(card.unverified_days(now, rules) or -1), card.text.casefold(), card.id

    found = cards_at_hand(desk) if at_hand else all_cards(desk.book)
    return sorted((card for card in found if retired or card.is_live()), key=rank)


def find_card(desk: Desk, code: str) -> Card:
    """Return the card of a code. Raises NothingFound, NotUnderstood where it is no card's."""
    record = find(desk, code, "See `cockpit cards` for the codes of cards, such as A7K3.")
    if not isinstance(record, Card):
        raise NotUnderstood(
            f"{code} is {'an' if record.KIND[0] in 'aeiou' else 'a'} {record.KIND}, not an answer card.",
            "See `cockpit cards` for the codes of cards.",
        )
    return record


def add(
    desk: Desk,
    question: str,
    answer: str,
    *,
    phrasings: Iterable[str] = (),
    tags: Iterable[str] = (),
    detail: str = "",
    source: str = "",
    expert: str = "",
) -> Card:
    """Keep a new card, verified now. Raises NotUnderstood where question or answer are missing, or the expert.

    Raises IllegalMove where a card is found by these words already.
    """
    question = clean(question).strip()
    row = CardRow(
        line=0,
        question=question,
        answer=answer,
        phrasings=tuple(way for line in phrasings for way in parted(line)),
        tags=tuple(_tags(tags)),
        detail=detail,
        source=source,
        expert=expert,
    )
    card = card_of(desk, row, desk.now())
    if not bare(question):
        raise NotUnderstood("A card needs a question.", "Type what customers ask.")
    if not card.answer:
        raise NotUnderstood("A card needs an answer.", "Say what to tell them: --answer.")
    with desk.book.transaction() as transaction:
        if known := _by_words(all_cards(desk.book)).get(bare(question)):
            raise IllegalMove(
                f"{code_of(desk, known, {})} is found by these words already: {known.text}",
                "Edit that card, or say what is different.",
            )
        transaction.put(card)
        transaction.did = f"added card {code_of(desk, card, {})}: {card.text}"
    return card


def _tags(lines: Iterable[str]) -> Iterable[str]:
    """Yield the tags that lines name: a tag is a word, so a comma parts them, too."""
    return (tag for line in lines for tag in parted(line, ";,"))


def edit(
    desk: Desk,
    code: str,
    given: Mapping[str, str],
    *,
    phrasings: Iterable[str] = (),
    tags: Iterable[str] = (),
) -> Card:
    """Change a card as one action: its words by field, further phrasings, and tags in place of those it has.

    Raises NotUnderstood, IllegalMove, NothingFound where it is so already; then nothing is changed.
    """
    with desk.book.transaction() as transaction:
        card = find_card(desk, code)
        words: dict[str, Any] = {
            name: "\n".join(map(clean, text.splitlines())).strip() for name, text in given.items()
        }
        if "expert" in words:
            words["expert"] = someone(desk, words["expert"])
        after = card.edit(desk.now(), **words) if given else card
        for asked in phrasings:
            after = after.add_phrasing(desk.now(), text=clean(asked).strip())
        after = after.replace(tags=tags_of(_tags(tags)) or after.tags)
        if after == card:
            raise NothingFound(f"“{card.text}” is so already.", "Say what is to be different of it.")
        transaction.put(after)
        transaction.did = f"edited card {code_of(desk, card, {})}: {card.text}"
    return after


def merge(desk: Desk, card: Card, others: Sequence[Card]) -> Card:
    """Let one card take in all the words and uses of others, which are retired, as one action.

    Raises IllegalMove; then nothing is changed.
    """
    with desk.book.transaction() as transaction:
        card, *others = (_as_it_stands(desk, one) for one in (card, *others))
        if any(card.id == other.id for other in others):
            raise IllegalMove(
                "A card cannot be merged with itself.", "Name the card to keep, then the others."
            )
        if not card.is_live():
            raise IllegalMove(
                "You cannot merge into it: it is retired.", "Verify it first: that brings it back."
            )
        merged, now = card, desk.now()
        for other in others:
            words = {
                bare(text): text for text in other.ways_to_ask() if bare(text) not in ("", bare(card.text))
            }
            merged = merged.replace(
                phrasings={**words, **merged.phrasings},
                tags={**other.tags, **merged.tags},
                uses={**other.uses, **merged.uses},
                expert=merged.expert or other.expert,
            )
            if other.is_live():
                transaction.put(other.retire(now))
        transaction.put(merged)
        codes = ", ".join(code_of(desk, other, {}) for other in others)
        transaction.did = f"merged {codes} into {code_of(desk, card, {})}: {card.text}"
    return merged


def _as_it_stands(desk: Desk, card: Card) -> Card:
    found = desk.book.get(card.id)
    if not isinstance(found, Card) or found.deleted:
        raise NothingFound(f"“{card.text}” is gone from the cards.", "Look again: see `cockpit cards`.")
    return found


def import_cards(desk: Desk, data: bytes, suffix: str, *, dry_run: bool = False) -> Imported:
    """Take in the cards of a CSV or Markdown file, as one action that one undo takes back.

    A question that a card is found by changes that card: its answer is the file's, its phrasings and tags join
    those it has. What makes no card is left out and told. Raises NotUnderstood for a file that holds none.
    """
    reader = _READERS.get(suffix.casefold())
    if reader is None:
        raise NotUnderstood(
            f"Nothing is taken in from {f'“{suffix}” files' if suffix else 'a file without an ending'}.",
            f"Answer cards are read from {', '.join(_READERS)}, people and what is open from tables (.csv), "
            "contacts from .vcf by `cockpit import` in a shell.",
        )
    read = reader(text_of(data))
    now = desk.now()
    if dry_run:
        return _planned(desk, read, now)
    with desk.book.transaction() as transaction:
        imported = _planned(desk, read, now)
        for card in (*imported.new, *imported.changed):
            transaction.put(card)
        transaction.did = (
            f"imported {counted(len(imported.new), 'new card')}, changed {len(imported.changed)}"
        )
    return imported


def written(desk: Desk, cards: Iterable[Card], form: str) -> str:
    """Return cards as `csv`, which can be imported again, or `md`, which people read."""
    return _WRITERS[form](row_of(desk, card) for card in cards)


def _planned(desk: Desk, read: Read, now: datetime) -> Imported:
    known = _by_words(all_cards(desk.book))
    new: list[Card] = []
    changed: list[Card] = []
    left_out = list(read.left_out)
    unchanged = 0
    taken: set[int] = set()
    for row in read.rows:
        try:
            verified = day_of(row.verified, now)
        except ValueError:
            left_out.append((row.line, f"“{row.verified}” is no date such as 2026-11-18"))
            continue
        if not clean(row.answer).strip() or not bare(clean(row.question)):
            left_out.append((row.line, f"nothing is left of “{clean(row.question)}” that can be shown"))
            continue
        old = known.get(bare(clean(row.question)))
        try:
            after = joined(desk, old, row, verified) if old else card_of(desk, row, verified)
        except NotUnderstood as error:  # an expert whom nobody knows
            left_out.append((row.line, f"“{row.question}”: {error.what} {error.remedy}".rstrip(".")))
            continue
        if old is None:
            new.append(after)
        elif old.id in taken:
            left_out.append((row.line, f"“{row.question}” is asked of a card that an earlier line changes"))
        elif after == old:
            unchanged += 1
        else:
            taken.add(old.id)
            changed.append(after)
    return Imported(
        new=tuple(new),
        changed=tuple(changed),
        unchanged=unchanged,
        left_out=_lines(left_out),
        unknown=read.unknown,
        passed_over=_lines(read.passed_over),
    )


def _lines(told: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(f"line {line}: {what}" for line, what in sorted(told))


def _by_words(cards: Iterable[Card]) -> Mapping[str, Card]:
    """Return the live cards by all the words they are found by; a card's own question goes before a phrasing."""
    live = [card for card in cards if card.is_live()]
    found = {words: card for card in live for words in card.phrasings}
    return found | {bare(card.text): card for card in live}
