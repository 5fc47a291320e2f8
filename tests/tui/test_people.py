"""The people and firms on the screen: listed, added, edited, renamed, merged, by keys alone, and each taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from cockpit.desk import capture, people
from cockpit.desk.desk import Desk
from cockpit.domain.people import Customer
from cockpit.errors import BookError
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.customer import CustomerScreen
from cockpit.tui.screens.people import PeopleScreen
from cockpit.tui.screens.person_form import PersonForm
from tests.tui.house import House, screen_text, told, type_in, until
from widgets.ask import Confirm
from widgets.rows import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)


@pytest.fixture
def ticking(tmp_path: Path) -> House:
    return House(tmp_path, ticks=True)


def listed(app: CockpitApp) -> list[str]:
    """The names on the list, in order; none while a form or a question lies over it."""
    return [
        str(row.at(150)).split("  ")[0]
        for rows in app.screen.query("#people").results(RowList)
        for row in rows.rows
    ]


async def go_to_people(pilot: Pilot[None], app: CockpitApp, *names: str) -> None:
    await pilot.press("g", "@")
    await until(pilot, lambda: isinstance(app.screen, PeopleScreen) and listed(app) == list(names))


async def fill(pilot: Pilot[None], app: CockpitApp, **typed: str) -> None:
    """Type into the lines of the form by going from each to the next, and send it."""
    await until(pilot, lambda: isinstance(app.screen, PersonForm))
    lines = [line.id for line in app.screen.query(Input)]
    for name in lines:
        if name in typed:
            await pilot.press("ctrl+u")
            await type_in(pilot, typed[name])
        await pilot.press("tab")
    await pilot.press("enter")


def known(desk: Desk, name: str) -> Customer:
    desk.refresh()
    return people.person(desk, name)


@SIZES
async def test_somebody_is_added_edited_and_renamed_by_keys_and_each_is_taken_back(
    ticking: House, size: tuple[int, int]
) -> None:
    app, there = ticking.app(), ticking.desk("two")
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("g", "@")
        await until(pilot, lambda: "Nobody is kept yet. Q adds" in screen_text(app))
        await pilot.press("Q")
        await fill(
            pilot, app, rename="Jo Weber", phone="030 111", topic="gateway; steel, galvanised", tag="vip"
        )
        await until(pilot, lambda: listed(app) == ["Jo Weber"])
        assert "Added Jo Weber. u takes it back." in told(app)
        assert "knows about gateway, steel, galvanised · carries #vip" in screen_text(app)
        assert list(known(there, "Jo Weber").knows.values()) == ["gateway", "steel, galvanised"]

        await pilot.press("e")
        await fill(pilot, app, topic="steel, galvanised; shipping", supplier="yes", phone="030 222")
        await until(pilot, lambda: "Edited Jo Weber" in told(app))
        await until(pilot, lambda: "knows about steel, galvanised, shipping" in screen_text(app))
        now = known(there, "Jo Weber")
        assert (now.phone, now.is_supplier, list(now.tags.values())) == ("030 222", True, ["vip"])
        await pilot.press("u")
        await until(pilot, lambda: "gateway" in screen_text(app))
        assert (known(there, "Jo Weber").phone, known(there, "Jo Weber").is_supplier) == ("030 111", False)

        await pilot.press("e")
        await fill(pilot, app, alias="Jojo; The Weber")
        await until(pilot, lambda: "Jojo leads to Jo Weber" in told(app) or "Edited" in told(app))
        await pilot.press("e")
        await fill(pilot, app, alias="Jojo")
        await until(pilot, lambda: list(known(there, "Jojo").names()) == ["Jo Weber", "Jojo"])
        await pilot.press("u")
        await until(pilot, lambda: list(known(there, "Jojo").names()) == ["Jo Weber", "Jojo", "The Weber"])
        await pilot.press("u")

        await pilot.press("e")
        await fill(pilot, app, rename="Johanna Weber")
        await until(pilot, lambda: listed(app) == ["Johanna Weber"])
        assert "Renamed Jo Weber to Johanna Weber." in told(app)
        assert known(there, "Jo Weber").display == "Johanna Weber"
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == ["Jo Weber"])
        await pilot.press("u", "u")
        await until(pilot, lambda: listed(app) == [])
        await pilot.press("escape", "q")
    assert app.return_code == 0


@SIZES
async def test_a_merge_names_both_sides_asks_and_is_taken_back_whole(
    ticking: House, size: tuple[int, int]
) -> None:
    desk = ticking.desk("two")
    for line in ("order @acme 5k EUR seats", "paid @acme 2k", "promise @acme-gmbh spec by fri 16:00 ok"):
        capture.add(desk, line)
    people.add(desk, "Zed", {"phone": ["030 9"]})
    app = ticking.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "acme", "acme-gmbh", "Zed")
        await pilot.press("M")
        await until(pilot, lambda: "mark the other with space, then go to the one that stays" in told(app))
        await pilot.press("j", "space", "k", "k")  # the mark moves on to Zed
        await until(pilot, lambda: "1 marked" in screen_text(app))
        await pilot.press("M")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        assert "Merge “acme-gmbh” into “acme”?" in screen_text(app)
        assert "takes over 1 open thing" in screen_text(app)
        await pilot.press("enter")  # what is lit is no
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
        assert listed(app) == ["acme", "acme-gmbh", "Zed"]
        await pilot.press("M", "y")
        await until(pilot, lambda: listed(app) == ["acme", "Zed"])
        assert "Merged acme-gmbh into acme. u takes it back." in told(app)
        assert "acme  also acme-gmbh" in screen_text(app)
        assert known(desk, "acme-gmbh").display == "acme"
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == ["acme", "acme-gmbh", "Zed"])
        assert known(desk, "acme-gmbh").display == "acme-gmbh"
        await pilot.press("U")
        await until(pilot, lambda: listed(app) == ["acme", "Zed"])


async def test_several_are_merged_as_one_action(ticking: House) -> None:
    ticking.add("note @bolt likes rowing", "note @bolt-ab rings late", "note @bolt-berlin has moved")
    app = ticking.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "bolt", "bolt-ab", "bolt-berlin")
        await pilot.press("j", "space", "space", "home", "M")
        await until(pilot, lambda: "Merge “bolt-ab” and “bolt-berlin” into “bolt”?" in screen_text(app))
        await pilot.press("y")
        await until(pilot, lambda: listed(app) == ["bolt"])
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == ["bolt", "bolt-ab", "bolt-berlin"])


async def test_a_name_that_somebody_has_is_refused_with_what_to_do_and_what_was_typed_comes_back(
    ticking: House,
) -> None:
    ticking.add("note @bolt likes rowing", "note @acme rings late")
    app = ticking.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "acme", "bolt")
        await pilot.press("e")
        await fill(pilot, app, rename="Bolt")
        await until(pilot, lambda: "“Bolt” is bolt already" in screen_text(app))
        assert "merge the two" in screen_text(app)
        await pilot.press("escape", "e")
        await until(pilot, lambda: isinstance(app.screen, PersonForm))
        assert app.screen.query_one("#rename", Input).value == "Bolt"
        await pilot.press("escape", "Q", "enter")
        await until(pilot, lambda: "needs a name" in screen_text(app))
        await pilot.press("escape")
        assert listed(app) == ["acme", "bolt"]


async def test_the_list_shows_who_holds_the_words_and_leads_to_their_sheet_and_to_a_line_for_them(
    ticking: House,
) -> None:
    desk = ticking.desk("two")
    people.add(desk, "Ann Weber", {"add-topic": ["gateway"], "phone": ["030 1"]})
    people.add(desk, "Bo Steel", {"supplier": ["yes"], "add-need": ["brackets"]})
    app = ticking.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "Ann Weber", "Bo Steel")
        await pilot.press("slash", *"supplier brac")
        await until(pilot, lambda: listed(app) == ["Bo Steel"])
        assert "1 name found" in screen_text(app)
        await pilot.press("enter", "enter")
        await until(
            pilot, lambda: isinstance(app.screen, CustomerScreen) and "serves brackets" in screen_text(app)
        )
        assert screen_text(app).strip().startswith("Supplier  Bo Steel")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen) and len(listed(app)) == 2)
        await pilot.press("home", "t", *"phone: asked for the price", "enter")
        await until(pilot, lambda: "last contact Wed 18 Nov" in screen_text(app))
        assert next(one for one in people.people(ticking.desk("two"), "ann")).last_contact is not None


async def test_a_contact_is_logged_on_the_sheet_of_somebody_with_whom_nothing_is_open(ticking: House) -> None:
    people.add(ticking.desk("two"), "Ann Weber", {"add-topic": ["gateway"]})
    app = ticking.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "Ann Weber")
        await pilot.press("@")
        await until(pilot, lambda: "t logs one" in screen_text(app))
        await pilot.press("t", *"phone: asked for the price", "enter")
        await until(
            pilot, lambda: "asked for the price" in screen_text(app) and "t logs one" not in screen_text(app)
        )


async def test_what_a_shell_notes_meanwhile_outlasts_the_form_its_second_try_and_a_form_that_was_left(
    ticking: House,
) -> None:
    """Only the lines that were changed are sent, be it a day later: the others are as they are known by then."""
    there = ticking.desk("two")
    people.add(there, "acme", {"add-topic": ["rates"]})
    app = ticking.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "acme")
        await pilot.press("e")
        await fill(pilot, app, mail="bad")
        await until(pilot, lambda: "is no mail address" in screen_text(app))
        people.change(there, "acme", "phone", "+49 123")
        await fill(pilot, app, mail="a@b.de")
        await until(pilot, lambda: "Edited acme." in told(app))
        assert (known(there, "acme").phone, known(there, "acme").email) == ("+49 123", "a@b.de")

        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, PersonForm))
        app.screen.query_one("#topic", Input).value = "rates; SSO"
        await pilot.press("escape")
        people.edit(there, "acme", {"phone": ["+49 456"], "add-topic": ["terms"], "drop-topic": ["rates"]})
        await until(pilot, lambda: "knows about terms" in screen_text(app))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, PersonForm))
        assert app.screen.query_one("#phone", Input).value == "+49 456"
        assert app.screen.query_one("#topic", Input).value == "terms; SSO"
        await pilot.press("enter")
        await until(pilot, lambda: "Edited acme." in told(app))
        assert known(there, "acme").phone == "+49 456"
        assert list(known(there, "acme").knows.values()) == ["terms", "SSO"]


async def test_what_a_shell_notes_while_a_merge_is_asked_about_stays(ticking: House) -> None:
    ticking.add("note @acme rings late", "note @bolt likes rowing")
    app, there = ticking.app(), ticking.desk("two")
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "acme", "bolt")
        await pilot.press("space", "M")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        people.change(there, "bolt", "phone", "+49 123")
        await pilot.press("y")
        await until(pilot, lambda: listed(app) == ["bolt"])
        assert known(there, "acme").phone == "+49 123"


@pytest.mark.parametrize(
    ("read", "way", "said"),
    [
        ("cockpit.desk.people.people", ("g", "@"), "The people could not be read."),
        ("cockpit.tui.screens.log.log", ("g", "l"), "The log could not be read."),
        ("cockpit.desk.figures.week", ("W",), "The week could not be read."),
        ("cockpit.tui.screens.customer.preparation_sheet", ("@",), "A customer's sheet could not be read."),
    ],
)
async def test_what_cannot_be_read_says_so_and_is_read_once_it_can_be(
    ticking: House, monkeypatch: pytest.MonkeyPatch, read: str, way: tuple[str, ...], said: str
) -> None:
    def away(*_: object, **__: object) -> None:
        raise BookError("The disk is away.", "Plug it in.", kept="")

    ticking.add("todo @acme: water the plants")
    app = ticking.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(read, away)
            await pilot.press(*way)
            await until(pilot, lambda: said in screen_text(app) and "The disk is away." in told(app))
            assert "Reading …" not in screen_text(app)
        ticking.clock.move(minutes=2)
        await until(pilot, lambda: said not in screen_text(app))


async def test_a_mark_outlasts_the_filter_that_hides_it(ticking: House) -> None:
    ticking.add("note @acme rings late", "note @bolt likes rowing", "note @cc has moved")
    app = ticking.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "acme", "bolt", "cc")
        await pilot.press("space", "slash", "c", "c", "enter")
        await until(pilot, lambda: listed(app) == ["cc"] and "1 marked" in screen_text(app))
        await pilot.press("M")
        await until(pilot, lambda: "Merge “acme” into “cc”?" in screen_text(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: len(listed(app)) == 3)
        assert app.screen.query_one(RowList).marked
        await pilot.press("escape")
        await until(pilot, lambda: "marked" not in screen_text(app))
        await pilot.press("slash", "b", "o", "enter", "escape")
        await until(pilot, lambda: len(listed(app)) == 3)
        assert not app.screen.query_one(RowList).marked


async def test_of_a_merge_both_mail_addresses_stay_one_may_go_and_an_emptied_line_is_no_supplier(
    ticking: House,
) -> None:
    there = ticking.desk("two")
    people.add(there, "acme", {"mail": ["a@x.de"], "supplier": ["yes"]})
    people.add(there, "bolt", {"mail": ["b@x.de"]})
    people.change(there, "bolt", "merge", "acme")
    app = ticking.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "acme")
        await pilot.press("e")
        await fill(pilot, app, mail="a@x.de / bad")
        await until(pilot, lambda: "“bad” is no mail address" in screen_text(app))
        await fill(pilot, app, mail="a@x.de / c@x.de", supplier="")
        await until(pilot, lambda: "Edited acme." in told(app))
        assert (known(there, "acme").email, known(there, "acme").is_supplier) == ("a@x.de / c@x.de", False)


async def test_a_form_and_a_merge_name_keys_and_where_they_are(ticking: House) -> None:
    ticking.add("touch @acme every 3 weeks", "touch @bolt every month")
    app, there = ticking.app(), ticking.desk("two")
    async with app.run_test(size=(120, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "acme", "bolt")
        await pilot.press("e")
        people.change(there, "acme", "phone", "030 1")
        await fill(pilot, app, phone="030 1")
        await until(pilot, lambda: "Say what is to be" in screen_text(app))
        await pilot.press("escape")
        await pilot.press("home", "space", "M")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        await until(pilot, lambda: "Merged acme into bolt." in told(app))
        assert "Where one is enough: on Today `v`, then end, on H" in told(app)
        assert "cockpit" not in told(app)


async def test_several_things_of_the_form_are_parted_by_a_sign_that_its_lines_name(ticking: House) -> None:
    app = ticking.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app)
        await pilot.press("Q")
        await until(pilot, lambda: isinstance(app.screen, PersonForm))
        asked = [str(line.content) for line in app.screen.query(".asks").results(Static)]
        assert sum("Part them by ;" in asks for asks in asked) == len(("alias", "topic", "need", "tag"))
        assert sum("may stay empty" in asks for asks in asked) == len(asked) - 1
        typed = {"alias": "KE; Kestrel, Inc.", "topic": "solar; wind", "tag": "vip, north; old"}
        await fill(pilot, app, rename="Kestrel", **typed)
        await until(pilot, lambda: listed(app) == ["Kestrel"])
        (one,) = people.people(ticking.desk())
        assert list(one.who.names()) == ["Kestrel", "KE", "Kestrel, Inc."]
        assert list(one.who.knows.values()) == ["solar", "wind"]
        assert list(one.who.tags.values()) == ["vip", "north", "old"]


@SIZES
async def test_who_is_added_is_selected_and_goes_by_the_key_that_deletes(
    ticking: House, size: tuple[int, int]
) -> None:
    ticking.add("todo @cc: send the map")
    for name in ("acme", "bolt"):
        people.add(ticking.desk("two"), name, {})
    app = ticking.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app, "acme", "bolt", "cc")
        people_screen = app.screen
        await pilot.press("slash", "b", "o", "enter", "Q")
        await fill(pilot, app, rename="Kim")
        await until(pilot, lambda: listed(app) == ["acme", "bolt", "cc", "Kim"])
        assert isinstance(people_screen, PeopleScreen)
        await until(pilot, lambda: people_screen.person and people_screen.person.who.display == "Kim")

        await pilot.press("D")
        await until(pilot, lambda: listed(app) == ["acme", "bolt", "cc"])
        assert "Deleted Kim. u takes it back." in told(app)
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == ["acme", "bolt", "cc", "Kim"])
        await until(pilot, lambda: people_screen.person and people_screen.person.who.display == "Kim")

        await pilot.press("home", "space", "space", "D")  # the mark moves on
        await until(pilot, lambda: listed(app) == ["cc", "Kim"])
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == ["acme", "bolt", "cc", "Kim"])

        await pilot.press("home", "j", "j", "D")
        await until(pilot, lambda: "1 thing is open with cc. Nothing was changed. Do or delete" in told(app))
        assert listed(app) == ["acme", "bolt", "cc", "Kim"]


@SIZES
async def test_the_sheet_of_somebody_closes_when_it_is_undone_that_they_were_added(
    ticking: House, size: tuple[int, int]
) -> None:
    app = ticking.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await go_to_people(pilot, app)
        await pilot.press("Q")
        await fill(pilot, app, rename="Kim")
        await until(pilot, lambda: listed(app) == ["Kim"])
        await pilot.press("enter")
        await until(
            pilot, lambda: isinstance(app.screen, CustomerScreen) and "t logs one" in screen_text(app)
        )
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen) and not listed(app))
        assert "Undone: added Kim." in told(app)


async def test_who_was_deleted_is_there_again_when_a_line_names_them(ticking: House) -> None:
    desk = ticking.desk()
    people.delete(desk, [people.add(desk, "kim", {"phone": ["030 1"]}).person.who.id])
    assert people.people(desk) == []
    ticking.add("todo @kim: send the map")
    desk.refresh()
    assert [person.who.display for person in people.people(desk)] == ["kim"]


@pytest.mark.parametrize("size", [(80, 24), (60, 18)], ids=str)
async def test_a_phone_number_on_the_list_is_whole_or_is_not_there(
    ticking: House, size: tuple[int, int]
) -> None:
    ticking.demo()
    app = ticking.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("g", "@")
        await until(pilot, lambda: "Bo Lindqvist" in screen_text(app))
        rows = [line for line in screen_text(app).splitlines() if " open  " in line]
        assert rows
        assert not any("+44" in line and "…" in line for line in rows)
        assert any("+44 20 7946 0302" in line for line in rows) == (size[0] == 80)
