"""A slip in a word of the day, the terms, the consent or the rhythm changes nothing unnoticed."""

from __future__ import annotations

from cockpit.capture.draft import Draft
from tests.capture.test_slips_of_verbs import read, slips
from tests.capture.test_unseen import ROUTINE

LINES = (
    "order @acme 5k EUR net 30", "order @acme 5k EUR 30 days net", "order @acme 5k EUR zahlbar in 30 Tagen",
    "order @acme 5k EUR payable within 30 days", "order @acme 5k EUR 2% 10 net 30",
    "order @acme 5k EUR payable by 31 march", "order @acme 5k EUR zahlbar bis 31. März",
    "order @acme 5k EUR payable by friday", "order @acme 5k EUR netto 14 Tage",
    "order @acme 5k EUR payment terms 45 days", "order @acme 5k EUR terms 30 days",
    "order @acme 5k EUR Zahlungsziel 30 Tage", "order @acme 5k EUR need friday", "order @acme 5k EUR delivery friday",
    "order @acme 5k EUR Lieferung Freitag", "order @acme 5k EUR by friday", "order @acme 5k EUR deadline 30 april",
    "order @acme 12,5 tausend Euro", "order @acme 5 thousand EUR", "order @acme 5 million dollars",
    "paid @acme 2k on monday", "paid @acme 2k last friday", "paid @acme 2k yesterday", "paid @acme 2k am Montag",
    "lost @acme 9k told yesterday 10:00: price", "lost @acme 9k gestern erfahren: Preis",
    "touch @acme phone yesterday: fine", "touch @acme mail monday: fine", "touch @acme every 3 weeks",
    "touch @acme every month", "todo backup every friday", "todo backup every 2nd tuesday",
    "todo backup jeden Montag", "todo backup weekly", "todo backup alle 2 Wochen", "call @acme every month",
    "call @acme friday 10:00 purpose: scope", "promise @acme deck by fri 4pm agreed",
    "promise @acme deck by fri 4pm mine 2pm", "promise @acme deck bis freitag 16 Uhr vereinbart",
)  # fmt: skip
# Words of their own, and means, which stay in the text as they are typed.
LEFT = frozenset(("phone", "mail"))
OWN_WORDS = frozenset(("ever", "agree"))


def means(draft: Draft) -> tuple[object, ...]:
    when = (draft.theirs or draft.due, draft.mine, draft.told, draft.payable_by)
    money = (draft.amount, draft.terms_days, draft.discount)
    return draft.kind, draft.customer, draft.held, when, money, draft.agreed, draft.every


def test_a_slip_in_a_word_that_counts_is_read_or_asked_about() -> None:
    count, unnoticed = 0, []
    for line in LINES:
        whole, words = read(line), line.split()
        for place, word in enumerate(words[2:], 2):
            plain = word.rstrip(":")
            if plain in LEFT or plain[0] == "@" or any(map(str.isdecimal, plain)):
                continue
            for slip in sorted(slips(plain) - OWN_WORDS):
                changed = " ".join((*words[:place], slip + word[len(plain) :], *words[place + 1 :]))
                draft, count = read(changed), count + 1
                is_told = draft.missing or draft.assumed or not all(ROUTINE.match(ask) for ask in draft.asks)
                if not is_told and means(draft) != means(whole):
                    unnoticed.append(changed)
    print(f"slips beside: {count}, {len(unnoticed)} unnoticed")
    assert unnoticed == []
