"""The composition root: paths, clock, settings, desk; then the command, or the screen it asks for."""

from __future__ import annotations

import gc
import os
import sys
import time

from cockpit.domain.text import clean
from cockpit.errors import BookError, CockpitError, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from datetime import datetime, tzinfo
    from types import TracebackType
    from typing import NoReturn, TypeVar

    from cockpit.config import Settings
    from cockpit.desk.desk import Desk
    from cockpit.zone import SellerZone

    Told = TypeVar("Told")

INTERRUPTED = 130
_KEPT: list[Desk] = []  # as long as the process: letting go of a hundred thousand records takes a while
_LOOK = "Look with `cockpit log` before you try again."
_NO_OUTPUT = "The output could not be written"
_NS_PER_MS = 1_000_000
_ZONES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"


def run() -> NoReturn:
    """Be the console script: run the command and leave.

    What was said is flushed and what was kept is on disk, so it leaves at once: taking the interpreter down in order
    would cost a third as long as starting it, and after a screen it would wait for threads that only read.
    """
    gc.disable()  # a command is over before there is anything worth collecting; the screen turns it on again
    # Where Python looks for zones anyway. Told so, it need not ask how it was built, which takes a while.
    os.environ.setdefault("PYTHONTZPATH", _ZONES)
    code = main()
    if "atexit" in sys.modules:  # there may be something to put away
        import atexit

        atexit._run_exitfuncs()
    try:
        sys.stdout.flush()  # what was said before an error or ctrl+c
    except OSError:
        pass  # nobody reads it; the exit code tells
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what it asks for on screen is opened here.

    A fault that no one can help ends as a book does that cannot be read or written: no script takes it for a no.
    """
    _open_streams()
    try:
        from cockpit.cli.parse import parse

        run, options = parse(list(sys.argv[1:] if argv is None else argv))
        code = _run(run, options)
        sys.stdout.flush()
    except CockpitError as error:
        _complain(f"cockpit: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (
        OSError
    ) as error:  # the disk that the output goes to is full, the terminal is gone, a file is not to be had
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        what = f"{error.filename} could not be read or written" if error.filename else _NO_OUTPUT
        _complain(f"cockpit: {what}: {error.strerror or error}. What was kept is on disk. {_LOOK}")
        return BookError.exit_code
    except MemoryError:
        _complain(f"cockpit: There is not enough memory for this. What was kept is on disk. {_LOOK}")
        return BookError.exit_code
    except Exception as error:  # noqa: BLE001 - what nobody foresaw is told in a sentence, too
        told = f"cockpit: This should not have happened: {type(error).__name__} in {_place(error.__traceback__)}."
        _complain(f"{told} What was kept is on disk. Please report it. {_LOOK}")
        return BookError.exit_code
    return code


def _place(traceback: TracebackType | None) -> str:
    """Return where an error was raised, for its report: our last file and line. What it says may be a customer's."""
    place = "?"
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if f"{os.sep}cockpit{os.sep}" in file:
            place = f"{file.rpartition(f'{os.sep}cockpit{os.sep}')[2]}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place


def _complain(line: str) -> None:
    """Say what went wrong; where standard error is full or gone, the exit code has to tell."""
    from cockpit.cli.output import complain

    complain(line)


def _open_streams() -> None:
    """See to it that all three are there, and that no byte or character makes reading or printing fail."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the caller; the next file opened would take its place
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - as long as we live
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _run(run: Callable[[Desk, Namespace], int | None], options: Namespace) -> int:
    if not options.needs_desk:
        return _answer(run, options)
    from cockpit.cli.output import run_on
    from cockpit.desk.desk import Desk
    from cockpit.domain.rules import Rules
    from cockpit.domain.text import clean
    from cockpit.store.disk import DiskFolder
    from cockpit.store.lock import PATIENCE

    PATIENCE.tell = lambda told: print(clean(f"cockpit: {told}"), file=sys.stderr, flush=True)
    environ = dict(os.environ)
    options.places = {name: find() for name, find in _places(environ, options).items()}
    settings = _settings(environ, options)
    if settings and not options.is_quick:  # those that must start at once take the settings as they are
        from cockpit.config import check

        check(settings)
    options.views = settings.views if settings else {}
    options.calendar = settings.calendar if settings else {}
    zone = _zone(settings, environ)
    if zone.trouble:
        print(clean(f"cockpit: {zone.trouble}"), file=sys.stderr)
        options.places["told"] = zone.trouble  # a screen covers what was printed
    desk = Desk(
        folder=DiskFolder(options.places["book"]),
        local=DiskFolder(options.places["local"]),
        now=_clock(options.now or environ.get("COCKPIT_NOW"), zone.zone),
        wall_ms=lambda: time.time_ns() // _NS_PER_MS,
        rules=settings.rules if settings else Rules(),
        texts=DiskFolder(os.path.join(os.path.dirname(options.places["config"]), "texts")),
    )
    code = run_on(desk, run, options)
    if code is not None:
        return code
    from cockpit import signals

    signals.hold()
    _load_asyncio()
    _KEPT.append(desk)
    if answer := getattr(options, "answer", None):  # it asks for a line, and knows what to say to it
        from cockpit.tui.prompt import ask

        return int(answer(*ask(desk, settings, options.places)))
    from cockpit.tui.opening import open_cockpit

    return open_cockpit(desk, settings, options.places)


def _load_asyncio() -> None:
    """Load what the screens run on, without the encryption that it would load for connections of its own.

    Nothing here makes such connections, and that takes a twentieth of the time until the first row is seen. Whoever
    asks for encryption by itself is given it.
    """
    absent = "ssl" not in sys.modules
    if absent:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # how Python is told that there is none
    try:
        import asyncio  # noqa: F401 - so that it is loaded
    finally:
        if absent:
            del sys.modules["ssl"]


def _answer(run: Callable[[Desk, Namespace], int | None], options: Namespace) -> int:
    """Answer what is asked where something is amiss, as far as it can be told; what is amiss is told, too."""
    environ, amiss = dict(os.environ), []

    def told(find: Callable[[], Told]) -> Told | None:
        try:
            return find()
        except CockpitError as error:
            amiss.append(str(error))
            return None

    if options.command in ("locations", "config", "doctor"):
        options.places = {name: told(find) for name, find in _places(environ, options).items()}
        options.key_problems = lambda: _key_problems(environ, options)
        options.names_are_there = lambda name, settings: _names_are_there(options, name, settings)
    if options.command in ("locations", "doctor"):
        settings = told(lambda: _settings(environ, options)) if options.places["config"] else None
        if settings:
            from cockpit.config import check

            told(lambda: check(settings))
        options.zone = _zone(settings, environ)
        amiss += [options.zone.trouble] if options.zone.trouble else []
    code = run(None, options)  # type: ignore[arg-type]  # by their table they take no desk
    for one in dict.fromkeys(amiss):
        print(clean(f"cockpit: {one}"), file=sys.stderr)
    return code or 0


def _key_problems(environ: dict[str, str], options: Namespace) -> list[str]:
    """Return what is wrong with the seller's own keys: the screens know, and nobody else does."""
    settings = _settings(environ, options)
    if not settings or not settings.keys:
        return []
    from cockpit.tui.remapped_keys import keymap

    return keymap(settings.keys)[1]


def _names_are_there(options: Namespace, name: str, settings: Settings) -> None:
    """Raise NotUnderstood where a setting names a theme, a command or a key that there is not: the screens know."""
    if name == "theme" or name.startswith("keys."):
        from cockpit.tui.setting_names import must_be_there

        must_be_there(name, settings, options.places["themes"] or "")


def _places(environ: dict[str, str], options: Namespace) -> dict[str, Callable[[], str]]:
    """Return how to find where things live, by what they are. Each raises BookError where there is no home for it."""
    from cockpit import paths

    return {
        "book": lambda: paths.book(environ, options.book),
        "config": lambda: paths.config(environ, options.config),
        "themes": lambda: paths.themes(environ),
        "local": lambda: paths.local(environ, paths.book(environ, options.book)),
    }


def _settings(environ: dict[str, str], options: Namespace) -> Settings | None:
    path = options.places["config"]
    if not os.path.exists(path):
        if options.config or environ.get("COCKPIT_CONFIG"):
            raise NotUnderstood(f"There is no settings file {path}.", "Make it, or leave it unnamed.", "")
        return None
    from cockpit.config import read_settings, text_of

    return read_settings(text_of(path) or "", path)


def _zone(settings: Settings | None, environ: dict[str, str]) -> SellerZone:
    """Return the seller's zone: as the settings say, else the system's."""
    from cockpit import zone
    from cockpit.domain.moment import zone_named

    if settings and settings.timezone and (found := zone_named(settings.timezone)):
        return zone.SellerZone(zone=found, said=settings.timezone)
    return zone.system(environ)


def _clock(fixed: str | None, zone: tzinfo) -> Callable[[], datetime]:
    """Return the clock: the system's in the seller's zone, or one that stands still at `fixed`."""
    from datetime import datetime

    from cockpit.domain.moment import YEARS, fixed_zone, from_text

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


if __name__ == "__main__":
    run()
