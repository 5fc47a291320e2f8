"""A book of its own for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.house import HOSTILE, House


@pytest.fixture
def house(tmp_path: Path, request: pytest.FixtureRequest) -> House:
    """An empty book on disk, on Wed 18 Nov 2026 at 10:20; its clock stands, or `ticks`."""
    return House(tmp_path, ticks=getattr(request, "param", "stands") == "ticks")


@pytest.fixture(params=HOSTILE, ids=lambda text: ascii(text[:12]))
def hostile(request: pytest.FixtureRequest) -> str:
    """One text that would do harm."""
    text: str = request.param
    return text
