"""What a terminal can show: the encoding that its locale names, and plain signs where that is not UTF-8."""

from __future__ import annotations

import codecs
from collections.abc import Mapping

# What Python itself sets where the locale was plain C (PEP 538): nothing that anybody said.
_SET_BY_PYTHON = ("C.UTF-8", "C.utf8", "UTF-8")
# Each stands in one cell, as what it stands for does.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("─━═╌┄╴╶╸╺▁▂▔⎯–—‐‑−", "-"),
        **dict.fromkeys("│┃║┆▎▏▕▌▐▍▊▋▉", "|"),
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬", "+"),
        **dict.fromkeys("█▇▆▅▄▃▀▰", "#"),
        **dict.fromkeys("░▒▓▱", "."),
        **dict.fromkeys("●◉•✦✧★", "*"),
        **dict.fromkeys("○◯◦", "o"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‘’‚′ʼ", "'"),
        **dict.fromkeys("▸▶→›⇢", ">"),
        **dict.fromkeys("◀◂←‹", "<"),
        "↑": "^", "↓": "v", "✓": "v", "✔": "v", "✗": "x", "✘": "x", "⏎": "<", "…": "~", "·": "-", "⚠": "!",
    }
)  # fmt: skip


def encoding_of(environ: Mapping[str, str], found: str) -> tuple[str, bool]:
    """Return the encoding of the terminal, and whether it is to get plain signs for frames and marks.

    `found` is what Python takes it for: UTF-8 in a plain C locale too. There the letters of a name are left as they
    are, as most terminals show them whatever their locale; frames are not worth that risk.
    """
    said = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if said in _SET_BY_PYTHON and not environ.get("LC_ALL"):
        said = environ.get("LANG") or said
    name, _, codeset = said.partition(".")
    if codeset:  # a locale that is not installed is C for Python, and still says what the terminal takes
        try:
            found = codecs.lookup(codeset.partition("@")[0]).name
        except LookupError:
            pass
    is_utf8 = codecs.lookup(found).name == "utf-8"
    return found, not is_utf8 or bool(name and not codeset and name != "UTF-8")


def plain(text: str) -> str:
    """Return the text with signs of ASCII for frames, bars, marks and quotes."""
    return text.translate(_PLAIN)
