"""How a calendar server is asked over HTTP: at its own address alone, and no more is read than an answer may be.

Loads niquests, which takes longer than starting Python: imported where a server is spoken with.
"""

from __future__ import annotations

import logging
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from caldav.lib.error import AuthorizationError, DAVError, RateLimitError
from niquests import Session
from niquests.exceptions import ConnectionError as NotConnected
from niquests.exceptions import RequestException, SSLError, Timeout

from cockpit.calendar.dav_address import moved_to
from cockpit.calendar.dav_answers import DavAnswer, text_of
from cockpit.errors import OtherSideError

if TYPE_CHECKING:
    from typing import Any

PATIENCE = 20  # seconds without a byte of an answer
UNREADABLE = 0  # in place of a status
_MOST_BYTES = 64_000_000  # unpacked: ten thousand entries are 3 MB listed
_LONGEST = 120.0  # seconds that one answer may take to come
_ELSEWHERE = (301, 302, 303, 307, 308)
_READS = ("PROPFIND", "REPORT", "GET")  # what is written goes where it was to go, or nowhere
_MOST_HOPS = 5
_FORBIDDEN = 403

# Else what libraries say of an answer, or quote of it, goes over the screen.
if not logging.getLogger().handlers:
    logging.getLogger().addHandler(logging.NullHandler())


class AnswerTooMuch(RequestException):
    """An answer is longer than any may be, or does not end."""


class BoundSession(Session):
    """A session that follows nobody elsewhere, and reads an answer to its end or gives up on it.

    `said` is what the last one said, as it came.
    """

    said = b""

    def request(self, *args: Any, **more: Any) -> Any:
        """Send one request. Raises AnswerTooMuch, and as the class does."""
        until = monotonic() + _LONGEST
        answer = self._begun(until, *args, **(more | {"allow_redirects": False, "stream": True}))
        parts, length = [], 0
        for part in answer.iter_content(-1):  # as it comes
            parts.append(part)
            length += len(part)
            if length > _MOST_BYTES or monotonic() > until:
                answer.close()
                raise AnswerTooMuch
        self.said = answer._content = b"".join(parts)
        return answer

    def _begun(self, until: float, *args: Any, **more: Any) -> Any:
        """Return an answer once its head is read, which is cut off from beside: it is read on as long as it drips."""
        cut = Timer(_LONGEST, self.close)
        cut.daemon = True
        cut.start()
        try:
            return super().request(*args, **more)
        except (RequestException, OSError) as error:
            if monotonic() < until:
                raise
            raise AnswerTooMuch from error
        finally:
            cut.cancel()


class DavRequests:
    """What sends the requests to one server, and says what went wrong in the seller's words."""

    url: str
    requests: int
    _host: str
    _client: Any
    _session: BoundSession

    def _away(self, what: str) -> OtherSideError:
        return OtherSideError(
            f"{self._host} {what}.", "It is tried again the next time.", "Nothing was lost."
        )

    def _send(self, method: str, href: str, body: str, **headers: str) -> DavAnswer:
        """Send one request, and ask on where the server says so. Raises OtherSideError where nobody answers."""
        answer = self._sent(method, href, body, headers)
        for _ in range(_MOST_HOPS):
            there = str(answer.headers.get("Location", "")) if answer.status in _ELSEWHERE else ""
            if not there or method not in _READS:
                break
            href = urljoin(self._at(href), there)
            answer = self._sent(method, href, body, headers)
        return answer

    def _at(self, href: str) -> str:
        """Return the address of a path; with the password, nothing is asked anywhere else. Raises OtherSideError."""
        try:
            at = urljoin(self.url, href)
            moved_to(self.url, at)
        except ValueError as error:
            raise self._away("names an address that is none") from error
        return at

    def _sent(self, method: str, href: str, body: str, headers: dict[str, str]) -> DavAnswer:
        """Send one request. Raises OtherSideError where nobody answers, or the password is refused."""
        at = self._at(href)
        self.requests += 1
        try:
            answer = self._client.request(at, method, body, headers)
        except AuthorizationError as error:
            if error.status == _FORBIDDEN:  # also what a forgotten token is answered by
                return DavAnswer(status=_FORBIDDEN)
            raise OtherSideError(
                f"{self._host} refuses the name or the password.",
                "`cockpit calendar connect` asks for them anew.",
                "Nothing was changed.",
            ) from error
        except NotImplementedError as error:
            raise self._away("asks for a way of signing in that Cockpit does not know") from error
        except RateLimitError as error:
            raise self._away("asks to come later") from error
        except (RequestException, OSError) as error:
            raise self._away(_why(error)) from error
        except (DAVError, SyntaxError, ValueError):
            return DavAnswer(status=UNREADABLE)
        text = text_of(self._session.said)
        return DavAnswer(status=answer.status, headers=answer.headers, tree=answer.tree, text=text)


def _why(error: Exception) -> str:
    if isinstance(error, AnswerTooMuch):
        return "answers without an end"
    if isinstance(error, SSLError):
        return "shows a certificate that cannot be trusted"
    if isinstance(error, Timeout):
        return f"gave no answer within {PATIENCE} s"
    is_away = isinstance(error, NotConnected) or not isinstance(error, RequestException)
    return "is away: nobody answers" if is_away else "gives an answer that does not read"
