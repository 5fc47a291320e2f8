"""Makes the table of currencies in cockpit/capture/money/iso4217.py from the package iso4217.

`python docs/currencies.py` writes it; a test tells when it differs from the package that is installed.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from iso4217 import Currency

TABLE = Path(__file__).parent.parent / "cockpit" / "capture" / "money" / "iso4217.py"
_TEXT = '''\
"""The currencies of ISO 4217 that have a minor unit: not gold, not test codes. Made by docs/currencies.py."""

CODES = frozenset(
{codes}
)
# How many decimals an amount of them has, where that is not two.
MINOR_DIGITS = {{
{digits}
}}
'''


def table() -> str:
    """Return the module as the package would have it."""
    kept = {one.code: one.exponent for one in Currency if one.exponent is not None}
    lines = textwrap.wrap(" ".join(sorted(kept)), 98)
    codes = [f'    "{line} "' for line in lines[:-1]] + [f'    "{lines[-1]}".split()']
    digits = [
        f'    **dict.fromkeys("{" ".join(sorted(code for code in kept if kept[code] == number))}".split(), {number}),'
        for number in sorted({number for number in kept.values() if number != 2})
    ]
    return _TEXT.format(codes="\n".join(codes), digits="\n".join(digits))


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
