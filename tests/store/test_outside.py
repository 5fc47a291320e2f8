"""What is written outside the book: into links, pipes and devices as they are, into nobody else's file."""

from __future__ import annotations

import os
import socket
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from cockpit.errors import BookError
from cockpit.store import outside_files
from cockpit.store.disk import DiskFolder
from cockpit.store.outside_files import put
from tests.faults.home import Home

if TYPE_CHECKING:
    from pathlib import Path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_its_owners_and_an_old_one_keeps_its_rights(tmp_path: Path) -> None:
    put(str(tmp_path / "new.ics"), b"one")
    assert mode(tmp_path / "new.ics") == 0o600
    (tmp_path / "new.ics").chmod(0o644)
    put(str(tmp_path / "new.ics"), b"two")
    assert (tmp_path / "new.ics").read_bytes() == b"two"
    assert mode(tmp_path / "new.ics") == 0o644
    assert [one.name for one in tmp_path.iterdir()] == ["new.ics"]


def test_of_a_link_the_target_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "real.ics").write_bytes(b"old")
    (tmp_path / "link.ics").symlink_to("web/real.ics")
    (tmp_path / "empty.ics").symlink_to("web/made.ics")
    put(str(tmp_path / "link.ics"), b"new")
    put(str(tmp_path / "empty.ics"), b"made")
    assert (tmp_path / "link.ics").is_symlink()
    assert (tmp_path / "web" / "real.ics").read_bytes() == b"new"
    assert (tmp_path / "web" / "made.ics").read_bytes() == b"made"


def test_what_is_refused_outside_speaks_of_that_file_and_not_of_the_book(tmp_path: Path) -> None:
    place = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place))
        for path in (place, tmp_path / ("x" * 300)):
            with pytest.raises(BookError) as told:
                put(str(path), b"x")
            assert str(path) in told.value.what
            assert "Name another file" in told.value.remedy
            assert "book" not in str(told.value)


def test_a_pipe_is_waited_for_until_somebody_reads_it_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Timer(0.5, lambda: got.append(pipe.read_bytes()))
    reader.start()
    put(str(pipe), b"late")
    reader.join(10)
    assert got == [b"late"]
    monkeypatch.setattr(outside_files, "_MOST_WAITED", 0.3)
    with pytest.raises(BookError, match="Nobody reads the pipe"):
        put(str(pipe), b"never")


def test_a_pipe_and_a_device_are_written_in_place(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    put(str(pipe), b"through")
    reader.join(10)
    assert got == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    put("/dev/null", b"nothing")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_nothing_that_lies_where_a_file_is_made_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"theirs")
    names = iter([b"\1" * 8, b"\2" * 8])
    (tmp_path / f"out.{'01' * 8}.new").symlink_to(victim)
    monkeypatch.setattr(os, "urandom", lambda _: next(names))
    put(str(tmp_path / "out"), b"ours")
    assert victim.read_bytes() == b"theirs"
    assert (tmp_path / "out").read_bytes() == b"ours"
    (tmp_path / f"hints.json.{os.getpid()}.new").symlink_to(victim)
    DiskFolder(str(tmp_path)).replace("hints.json", b"ours")
    assert victim.read_bytes() == b"theirs"
    assert not (tmp_path / "hints.json").is_symlink()
    assert mode(tmp_path / "hints.json") == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may lay a link as somebody else")
def test_a_link_that_another_user_laid_in_a_shared_folder_is_refused(tmp_path: Path) -> None:
    shared, victim = tmp_path / "shared", tmp_path / "victim"
    shared.mkdir()
    shared.chmod(0o1777)
    victim.write_bytes(b"mine, and dear")
    (shared / "out.ics").symlink_to(victim)
    os.lchown(shared / "out.ics", 65534, 65534)
    with pytest.raises(BookError, match="a link that somebody else laid"):
        put(str(shared / "out.ics"), b"new")
    assert victim.read_bytes() == b"mine, and dear"


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old").write_bytes(b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(BookError, match="The disk is full"):
        put(str(tmp_path / "old"), b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_bytes() == b"old"


def test_real_processes_write_through_links_and_pipes(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.run("add", "todo @acme call tomorrow 9:00")
    (tmp_path / "web").mkdir()
    (tmp_path / "out.ics").symlink_to("web/feed.ics")
    (tmp_path / "web" / "feed.ics").write_text("old")
    (tmp_path / "web" / "feed.ics").chmod(0o644)
    assert home.run("export", "ics", "-o", str(tmp_path / "out.ics")).returncode == 0
    assert "SUMMARY" in (tmp_path / "web" / "feed.ics").read_text()
    assert mode(tmp_path / "web" / "feed.ics") == 0o644
    assert "SUMMARY" in home.run("export", "ics", "-o", "/dev/stdout").stdout
    (tmp_path / "copy.zip").symlink_to("web/copy.zip")
    assert home.run("backup", "--to", str(tmp_path / "copy.zip")).returncode == 0
    assert (tmp_path / "web" / "copy.zip").read_bytes().startswith(b"PK")
    os.mkfifo(tmp_path / "pipe.zip")
    process = home.start("backup", "--to", str(tmp_path / "pipe.zip"))
    assert (tmp_path / "pipe.zip").read_bytes().startswith(b"PK")
    process.communicate(timeout=20)
    assert process.returncode == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may lay a file as somebody else")
def test_a_file_that_somebody_else_laid_open_to_all_does_not_stay_so(tmp_path: Path) -> None:
    laid = tmp_path / "customers.json"
    laid.touch()
    laid.chmod(0o666)
    os.chown(laid, 65534, 65534)
    put(str(laid), b"private")
    assert (stat.S_IMODE(laid.stat().st_mode), laid.stat().st_uid) == (0o600, os.geteuid())


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="is a folder"):
        put(str(tmp_path), b"data")
