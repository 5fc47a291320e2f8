"""What the proofs counted is told at the end of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_COUNTS = pytest.StashKey[list[str]]()


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Return what takes a line for the summary."""
    return request.config.stash.setdefault(_COUNTS, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if lines := config.stash.get(_COUNTS, []):
        terminalreporter.section("counted")
        for line in lines:
            terminalreporter.write_line(line)
