"""Both folders under every contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cockpit.store.disk import DiskFolder
from cockpit.store.memory import MemoryFolder
from tests.store.builders import Machine

if TYPE_CHECKING:
    from pathlib import Path

    from cockpit.store.folder import Folder


@pytest.fixture(params=["memory", "disk"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    return MemoryFolder() if request.param == "memory" else DiskFolder(str(tmp_path / "book"))


@pytest.fixture
def here(folder: Folder) -> Machine:
    return Machine(folder)


@pytest.fixture
def there(folder: Folder) -> Machine:
    return Machine(folder, "dev00002")
