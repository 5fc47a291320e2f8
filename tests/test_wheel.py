"""The wheel that people install: everything is in it, and it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import cockpit

ROOT = Path(__file__).parents[1]
PACKAGES = ("cockpit", "widgets", "themes")


def run(*command: str | Path, env: dict[str, str] | None = None, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `cockpit` command in a clean environment that borrows the dependencies of this one.

    A folder named by a .pth file is searched, but its own .pth files are not obeyed: the editable install of
    this checkout stays out of sight.
    """
    home = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", home)
    python = home / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    Path(site, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin" / "cockpit"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COCKPIT_", "PYTHON"))}
    return clean | {
        "COCKPIT_BOOK": str(tmp_path / "book"),
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def test_every_file_of_the_three_packages_is_in_the_wheel(wheel: Path) -> None:
    here = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.suffix in {".py", ".tcss", ".toml"}
    }
    with zipfile.ZipFile(wheel) as archive:
        there = set(archive.namelist())
    assert any(name.endswith(".tcss") for name in there)
    assert any(name.startswith("themes/") and name.endswith(".toml") for name in there)
    assert here - there == set()


def test_nothing_but_the_three_packages_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_the_installed_command_tells_its_version(
    installed: Path, env: dict[str, str], tmp_path: Path
) -> None:
    assert cockpit.__version__ in run(installed, "--version", env=env, cwd=tmp_path)


def test_the_installed_command_takes_a_line_and_lists_it(
    installed: Path, env: dict[str, str], tmp_path: Path
) -> None:
    run(installed, "add", "todo call the bank", env=env, cwd=tmp_path)
    assert "call the bank" in run(installed, "today", "--plain", env=env, cwd=tmp_path)


def test_the_installed_command_runs_the_code_of_the_wheel(
    installed: Path, env: dict[str, str], tmp_path: Path
) -> None:
    where = "import cockpit, themes, widgets; print(cockpit.__file__, themes.__file__, widgets.__file__)"
    told = run(installed.parent / "python", "-c", where, env=env, cwd=tmp_path).split()
    assert all(path.startswith(str(installed.parents[1])) for path in told), told
