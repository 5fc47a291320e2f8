"""Who agreed to the time of a promise: it is read with who gave it, and leaves no stray words in the text."""

from __future__ import annotations

import pytest

from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from tests.capture.heard import NOW

GIVEN = (
    "they said ok", "ok from them", "ok from Tom", "agreed with Tom", "agreed with the client", "they are ok with that",
    "she is fine with that", "fine with them", "works for them", "got their ok", "he said it's ok", "client ok",
    "hat ok gesagt", "sie hat ok gesagt", "sie hat zugesagt", "hat zugestimmt", "passt für sie", "passt ihnen",
    "passt dem Kunden", "Kunde ist einverstanden", "ok von Tom", "ok bekommen", "ist ihnen recht", "alle einverstanden",
)  # fmt: skip
NOT_GIVEN = (
    "if they say ok", "if they said ok", "once ok from them", "after ok from them", "need ok from Tom",
    "no ok from them", "not ok for them", "they said not ok", "they said ok?", "hat nicht zugesagt",
    "passt dem Kunden nicht", "wenn ok von Tom", "noch kein ok bekommen", "nach ok von Tom",
)  # fmt: skip


@pytest.mark.parametrize("said", GIVEN)
@pytest.mark.parametrize("joint", [" ", ", "])
@pytest.mark.parametrize("begins", ["promise @acme", "acme:"])
def test_consent_is_read_with_who_gave_it(begins: str, joint: str, said: str) -> None:
    draft = parse(f"{begins} deck by fri 4pm{joint}{said}", NOW, Rules(), ("acme",))
    assert (draft.kind, draft.text, draft.agreed, draft.missing) == ("promise", "deck", True, ())


@pytest.mark.parametrize("said", NOT_GIVEN)
@pytest.mark.parametrize("joint", [" ", ", "])
def test_what_is_no_consent_stays_in_the_text(joint: str, said: str) -> None:
    draft = parse(f"promise @acme deck by fri 4pm{joint}{said}", NOW, Rules(), ("acme",))
    assert not draft.agreed
    assert draft.text == f"deck {said}"


@pytest.mark.parametrize(
    "text",
    [
        "get ok from them", "collect ok from Tom", "what they said ok", "email they confirmed", "ask if it is ok",
        "how the pump works for them", "check what suits them", "the plan agreed with Tom",
    ],
)  # fmt: skip
def test_what_is_promised_is_no_consent(text: str) -> None:
    draft = parse(f"promise @acme {text} by fri 4pm", NOW, Rules(), ("acme",))
    assert (draft.agreed, draft.text) == (False, text)
