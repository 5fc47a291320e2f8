"""The sentence to say aloud."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.capture.parse import parse
from cockpit.capture.words_to_say import say
from cockpit.domain.rules import Rules

NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))  # a Wednesday


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("promise @acme deck by 4pm", "I can have that with you no later than four today. Will that be OK?"),
        (
            "promise @acme deck by tomorrow",
            "I can have that with you no later than tomorrow. Will that be OK?",
        ),
        ("call back @acme by 3pm", "I can call you back no later than three today. Will that be OK?"),
        ("promise @acme deck by 4pm ok", "Is there any other information I can get you at the same time?"),
        ("promise @acme deck mine 2pm", ""),
        ("todo deck by 4pm", ""),
        ("note deck by 4pm", ""),
    ],
)
def test_a_promise_comes_with_its_sentence(line: str, said: str) -> None:
    assert say(parse(line, NOW, Rules()), NOW) == said
