"""Reading how people write numbers: "12,500.50", "12.500,50", "9'800", "1,5", "12,50,000"."""

from __future__ import annotations

MOST = 12


def plain(typed: str) -> tuple[str, bool, bool] | None:
    """Return a number in plain digits, whether marks part its thousands, and whether that is only assumed.

    It is assumed where the one mark in it might part decimals, too: "12.500". None for what is no number.
    """
    number = typed.replace("’", "'")
    marks = [char for char in number if not char.isdecimal()]
    if len(number) > MOST + 6 or not (number.isascii() and number[:1].isdecimal()):
        return None
    if not marks:
        return (number, False, False) if len(number) <= MOST and _begins_well(number) else None
    whole, _, last = number.rpartition(marks[-1])
    if len(set(marks)) == 2:  # one parts thousands, the last one decimals
        is_number = marks.count(marks[-1]) == 1 and len(last) <= 3 and marks[-1] != "'"
        return _parted(whole, marks[0], last) if is_number else None
    return _parted(number, marks[0], "") if len(marks) > 1 or marks[0] == "'" else _marked_once(whole, last)


def _marked_once(whole: str, last: str) -> tuple[str, bool, bool] | None:
    """Return a number with one mark in it: of thousands before three digits, which is assumed, else of decimals."""
    if len(last) == 3 and len(whole) <= 3 and whole[0] != "0":
        return whole + last, True, True
    return (f"{whole}.{last}", False, False) if _begins_well(whole) else None


def _begins_well(digits: str) -> bool:
    """Tell whether digits begin as a number does: with no nought but for itself."""
    return digits[0] != "0" or digits == "0"


def _parted(whole: str, mark: str, decimals: str) -> tuple[str, bool, bool] | None:
    parts = whole.split(mark)
    are_lakhs = mark == "," and len(parts[0]) <= 2 and all(len(part) == 2 for part in parts[1:-1])
    are_threes = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:-1])
    if parts[0][:1] in ("", "0") or len(parts[-1]) != 3 or not (are_lakhs or are_threes):
        return None
    joined = "".join(parts)
    return (f"{joined}.{decimals}" if decimals else joined, True, False) if joined.isdecimal() else None
