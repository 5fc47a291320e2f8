"""The composition root: paths, clock, settings, desk; then the command, or the screen it asks for."""

from __future__ import annotations

import gc
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from datetime import datetime, tzinfo
    from typing import NoReturn

    from cockpit.config import Settings
    from cockpit.desk.desk import Desk

INTERRUPTED = 130
_IN_A_HURRY = ("add", "today", "do", "done", "undo", "redo")  # the commands that must start at once
_NS_PER_MS = 1_000_000
_ZONES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"


def run() -> NoReturn:
    """Be the console script: run the command and leave.

    What was said is flushed and what was kept is on disk, so a command leaves at once: taking the interpreter
    down in order would cost a third as long as starting it. The screen has threads and temporary folders, and
    leaves in order.
    """
    gc.disable()  # a command is over before there is anything worth collecting; the screen turns it on again
    # Where Python looks for zones anyway. Told so, it need not ask how it was built, which takes a while.
    os.environ.setdefault("PYTHONTZPATH", _ZONES)
    code = main()
    if "textual" in sys.modules or "atexit" in sys.modules:  # there may be something to put away
        gc.freeze()  # a hundred thousand records are not looked through once more, only to be let go of
        sys.exit(code)
    try:
        sys.stdout.flush()  # what was said before an error or ctrl+c
    except OSError:
        pass  # nobody reads it; the exit code tells
    sys.stderr.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what it asks for on screen is opened here."""
    from cockpit.domain.text import clean
    from cockpit.errors import CockpitError

    _open_streams()
    try:
        from cockpit.cli.commands import parse

        run, options = parse(list(sys.argv[1:] if argv is None else argv))
        code = _run(run, options)
        sys.stdout.flush()
    except CockpitError as error:
        print(clean(f"cockpit: {error}"), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        print("cockpit: There is not enough memory for this. What was kept is on disk.", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # the disk that the output goes to is full, the terminal is gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        told = (
            f"cockpit: The output could not be written: {error.strerror or error}. What was kept is on disk."
        )
        print(clean(f"{told} Look with `cockpit log` before you try again."), file=sys.stderr)
        return 1
    return code


def _open_streams() -> None:
    """See to it that all three are there, and that no byte or character makes reading or printing fail."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the caller; the next file opened would take its place
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - as long as we live
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _run(run: Callable[[Desk, Namespace], int | None], options: Namespace) -> int:
    from cockpit import paths
    from cockpit.desk.desk import Desk
    from cockpit.domain.rules import Rules
    from cockpit.domain.text import clean
    from cockpit.store.disk import DiskFolder
    from cockpit.store.lock import PATIENCE

    PATIENCE.tell = lambda told: print(clean(f"cockpit: {told}"), file=sys.stderr, flush=True)
    environ = dict(os.environ)
    book, config = paths.book(environ, options.book), paths.config(environ, options.config)
    settings = _settings(config, is_named=bool(options.config or environ.get("COCKPIT_CONFIG")))
    if settings and run.__name__ not in _IN_A_HURRY:
        from cockpit.config import check

        check(settings, config)
    options.places = {
        "book": book,
        "config": config,
        "themes": paths.themes(environ),
        "local": paths.local(environ, book),
    }
    desk = Desk(
        folder=DiskFolder(book),
        local=DiskFolder(options.places["local"]),
        now=_clock(options.now or environ.get("COCKPIT_NOW"), settings, environ),
        wall_ms=lambda: time.time_ns() // _NS_PER_MS,
        rules=settings.rules if settings else Rules(),
    )
    code = run(desk, options)
    if code is not None:
        return code
    if answer := getattr(options, "answer", None):  # it asks for a line, and knows what to say to it
        from cockpit.tui.prompt import ask

        return int(answer(*ask(desk, settings, options.places)))
    from cockpit.tui.app import open_cockpit

    return open_cockpit(desk, settings, options.places)


def _settings(path: str, *, is_named: bool) -> Settings | None:
    from cockpit.errors import NotUnderstood

    if not os.path.exists(path):
        if is_named:
            raise NotUnderstood(f"There is no settings file {path}.", "Make it, or leave it unnamed.", "")
        return None
    from cockpit.config import read

    try:
        with open(path, encoding="utf-8") as file:
            return read(file.read(), path)
    except (OSError, UnicodeDecodeError) as error:
        raise NotUnderstood(f"{path} cannot be read: {error}.", "Mend or remove it.", "") from error


def _clock(fixed: str | None, settings: Settings | None, environ: dict[str, str]) -> Callable[[], datetime]:
    """Return the clock: the system's in the seller's zone, or one that stands still at `fixed`."""
    from datetime import datetime

    from cockpit.domain.moment import YEARS, fixed_zone, from_text, zone_named
    from cockpit.errors import NotUnderstood

    zone = zone_named(settings.timezone) if settings and settings.timezone else _system_zone(environ)
    if not fixed:
        return lambda: datetime.now(zone).replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(fixed.partition("[")[0])
        if "[" in fixed:
            moment = from_text(fixed)
        if moment.year not in YEARS:
            raise ValueError("beyond reckoning")
    except ValueError:
        raise NotUnderstood(
            f"“{fixed}” is no moment.", "Write ISO 8601, such as 2026-11-18T10:20+01:00.", ""
        ) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    elif "[" not in fixed:
        here = moment.astimezone(zone)
        same = here.utcoffset() == moment.utcoffset() or fixed.endswith(("Z", "z"))
        moment = here if same else moment.replace(tzinfo=fixed_zone(moment))
    return lambda: moment


def _system_zone(environ: dict[str, str]) -> tzinfo:
    """Return the system's zone by its IANA name where it can be told, else its offset of today."""
    from datetime import datetime

    from cockpit.domain.moment import fixed_zone, zone_named

    named = environ.get("TZ", "").lstrip(":")
    if not named:
        named = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    zone = zone_named(named) if named else None
    try:
        return zone or fixed_zone(datetime.now().astimezone())
    except (ValueError, OverflowError):
        from cockpit.errors import NotUnderstood

        raise NotUnderstood(
            f"TZ={named} is no time zone.", "Name one, such as TZ=Europe/Berlin.", ""
        ) from None


if __name__ == "__main__":
    run()
