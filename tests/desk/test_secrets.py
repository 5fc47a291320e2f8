"""Secrets, with real keyrings of every temper: one that keeps, hangs, forgets, refuses; and none at all."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from cockpit.desk import keyring_process
from cockpit.desk.secret_keeper import SecretKeeper
from cockpit.errors import OtherSideError
from cockpit.store.disk import DiskFolder

pytest.importorskip("keyring", reason="the extra `phone` is not installed")

BACKENDS = """
import json, os, time
from keyring.backend import KeyringBackend

AT = os.path.join(os.path.dirname(__file__), "kept.json")

class Keeps(KeyringBackend):
    priority = 5

    def _all(self):
        if not os.path.exists(AT):
            return {}
        with open(AT) as file:
            return json.load(file)

    def _write(self, kept):
        with open(AT, "w") as file:
            json.dump(kept, file)

    def get_password(self, service, name):
        return self._all().get(f"{service}/{name}")

    def set_password(self, service, name, said):
        self._write(self._all() | {f"{service}/{name}": said})

    def delete_password(self, service, name):
        kept = self._all()
        del kept[f"{service}/{name}"]
        self._write(kept)

class Hangs(KeyringBackend):
    priority = 5

    def get_password(self, service, name):
        os.system("sleep 600")  # as one that waits for a helper of its own

    set_password = delete_password = lambda self, *said: time.sleep(600)

class Forgets(KeyringBackend):
    priority = 5
    get_password = lambda self, service, name: None
    set_password = delete_password = lambda self, *said: None

class Refuses(KeyringBackend):
    priority = 5

    def get_password(self, service, name):
        raise RuntimeError("locked")

    set_password = delete_password = get_password

class InTheOpen(Keeps):
    priority = 0.5
"""
SECRET = bytes(range(32))


class House:
    """A machine with a keyring that can be exchanged, and the secrets of one book."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home, self._env = home, monkeypatch
        (home / "tempers.py").write_text(BACKENDS)
        self._settings = home / "config" / "python_keyring" / "keyringrc.cfg"
        self._settings.parent.mkdir(parents=True)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")

    def use(self, temper: str) -> None:
        self._settings.write_text(f"[backend]\ndefault-keyring=tempers.{temper}\nkeyring-path={self.home}\n")

    def keeper(self) -> SecretKeeper:
        """Return the secrets as another process has them."""
        return SecretKeeper(DiskFolder(str(self.home / "local")), lambda: "abc")

    @property
    def file(self) -> Path:
        return self.home / "local" / "token"

    @property
    def in_keyring(self) -> dict[str, str]:
        kept = self.home / "kept.json"
        found: dict[str, str] = json.loads(kept.read_text()) if kept.exists() else {}
        return found


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return House(tmp_path, monkeypatch)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_process, "LIMIT", 2.0)


def test_a_keyring_that_answers_has_the_secret_and_no_file_does(house: House) -> None:
    house.use("Keeps")
    assert house.keeper().keep("token", SECRET) == "keyring"
    assert house.keeper().kept("token") == SECRET
    assert house.keeper().place("token") == "keyring"
    assert house.in_keyring == {"sales-cockpit/token abc": SECRET.hex()}
    assert SECRET.hex() not in house.file.read_text()


def test_what_is_kept_anew_is_known_at_once_to_whoever_had_the_old(house: House) -> None:
    house.use("Keeps")
    keeper, other = house.keeper(), house.keeper()
    keeper.keep("token", SECRET)
    assert other.kept("token") == SECRET
    keeper.keep("token", SECRET[::-1])
    assert other.kept("token") == SECRET[::-1]
    assert keeper.let_go("token")
    assert other.kept("token") is None
    assert house.in_keyring == {}
    assert not keeper.let_go("token")


@pytest.mark.parametrize("temper", ["Forgets", "Refuses", "InTheOpen", "NotThere"])
def test_a_keyring_that_cannot_be_relied_on_is_none_and_a_private_file_has_it(
    house: House, temper: str
) -> None:
    house.use(temper)
    assert house.keeper().keep("token", SECRET) == "file"
    assert house.keeper().kept("token") == SECRET
    assert house.in_keyring == {}
    assert stat.S_IMODE(house.file.stat().st_mode) == 0o600


def test_a_keyring_that_hangs_is_given_up_and_a_private_file_has_it(house: House, impatient: None) -> None:
    house.use("Hangs")
    assert house.keeper().keep("token", SECRET) == "file"
    assert house.keeper().kept("token") == SECRET
    assert stat.S_IMODE(house.file.stat().st_mode) == 0o600


@pytest.mark.parametrize("temper", ["Hangs", "Refuses"])
def test_what_a_keyring_has_is_not_lost_while_it_is_away(house: House, temper: str, impatient: None) -> None:
    house.use("Keeps")
    house.keeper().keep("token", SECRET)
    house.use(temper)
    keeper = house.keeper()
    for _ in range(100):  # it is not asked each time: a server would hold up all who ask
        with pytest.raises(OtherSideError, match=r"away.*Unlock it"):
            keeper.kept("token")
    house.use("Keeps")
    assert house.keeper().kept("token") == SECRET


def test_a_secret_let_go_while_the_keyring_is_away_is_used_no_more_and_that_it_is_there_is_told(
    house: House,
) -> None:
    house.use("Keeps")
    house.keeper().keep("token", SECRET)
    house.use("Refuses")
    with pytest.raises(OtherSideError, match="used no more"):
        house.keeper().let_go("token")
    assert house.keeper().kept("token") is None


def test_what_somebody_took_out_of_the_keyring_is_told_and_no_other_takes_its_place(house: House) -> None:
    house.use("Keeps")
    house.keeper().keep("token", SECRET)
    (house.home / "kept.json").unlink()
    with pytest.raises(OtherSideError, match="no more"):
        house.keeper().kept("token")


def test_a_file_that_others_could_read_is_narrowed_and_named(house: House) -> None:
    house.use("NotThere")
    house.keeper().keep("token", SECRET)
    house.file.chmod(0o644)
    keeper = house.keeper()
    assert keeper.kept("token") == SECRET
    assert keeper.exposed == ["token"]
    assert stat.S_IMODE(house.file.stat().st_mode) == 0o600
    assert house.keeper().exposed == []


def test_without_the_extra_a_file_has_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.use("Keeps")
    monkeypatch.setattr(keyring_process, "is_installed", lambda: False)
    assert house.keeper().keep("token", SECRET) == "file"
    assert house.keeper().kept("token") == SECRET


def test_a_file_from_before_keyrings_is_good_as_it_is(house: House) -> None:
    house.use("Keeps")
    house.file.parent.mkdir()
    house.file.write_text(SECRET.hex() + "\n")
    house.file.chmod(0o600)
    assert house.keeper().kept("token") == SECRET
    assert house.keeper().place("token") == "file"


@pytest.mark.parametrize("secret", ["pässwörd: 'x\"\\", "\n", "x" * 5000])
@pytest.mark.parametrize("temper", ["Keeps", "NotThere"])
def test_any_password_comes_back_as_it_was(house: House, secret: str, temper: str) -> None:
    house.use(temper)
    house.keeper().keep("caldav", secret.encode())
    found = house.keeper().kept("caldav")
    assert found is not None
    assert found.decode() == secret
