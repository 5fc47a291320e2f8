"""The library of cards: the stale first, one card a question, files in and out as one action."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cockpit.desk import actions, cards, people
from cockpit.desk.answers import all_cards, find_answers
from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.errors import CockpitError, IllegalMove, NotUnderstood
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW

TABLE = (
    "question,answer,phrasings,tags,detail,source,verified\n"
    "How long does it take?,Ten days.,When does it ship?|Delivery time,shipping,From order.,Ops,2026-06-01\n"
    'Terms?,"Net 14.\nSkonto 2 %.\nSince 2020.\nFor all.",,,,,\n'
)


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def a_desk() -> Desk:
    """Make a desk with an empty book."""
    ticks = iter(range(1_763_000_000_000, 1_763_000_900_000))
    folder, local = MemoryFolder(), MemoryFolder()
    return Desk(folder=folder, local=local, now=lambda: NOW, wall_ms=lambda: next(ticks), rules=Rules())


def load(desk: Desk, text: str, suffix: str = ".csv", *, dry_run: bool = False) -> cards.Imported:
    """Import a text as a file."""
    return cards.import_cards(desk, text.encode(), suffix, dry_run=dry_run)


def test_what_was_not_verified_for_longest_comes_first(desk: Desk) -> None:
    load(desk, "question,answer,verified\na,x,2026-08-01\nb,x,\nc,x,2025-01-01\n")
    assert [card.text for card in cards.listed(desk)] == ["c", "a", "b"]


def test_a_question_has_one_card(desk: Desk) -> None:
    cards.add(desk, "How long?", "Ten days.", phrasings=["When?"])
    for known in ("how long", "WHEN"):
        with pytest.raises(IllegalMove, match="found by these words"):
            cards.add(desk, known, "Never.")
    for question, answer in (("?!", "x"), ("x", " ")):
        with pytest.raises(NotUnderstood, match="needs"):
            cards.add(desk, question, answer)
    assert len(all_cards(desk.book)) == 1


def test_an_import_keeps_everything_and_one_undo_takes_it_back(desk: Desk) -> None:
    imported = load(desk, TABLE)
    assert (len(imported.new), imported.changed, imported.left_out) == (2, (), ())
    card, long = all_cards(desk.book)
    assert list(card.phrasings.values()) == ["When does it ship?", "Delivery time"]
    assert (card.detail, card.source, list(card.tags.values())) == ("From order.", "Ops", ["shipping"])
    assert card.verified_at is not None
    assert card.verified_at.date().isoformat() == "2026-06-01"
    assert long.answer == "Net 14.\nSkonto 2 %."
    assert long.detail.endswith("For all.")
    actions.undo(desk)
    assert all_cards(desk.book) == []


def test_a_dry_run_says_the_same_and_keeps_nothing(desk: Desk) -> None:
    dry = load(desk, TABLE, dry_run=True)
    assert all_cards(desk.book) == []
    assert [card.text for card in dry.new] == [card.text for card in load(desk, TABLE).new]


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    load(desk, TABLE)
    again = load(desk, TABLE)
    assert (again.new, again.changed, again.unchanged) == ((), (), 2)


def test_a_known_question_takes_the_answer_of_the_file_and_keeps_its_words(desk: Desk) -> None:
    load(desk, TABLE)
    imported = load(desk, "question,answer,phrasings\ndelivery TIME,Five days.,How quick?\n")
    assert (len(imported.new), len(imported.changed)) == (0, 1)
    (answer,) = find_answers(desk, "how quick", most=1).answers
    assert answer.card.answer == "Five days."
    assert answer.card.text == "How long does it take?"
    assert "When does it ship?" in answer.card.phrasings.values()
    assert answer.stale_days is None


def test_two_rows_for_one_card_and_a_day_that_is_none_are_left_out(desk: Desk) -> None:
    load(desk, TABLE)
    imported = load(
        desk,
        "question,answer,verified\ndelivery time,A,\nwhen does it ship,B,\nx,y,soon\nz,y,2999-01-01\n",
    )
    assert [left.split(":")[0] for left in imported.left_out] == ["line 3", "line 4", "line 5"]
    assert [card.answer for card in imported.changed] == ["A"]


def test_a_faq_is_imported_and_other_files_are_refused(desk: Desk) -> None:
    assert len(load(desk, "# FAQ\n## Where?\nHere.\n", ".MD").new) == 1
    with pytest.raises(NotUnderstood, match="Nothing is taken in from"):
        load(desk, "", ".xlsx")
    with pytest.raises(CockpitError):
        load(desk, "", ".csv")


def test_what_is_exported_is_imported_again_as_it_was(desk: Desk) -> None:
    load(desk, TABLE)
    cards.add(desk, "Is it “quoted”, really?", "Yes; it, is.", phrasings=["a, b"], tags=["one two"])
    written = cards.written(desk, cards.listed(desk), "csv")
    assert load(desk, written).unchanged == 3
    other = a_desk()
    load(other, written)
    assert cards.written(other, cards.listed(other), "csv") == written


NASTY = st.sampled_from(
    r"""# x
#
## How?
x #
---
===
--
```
~~~
```py
    ```
\
\# x
\\
**More:**
**Source:** y
**Also asked:**
- z
*bold*
a;b
a|b
a,b
a\;b
"
"q
größer
=1+1
> quote
(Source: x)
C#
""".split("\n")
) | st.sampled_from(["\u2028", "\ufeff"])
LINES = st.lists(NASTY | st.text(max_size=9), max_size=5).map("\n".join)
WORDS = st.lists(NASTY | st.text(max_size=9), max_size=3).map(" ".join)
ANY_CARD = st.tuples(WORDS, LINES, st.lists(WORDS, max_size=2), st.lists(WORDS, max_size=2), LINES, LINES)


@pytest.mark.parametrize("form", cards.FORMS)
@example(texts=[("# C\\#*", "Yes:\n# x", ["a;b"], ["\\# x"], "```\n# y\n```\n---\n```", "**More:**\n===")])
@example(texts=[("One?", "Line 1\n2 \n3", [], [], "", ""), ("Two\x08?", "\x08", ["- a"], [], "", "")])
@given(texts=st.lists(ANY_CARD, max_size=3))
def test_whatever_is_written_on_cards_is_imported_again_as_it_was_exported(
    form: str, texts: list[tuple[str, str, list[str], list[str], str, str]]
) -> None:
    first, other = a_desk(), a_desk()
    cards.add(first, "Is it so?", "It is.")
    for question, answer, phrasings, tags, detail, source in texts:
        with suppress(CockpitError):  # one without a question, or without an answer
            cards.add(first, question, answer, phrasings=phrasings, tags=tags, detail=detail, source=source)
    load(other, cards.written(first, cards.listed(first), form), f".{form}")
    assert cards.written(other, cards.listed(other), "csv") == cards.written(
        first, cards.listed(first), "csv"
    )
    assert load(first, cards.written(first, cards.listed(first), form), f".{form}").changed == ()


@pytest.mark.parametrize("form", cards.FORMS)
@pytest.mark.parametrize("name", ["Jonas Weber", "**Source:** y", "=1+1", 'größer; a|b, "c"', "## How?"])
def test_the_expert_of_a_card_goes_out_and_comes_back(form: str, name: str) -> None:
    first, other = a_desk(), a_desk()
    for desk in (first, other):
        people.add(desk, name, {"add-topic": ["shipping"]})
    kept = cards.add(first, "When does it ship?", "On Friday.", expert=name)
    cards.add(first, "Who packs it?", "We do.")
    written = cards.written(first, cards.listed(first), form)
    load(other, written, f".{form}")
    assert [card.expert for card in cards.listed(other) if card.text == kept.text] == [kept.expert]
    assert load(first, written, f".{form}").unchanged == 2
    assert load(other, "question,answer\nWhen does it ship?,On Monday.\n").changed[0].expert == kept.expert


def test_a_card_of_an_expert_whom_nobody_knows_is_told_with_its_line_and_the_rest_is_taken_in(
    desk: Desk,
) -> None:
    table = "frage,antwort,experte\nWhen?,Friday.,Jonas\nWhere?,Here.,\n"
    imported = load(desk, table)
    assert [card.text for card in imported.new] == ["Where?"]
    assert imported.left_out == (
        "line 2: “When?”: Nobody is called “Jonas”. See `cockpit people`, or add them",
    )
    people.add(desk, "Jonas", {})
    assert [card.expert for card in load(desk, table).new] == [people.person(desk, "Jonas").id]


def test_a_merged_card_keeps_an_expert_of_either(desk: Desk) -> None:
    people.add(desk, "Jonas", {})
    one, other = cards.add(desk, "When?", "Friday."), cards.add(desk, "Which day?", "Friday.", expert="Jonas")
    assert cards.merge(desk, one, [other]).expert == other.expert is not None


def test_merging_keeps_all_words_and_uses_and_retires_the_other(desk: Desk) -> None:
    keep = cards.add(desk, "How long?", "Ten days.", phrasings=["When?"], tags=["a"])
    other = cards.add(desk, "Delivery time?", "10 days.", phrasings=["How soon?"], tags=["b"])
    actions.do(desk, [other.id], "use", {"words": "how quick"})
    third = cards.add(desk, "Lead time?", "Ten.")
    used = cards.find_card(desk, find_answers(desk, "how soon").answers[0].code)
    merged = cards.merge(desk, keep, [used, third])
    ways = {"How long?", "Delivery time?", "How soon?", "how quick", "When?", "Lead time?"}
    assert set(merged.ways_to_ask()) == ways
    assert len(merged.uses) == 1
    assert set(merged.tags.values()) == {"a", "b"}
    assert [card.id for card in cards.listed(desk)] == [keep.id]
    assert len(cards.listed(desk, retired=True)) == 3
    with pytest.raises(IllegalMove, match="itself"):
        cards.merge(desk, merged, [merged])
    actions.undo(desk)
    assert len(cards.listed(desk)) == 3


def test_a_card_that_was_touched_long_ago_is_still_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    load(desk, TABLE)
    monkeypatch.setattr(desk, "now", lambda: NOW + timedelta(days=1000))
    assert find_answers(desk, "delivery time").answers[0].stale_days is not None


def test_a_code_of_another_kind_is_no_card(desk: Desk) -> None:
    from cockpit.desk import capture

    saved = capture.add(desk, "todo call the bank")
    desk.book.refresh()
    with pytest.raises(NotUnderstood, match="not an answer card"):
        cards.find_card(desk, saved.code)
