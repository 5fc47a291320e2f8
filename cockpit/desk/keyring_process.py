"""The system's keyring, asked in a process of its own: one that hangs there is ended, and hangs nobody here.

What is secret goes over pipes, never on a command line or in the environment.
"""

from __future__ import annotations

import os
import signal
import sys

LIMIT = 8.0
"""Seconds: a keyring that has to be unlocked asks for its password meanwhile."""
SERVICE = "sales-cockpit"
_AFTERMATH = 1.0  # seconds
# A backend of less than 1 is not recommended by `keyring` itself: among them are files that anybody reads.
_CHILD = """
import sys, keyring
action, service, name = sys.argv[1:]
if keyring.get_keyring().priority < 1:
    sys.exit(3)
if action == "get":
    found = keyring.get_password(service, name)
elif action == "set":
    said = sys.stdin.read()
    keyring.set_password(service, name, said)
    found = keyring.get_password(service, name)
    if found != said:
        sys.exit(3)
else:
    found = keyring.get_password(service, name)
    if found is not None:
        keyring.delete_password(service, name)
sys.stdout.write("" if found is None else "=" + found)
"""


class KeyringAway(Exception):
    """There is no keyring, or none that answers in time; says which."""


def is_installed() -> bool:
    """Tell whether the extra that speaks with keyrings is installed."""
    from importlib.util import find_spec

    return find_spec("keyring") is not None


def ask(action: str, name: str, said: str = "") -> str | None:
    """Get, set or delete what the keyring has by a name; return what it had, None for nothing. Raises KeyringAway."""
    if not is_installed():
        raise KeyringAway("the extra `phone` is not installed")
    from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired

    # -P: what lies in the current folder is never taken for the keyring.
    command = [sys.executable, "-P", "-c", _CHILD, action, SERVICE, name]
    try:
        process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, start_new_session=True)
    except OSError as error:
        raise KeyringAway(f"it cannot be asked: {error.strerror}") from error
    try:
        found, _ = process.communicate(said, LIMIT)
    except TimeoutExpired as error:
        raise KeyringAway(f"it did not answer within {LIMIT:.0f} seconds") from error
    finally:
        if process.poll() is None:
            _end(process.pid)
            try:
                process.wait(_AFTERMATH)
            except TimeoutExpired:
                pass  # in the system's hands: it ends when that lets it go
        for stream in (process.stdin, process.stdout):
            if stream is not None and not stream.closed:
                stream.close()
    if process.returncode:
        raise KeyringAway("there is none on this machine, or it refuses")
    return found[1:] if found else None


def _end(group: int) -> None:
    """End the process with all that it began."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
