"""The settings file: every setting is read, every wrong value is refused with the file and what to write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cockpit.config import SETTINGS, read_settings
from cockpit.domain.rules import Rules
from tests.cli.conftest import ROOT, Shell

DAYS = [name for name in Rules.FIELDS if name.startswith("quiet") or name.endswith("_days")]
DAYS.remove("working_days")
WRONG = {
    "day_starts": ["25", '"nine"', "true", '"09:00+02:00"', "2026-01-01", "[]"],
    "day_ends": ["25", '"late"', "17"],
    "working_days": ['"mon"', '["someday"]', "5", "[1, 2]", '[""]', "[]"],
    "holidays": ['"2026-12-25"', '["2026-13-01"]', "5", "[2026-12-25T00:00:00]", "[true]"],
    "holidays_of": ['""', '"Germany"', '"DE-"', '"D1"', '"DE-BERL"', "5", '["DE"]'],
    "languages": ['"en"', "[]", '["xx"]', "5", '["en", 1]', "true"],
    "next_weekday": ['"soon"', '""', "true", "[]"],
    "first_in_dates": ['"year"', "true", "[]", "1"],
    "home_currency": ['"EURO"', '"E1R"', "5", '"ÄÖÜ"', '["a", "b", "c"]'],
    "shortest_cushion": ["-1", "true", '"two"', "inf", "nan", "1e300"],
    "history_needed": ["0", "-1", "1.5", "true", '"ten"'],
    "get_back_within": ["-1", "true", '"1 h"', "inf", "nan"],
    "follow_through_delay": ["-1", "false", '"2 h"', "inf"],
    **{name: ["0", "-1", "1.5", "true", '"ten"', "3653"] for name in DAYS},
    "timezone": ['"Europe/Atlantis"', '""', "5", '["Europe/Berlin"]', '"/etc/passwd"', '"../passwd"'],
    "reduced_motion": ["1", '"true"', "[]"],
    "remind": ['"loud"', "true", "[]", '""'],
    "remind_before": ["0", "-1", "1.5", "true", '"ten"', "1441"],
    "theme": ["5", '["dark"]', "true", "{}"],
    "keys": ['"d"', "5", '{ deliver = ["d"] }', "{ deliver = 5 }", "{ deliver = { key = 1 } }"],
    "calendar": [
        '"https://cloud.example.com"',
        "5",
        "{ caldav = 5 }",
        "{ caldav = {} }",
        '{ caldav = { url = "https://x" } }',
        '{ caldav = { url = "https://x", user = 5 } }',
        '{ caldav = { url = "https://x", user = "me", every = -1 } }',
        '{ caldav = { url = "https://x", user = "me", privacy = "secret" } }',
        '{ caldav = { url = "https://x", user = "me", password = "x" } }',
        '{ carddav = { url = "https://x", user = "me" } }',
    ],
    "views": [
        '"big"',
        "5",
        "{ big = 5 }",
        '{ big = "" }',
        "{ big = {} }",
        '{ big = { where = "a", and = "b" } }',
    ],
}


@pytest.fixture
def config(shell: Shell) -> Path:
    path = shell.home / "config" / "cockpit" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_the_example_of_every_setting_can_be_pasted_as_it_is_written(shell: Shell, config: Path) -> None:
    for setting in SETTINGS:
        config.write_text(f"{setting.name} = {setting.example}\n", encoding="utf-8")
        shell("agenda")


def test_the_advice_to_a_wrong_setting_can_be_pasted(shell: Shell, config: Path) -> None:
    for wrong in ('day_starts = "25:00"', "day_starts = 25:00"):
        config.write_text(f"{wrong}\n", encoding="utf-8")
        [_, advised] = shell("today", code=2).err.rsplit("day_starts = ", 1)
        config.write_text(f"day_starts = {advised}", encoding="utf-8")
        shell("today")


@pytest.mark.parametrize(
    ("region", "told"),
    [
        ("XX", "With X there are: XK."),
        ("QQ-1", "With Q there are: QA."),
        ("DE-XX", "Of DE there are: DE, DE-BB, DE-BE,"),
        ("at-wie", "Of AT there are: AT, AT-1, AT-2,"),
    ],
)
def test_a_region_without_known_holidays_is_told_with_the_choices(
    shell: Shell, config: Path, region: str, told: str
) -> None:
    config.write_text(f'holidays_of = "{region}"\n', encoding="utf-8")
    for command in ("agenda", "verify"):
        said = shell(command, code=2).err
        assert f'{config}: holidays_of = "{region.upper()}" is no country' in said
        assert 'Write it such as holidays_of = "DE-BE".' in said
        assert told in said
    shell("add", "todo x tomorrow")  # it counts no business days, and must start at once
    assert "holidays_of" in shell("add", "todo x in 3 business days", code=2).err


def test_a_region_with_known_holidays_is_taken(shell: Shell, config: Path) -> None:
    for region in ("DE", "de-be", "US-CA", "AT-9"):
        config.write_text(f'holidays_of = "{region}"\n', encoding="utf-8")
        shell("agenda")


def test_every_setting_has_wrong_values_to_try() -> None:
    assert set(WRONG) == {setting.name for setting in SETTINGS}


def test_every_default_of_a_rule_is_a_setting_and_the_example_of_a_count_is_the_default() -> None:
    examples = {setting.name: setting.example for setting in SETTINGS}
    in_file = {"day_before_month": "first_in_dates"}
    assert {in_file.get(name, name) for name in Rules.FIELDS} <= examples.keys()
    assert len(DAYS) > 5
    for name in (*DAYS, "history_needed"):
        assert examples[name] == str(getattr(Rules(), name))


def test_settings_reach_the_commands(shell: Shell, config: Path) -> None:
    config.write_text(
        """
        day_starts = 08:00:00
        day_ends = "18:30"
        working_days = ["mon", "tue", "wed", "thu", "fri", "sat"]
        holidays = [2026-11-20, "2026-11-23"]
        first_in_dates = "month"
        home_currency = "usd"
        shortest_cushion = 3
        history_needed = 5
        follow_through_delay = 0.5
        payment_days = 10
        timezone = "America/New_York"
        theme = "light"
        keys = { deliver = "D" }
        """,
        encoding="utf-8",
    )
    shell.env["COCKPIT_NOW"] = "2026-11-18T10:20"
    saved = shell("add", "--json", "promise @acme spec by 12/5").json
    assert saved["theirs"] == "2026-12-05T18:30:00-05:00"
    code = shell.add("promise @acme spec by 4pm")
    assert (
        shell.show(code)["mine"] == "2026-11-18T13:10:00-05:00"
    )  # 3 h before, but past half of the time left
    shell.do(code, "deliver")
    assert shell.show(code)["follow_through_due"] == "2026-11-18T10:50:00-05:00"
    shell.do(saved["code"], "deliver", COCKPIT_NOW="2026-11-19T12:00")
    assert shell.show(saved["code"])["follow_through_due"] == "2026-11-21T08:00:00-05:00"
    order = shell.add("order @acme chairs 100 USD")
    shell.do(order, "invoice")
    assert shell.show(order)["payment_due"] == "2026-11-28T18:30:00-05:00"


def test_what_the_commands_do_not_show_is_read_too() -> None:
    lines = ('home_currency = "usd"', "history_needed = 5", 'theme = "light"', 'keys = { deliver = "D" }')
    settings = read_settings("\n".join((*lines, 'working_days = ["Sunday"]')), "config.toml")
    assert (settings.rules.home_currency, settings.rules.history_needed) == ("USD", 5)
    assert (settings.theme, dict(settings.keys)) == ("light", {"deliver": "D"})
    assert settings.rules.working_days == (6,)


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_a_wrong_value_is_refused_with_file_and_remedy(
    shell: Shell, config: Path, name: str, value: str
) -> None:
    config.write_text(f"{name} = {value}\n", encoding="utf-8")
    done = shell("add", "todo x", code=2)
    assert str(config) in done.err
    assert name in done.err
    assert not shell.book.exists()
    example = next(setting.example for setting in SETTINGS if setting.name == name)
    assert f"{name} = {example}" in done.err or "TOML" in done.err


def test_a_day_that_ends_before_it_begins_is_refused(shell: Shell, config: Path) -> None:
    config.write_text('day_starts = "18:00"\n', encoding="utf-8")
    done = shell("today", code=2)
    assert "the working day ends before it begins" in done.err
    assert "Set day_starts before day_ends." in done.err


def test_an_unknown_setting_is_told_the_nearest(shell: Shell, config: Path) -> None:
    config.write_text('home_currancy = "EUR"\n', encoding="utf-8")
    assert "unknown setting “home_currancy”. Did you mean home_currency?" in shell("today", code=2).err
    config.write_text("zzz = 1\n", encoding="utf-8")
    assert all(setting.name in shell("today", code=2).err for setting in SETTINGS)


@pytest.mark.parametrize(
    "text",
    [
        "day_starts = \n",
        "[",
        'theme = "dark',
        "theme = 1\ntheme = 2",
        "\x00",
        "theme = " + "[" * 9000,
        "theme = " + "9" * 5000,
    ],
)
def test_what_is_no_toml_is_told_with_its_line(shell: Shell, config: Path, text: str) -> None:
    config.write_text(text, encoding="utf-8")
    done = shell("today", code=2)
    assert f"{config} is not sound TOML" in done.err
    assert "Mend that line." in done.err


def test_a_file_that_does_not_read_is_told(shell: Shell, config: Path) -> None:
    for written in (b'theme = "\xff"\n', 'theme = "light"\n'.encode("utf-16")):
        config.write_bytes(written)
        assert f"{config} is no text in UTF-8. Save it as UTF-8, or remove it." in shell("today", code=2).err
    config.unlink()
    config.mkdir()
    assert f"{config} cannot be read: is a directory. Mend or remove it." in shell("today", code=2).err


def test_a_byte_order_mark_is_no_part_of_the_settings(shell: Shell, config: Path) -> None:
    config.write_bytes(b'\xef\xbb\xbftimezone = "Asia/Tokyo"\r\n')
    shell.env["COCKPIT_NOW"] = "2026-11-18T10:20"
    assert shell("today", "--json").json["now"].endswith("+09:00")
    shell("config", "set", "theme", "light")
    assert b'timezone = "Asia/Tokyo"\r\n' in config.read_bytes()


def test_the_file_is_named_before_or_after_the_command_or_in_the_environment(shell: Shell) -> None:
    path = shell.home / "my.toml"
    path.write_text('timezone = "Asia/Tokyo"\n', encoding="utf-8")
    shell.env["COCKPIT_NOW"] = "2026-11-18T10:20"
    for argv in (["--config", str(path), "today", "--json"], ["today", "--json", "--config", str(path)]):
        assert shell(*argv).json["now"] == "2026-11-18T10:20:00+09:00"
    assert shell("today", "--json", COCKPIT_CONFIG=str(path)).json["now"].endswith("+09:00")
    assert shell("today", "--json").json["now"].endswith("+01:00")


def test_a_named_file_that_is_not_there_is_told(shell: Shell) -> None:
    path = shell.home / "nowhere.toml"
    for done in (
        shell("today", "--config", str(path), code=2),
        shell("today", code=2, COCKPIT_CONFIG=str(path)),
    ):
        assert f"There is no settings file {path}." in done.err


def test_public_holidays_are_no_business_days_whoever_counts(shell: Shell, config: Path) -> None:
    """In a line and in what the practice reckons: the same rule."""
    shell.env["COCKPIT_NOW"] = "2026-12-24T10:20+01:00"  # a Thursday

    def counted() -> tuple[str, str, str]:
        todo = shell.add("todo call the bank in 1 business day")
        promise = shell.add("promise @acme spec sheet by 2026-12-29 16:00")
        shell.do(promise, "deliver")
        loss = shell.add("order @acme lamps 500 EUR")
        call = next(row for row in shell.show(loss)["plan"] if row["step"] == "supply")["due"]
        return shell.show(todo)["due"][:10], shell.show(promise)["follow_through_due"][:10], call[:10]

    assert counted() == ("2026-12-25", "2026-12-25", "2026-12-28")
    config.write_text('holidays_of = "DE"\nholidays = ["2026-12-28"]\n', encoding="utf-8")
    assert counted() == ("2026-12-29", "2026-12-29", "2026-12-29")


def test_public_holidays_are_loaded_only_where_a_business_day_is_counted(shell: Shell, config: Path) -> None:
    config.write_text('holidays_of = "DE"\n', encoding="utf-8")
    probe = (
        "import sys; from cockpit.__main__ import main; main(sys.argv[1:]); print('holidays' in sys.modules)"
    )

    def loads(line: str) -> bool:
        ran = subprocess.run(
            [sys.executable, "-c", probe, "add", line],
            env=shell.env | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout.endswith("True\n")

    assert not loads("todo call the bank tomorrow 16:00")
    assert loads("todo call the bank in 2 business days")


def test_an_unknown_region_is_told_by_what_counts_business_days(shell: Shell, config: Path) -> None:
    config.write_text('holidays_of = "XX"\n', encoding="utf-8")
    line = "promise @acme spec sheet by fri 16:00"
    for words in (("add", line), ("add", "todo call in 2 business days")):
        assert 'holidays_of = "XX" is no country whose public holidays are known' in shell(*words, code=2).err
