"""A notice beside the cockpit: by the terminal where it is known to show one, else by the desktop."""

from __future__ import annotations

from cockpit.domain.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# What each terminal that takes notices calls itself, and the sequence it takes them by.
_PROGRAMS = {"iTerm.app": 9, "WezTerm": 9, "ghostty": 9}
_TERMS = {"xterm-kitty": 9, "xterm-ghostty": 9, "foot": 777, "foot-extra": 777}
_DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY")
_PATIENCE = 5  # seconds
TITLE = "Cockpit"


def sequence_of(environ: Mapping[str, str]) -> int:
    """Return which sequence the terminal is known to take a notice by, 9 or 777; 0 where it is not known to."""
    if environ.get("TMUX") or environ.get("TERM", "").startswith(("screen", "tmux")):
        return 0  # they keep it to themselves
    return _PROGRAMS.get(environ.get("TERM_PROGRAM", "")) or _TERMS.get(environ.get("TERM", ""), 0)


def sequence(number: int, words: str) -> str:
    """Return what has the terminal show a notice; the words hold nothing that would end it early."""
    body = " ".join(clean(words).split())
    if number == 9:
        return f"\x1b]9;{TITLE}: {body}\x07"
    return f"\x1b]777;notify;{TITLE};{body.replace(';', ',')}\x07"


def lacking(environ: Mapping[str, str]) -> str:
    """Say why no notice can be shown here, and what to do; nothing where one can."""
    if sequence_of(environ):
        return ""
    if not any(environ.get(name) for name in _DESKTOPS):
        return "No notice can be shown here: neither by this terminal nor by a desktop."
    from shutil import which

    if which("notify-send") is None:
        return "No notice can be shown here: notify-send is not installed."
    return ""


def by_desktop(words: str) -> str:
    """Have the desktop show a notice; return what went wrong, if anything. It may take seconds: run it in a thread."""
    from subprocess import DEVNULL, SubprocessError, run

    try:
        done = run(
            ["notify-send", f"--app-name={TITLE}", "--", TITLE, " ".join(clean(words).split())],
            stdin=DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, SubprocessError) as error:
        return f"The notice could not be shown: {error}"
    return f"The notice could not be shown: {done.stderr.strip()}" if done.returncode else ""
