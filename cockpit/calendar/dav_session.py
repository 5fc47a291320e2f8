"""How a calendar server is asked over HTTP: it sends nobody elsewhere, and no more is read than an answer may be.

Loads niquests, which takes longer than starting Python: imported where a server is spoken with.
"""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING

from niquests import Session
from niquests.exceptions import RequestException

if TYPE_CHECKING:
    from typing import Any

_MOST_BYTES = 64_000_000  # as it comes and as it unpacks: ten thousand entries are 3 MB listed
_LONGEST = 120.0  # seconds that one answer may take to come

if (
    not logging.getLogger().handlers
):  # else what libraries say of an answer, or quote of it, goes over the screen
    logging.getLogger().addHandler(logging.NullHandler())


class AnswerTooMuch(RequestException):
    """An answer is longer than any may be, or does not end."""


class BoundSession(Session):
    """A session that follows nobody elsewhere, and reads an answer to its end or gives up on it.

    `said` is what the last one said, as it came.
    """

    said = b""

    def request(self, *args: Any, **more: Any) -> Any:  # type: ignore[override]  # passed on as it comes
        """Send one request. Raises AnswerTooMuch, and as the class does."""
        until = monotonic() + _LONGEST
        answer: Any = super().request(*args, **more, allow_redirects=False, stream=True)
        parts, length = [], 0
        for part in answer.iter_content(-1):  # as it comes
            parts.append(part)
            length += len(part)
            if length > _MOST_BYTES or monotonic() > until:
                answer.close()
                raise AnswerTooMuch
        self.said = answer._content = b"".join(parts)  # noqa: SLF001 - where the class keeps what it has read
        return answer
