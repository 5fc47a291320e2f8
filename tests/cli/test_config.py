"""`cockpit config`: what the settings are and where each is from; one is changed, the rest of the file is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.config import SETTINGS
from tests.cli.conftest import Shell


@pytest.fixture
def config(shell: Shell) -> Path:
    path = shell.home / "config" / "cockpit" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def values(shell: Shell) -> dict[str, tuple[object, str]]:
    return {one["name"]: (one["value"], one["from"]) for one in shell("config", "--json").json["settings"]}


def test_every_setting_is_listed_with_its_value_and_where_it_is_from(shell: Shell, config: Path) -> None:
    config.write_text('theme = "light"\n')
    found = values(shell)
    assert found.keys() == {one.name for one in SETTINGS}
    assert found["theme"] == ("light", "file")
    assert found["day_starts"] == ("09:00", "default")
    assert found["working_days"] == (["mon", "tue", "wed", "thu", "fri"], "default")
    assert found["first_in_dates"] == ("day", "default")
    assert found["shortest_cushion"] == (2, "default")
    listed = shell("config").out
    assert str(config) in listed.splitlines()[0]
    assert all(one.name in listed for one in SETTINGS)


def test_every_default_can_be_set_as_it_is_listed(shell: Shell, config: Path) -> None:
    for name, (value, _) in values(shell).items():
        if value not in ("", {}):
            shell(
                "config",
                "set",
                name,
                " ".join(value)
                if isinstance(value, list)
                else str(value).lower()
                if isinstance(value, bool)
                else str(value),
            )
    assert all(origin == "file" or value in ("", {}, []) for value, origin in values(shell).values())


@pytest.mark.parametrize(("set_to", "is_french"), [(("en",), False), (("fr",), True), (("de", "fr"), True)])
def test_languages_are_added_to_english_and_german_which_lines_are_always_read_in(
    shell: Shell, config: Path, set_to: tuple[str, ...], is_french: bool
) -> None:
    shell("config", "set", "languages", *set_to)
    english, german, french = (
        shell("add", "--dry-run", "--json", f"todo x {when}").json["due"]
        for when in ("by friday", "bis Freitag", "vendredi")
    )
    assert english == german
    assert english is not None
    assert (french == english) is is_french


def test_a_setting_is_typed_bare_or_as_the_file_has_it(shell: Shell, config: Path) -> None:
    config.write_text("# mine\nunheard = 1\n".replace("unheard = 1\n", ""))
    for typed, expected in (("8:30", "08:30"), ('"08:45"', "08:45"), ("07:00", "07:00")):
        shell("config", "set", "day_starts", typed)
        assert values(shell)["day_starts"] == (expected, "file")
    shell("config", "set", "languages", "en,", "fr")
    assert values(shell)["languages"] == (["en", "fr"], "file")
    shell("config", "unset", "languages")
    assert values(shell)["languages"] == (["en", "de"], "default")
    assert config.read_text() == '# mine\nday_starts = "07:00"\n'


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "them", "dark"), "Did you mean theme?"),
        (("set", "day_starts", "noon"), "does not read"),
        (("set", "day_starts", "18:00"), "ends before it begins"),
        (("set", "holidays_of", "XX"), "no country"),
        (("set", "theme"), "What is to be set?"),
        (("set", "remind", "loud"), "cockpit: remind = 'loud' does not read. Nothing was changed."),
        (("set", "remind", "loud"), '"bell and notice", "bell", "notice" or "off"'),
        (("set", "remind_before", "5000"), "From 1 to 1440."),
        (("set", "payment_days", "0"), "From 1 to 3652."),
        (("set", "history_needed", "2000"), "From 1 to 1000."),
        (("set", "shortest_cushion", "1000000"), "From 0 to 87648."),
        (("set", "shortest_cushion", "nan"), "From 0 to 87648."),
        (("set", "working_days", "monkey"), "does not read"),
        (("set", "languages", "en, xx"), "any of fr, es, it, nl, pt, pl"),
        (("set", "home_currency", "XXQ"), "“XXQ” is no currency. Nothing was changed. There are: AED,"),
        (
            ("set", "theme", "nosuch"),
            "There is no theme “nosuch”. Nothing was changed. There are: colour-blind,",
        ),
        (("set", "keys.dne", "x"), "Did you mean done?"),
        (("set", "keys.waiting for", "x"), "Did you mean waiting?"),
        (("set", "keys.other steps", "x"), "Did you mean verbs?"),
        (("set", "keys.done", "n"), "n is the key of capture already"),
        (("set", "keys.done", "nosuch"), "no such key"),
        (("set", "views.big", "knd = order"), "knd"),
        (("set", "calendar.caldav", '{ url = "ftp://x", user = "me" }'), "does not read"),
        (("set", "keys", "d"), "such as keys.done"),
        (("set", "views", "d"), "such as views.big"),
        (("set", "calendar", "d"), "such as calendar.caldav"),
        (("set", "theme.dark", "x"), "There is no setting"),
        (("nothing",), "There is no setting"),
    ],
)
def test_what_does_not_read_is_refused_and_the_file_stays(
    shell: Shell, config: Path, words: tuple[str, ...], said: str
) -> None:
    config.write_text('theme = "dark" # x\n')
    done = shell("config", *words, code=2)
    assert said in done.err
    assert config.read_text() == 'theme = "dark" # x\n'


def test_a_theme_of_ones_own_a_key_and_a_view_that_there_are_can_be_set(shell: Shell, config: Path) -> None:
    for name, value in (
        ("theme", "cockpit-light"), ("keys.done", "f2"), ("views.acme", "customer = acme and due < friday"),
        ("working_days", "monday, tue"), ("home_currency", "chf"),
    ):  # fmt: skip
        shell("config", "set", name, value)
    assert values(shell)["theme"] == ("cockpit-light", "file")


def test_a_broken_file_is_told_and_never_written_to(shell: Shell, config: Path) -> None:
    config.write_text("theme = \n")
    for words in (("config",), ("config", "set", "theme", "dark"), ("config", "unset", "theme")):
        done = shell(*words, code=2)
        assert "not sound TOML" in done.err
        assert str(config) in done.err
    assert config.read_text() == "theme = \n"


def test_the_target_of_a_link_is_written_and_the_link_stays(shell: Shell, config: Path) -> None:
    target = shell.home / "dotfiles.toml"
    target.write_text("")
    config.symlink_to(target)
    shell("config", "set", "theme", "light")
    assert config.is_symlink()
    assert target.read_text() == 'theme = "light"\n'


def test_keys_that_clash_or_do_not_exist_are_told_with_the_nearest(shell: Shell, config: Path) -> None:
    config.write_text('[keys]\nsnoze = "X"\ndone = "z"\n')
    done = shell("config", "keys", code=1)
    assert "Did you mean snooze?" in done.err
    assert "z is the key of snooze already" in done.err
    assert len(shell("config", "--json", code=1).json["problems"]) == 2


def test_the_first_setting_makes_the_file(shell: Shell) -> None:
    shell("config", "set", "home_currency", "chf")
    assert values(shell)["home_currency"] == ("chf", "file")
