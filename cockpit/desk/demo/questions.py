"""The demo's questions and answer cards: on the spot, get-backs, a repeat, and cards past their review."""

from __future__ import annotations

from cockpit.domain.people import id_of
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.desk.demo.scene import Scene
    from cockpit.domain.entry import Entry


def records(scene: Scene) -> Iterator[Entry]:
    """Yield the questions and the answer cards."""
    on, near = scene.on, scene.near
    cards = {card.text: card for card in _cards(scene)}

    def asked(name: str, text: str, made_at: datetime) -> Question:
        return Question(**scene.said(name, text, made_at))

    # Answered on the spot: from a card, which learns the words.
    for name, text, words, made_at in (
        ("Globex", "How long is the warranty?", "how many years of warranty do we get", on(-6, 11)),
        ("Wayne Enterprises", "Do you support single sign-on?", "does it work with our Okta", on(-2, 10)),
        ("Bo Lindqvist", "Can it stand outdoors?", "can we mount it on the roof", on(-1, 9)),
    ):
        question, cards[text] = asked(name, words, made_at).answer_from(made_at, cards[text])
        yield question
    # Waiting: just asked, with an expert on the line, open by a time they were told, overdue.
    yield asked("Mia Torres", "can the lamp be dimmed", near(-6))
    yield (
        asked("Cyberdyne", "do you encrypt the backups", near(-12))
        .ask_expert(near(-9), name="Priya Nair")
        .replace(expert=id_of("Priya Nair"))
    )
    yield asked("Hooli", "what does the audit log keep", near(-120)).open(
        near(-120), rules=scene.rules, due=near(150)
    )
    yield asked("Initech", "can you hold the price until spring", on(-2, 11)).open(
        on(-2, 11), rules=scene.rules, due=on(-1, 12)
    )
    # Got back to: in time, and kept as a card; then asked again: a repeat get-back.
    yield from (
        asked("Globex", "How heavy is the outdoor unit?", on(-8, 10))
        .open(on(-8, 10), rules=scene.rules, due=on(-8, 17))
        .deliver(on(-8, 14), answer="Eleven kilos with the bracket.")
        .save_card(on(-8, 14), make_id=scene.make_id)
    )
    yield asked("Zed Okonjo", "how heavy is the outdoor unit", on(-1, 14)).open(
        on(-1, 14), rules=scene.rules, due=scene.near(210)
    )
    yield from cards.values()


def _cards(scene: Scene) -> Iterator[Card]:
    def card(text: str, answer: str, *phrasings: str, expert: str, days: int) -> Card:
        """Return a card that was last verified so many days ago."""
        made_at, knows = scene.ago(days + 40), id_of(expert) if expert else None
        made = Card(id=scene.make_id(), text=text, made_at=made_at, answer=answer, expert=knows)
        for phrasing in phrasings:
            made = made.add_phrasing(made_at, text=phrasing)
        return made.verify(scene.ago(days))

    yield card(
        "How long is the warranty?",
        "Five years, parts and labour. Out of the box, nothing to register.",
        "is there a guarantee",
        "what if it breaks",
        expert="Ruth Okafor",
        days=20,
    )
    yield card(
        "Do you support single sign-on?",
        "Yes, with any SAML or OpenID provider. It is switched on in ten minutes.",
        "can we log in with our company accounts",
        expert="Priya Nair",
        days=12,
    )
    yield card(
        "Where is our data kept?",
        "In Frankfurt, mirrored to Zurich. It never leaves Europe.",
        "data residency",
        "which country hosts it",
        expert="Priya Nair",
        days=45,
    )
    yield card(
        "Which certificates do you hold?",
        "ISO 27001 and TISAX. The reports are yours under an NDA.",
        "are you ISO certified",
        expert="Priya Nair",
        days=120,
    )
    yield card(
        "What are your payment terms?",
        "Thirty days net. Two per cent off within ten days.",
        "how long do we have to pay",
        expert="Ruth Okafor",
        days=30,
    )
    yield card(
        "Can it stand outdoors?",
        "The outdoor model can: minus 30 to plus 50 degrees, rain and salt.",
        "is it weatherproof",
        "IP rating",
        expert="Jonas Weber",
        days=8,
    )
    yield card(
        "Who installs it?",
        "Our own fitters, in half a day. You need one socket and a ladder.",
        "do you do the installation",
        expert="Jonas Weber",
        days=60,
    )
    yield card(
        "Is there a discount for schools?",
        "Yes, a quarter off the list price, for as long as they teach.",
        expert="Ruth Okafor",
        days=15,
    )
    gone = card(
        "Do you still sell the Mark I?", "No, the Mark II fits the same bracket.", expert="", days=200
    )
    yield gone.retire(scene.on(-30, 9))
