"""The server of feeds against readers who are slow, many or odd."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from threading import Thread

import pytest

from cockpit.calendar import feed_server
from cockpit.calendar.feed_server import FeedServer, HttpAnswer

BODY = b"BEGIN:VCALENDAR\r\n" * 100


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedServer]:
    monkeypatch.setattr(feed_server, "MOST", 3)
    monkeypatch.setattr(feed_server, "_WHOLE", 1)
    made = FeedServer("127.0.0.1", 0, lambda path, _: HttpAnswer(body=BODY, content_type="text/calendar"))
    thread = Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def knock(server: FeedServer) -> Iterator[Callable[[], socket.socket]]:
    """Connect as a reader; all are let go in the end."""
    open_ones: list[socket.socket] = []

    def connect() -> socket.socket:
        open_ones.append(socket.create_connection(("127.0.0.1", server.port), 30))
        return open_ones[-1]

    yield connect
    for one in open_ones:
        one.close()


def get(server: FeedServer, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request(method, "/x", headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_a_question_that_comes_letter_by_letter_is_given_up(
    server: FeedServer, knock: Callable[[], socket.socket]
) -> None:
    slow = knock()
    slow.settimeout(0.2)
    for _ in range(600):
        try:
            slow.sendall(b"G")
            if slow.recv(1) == b"":
                break
        except TimeoutError:
            continue
        except ConnectionError:
            break
    else:
        pytest.fail("it holds on for ever")
    assert get(server)[0] == 200


def test_a_reader_may_ask_again_over_the_same_line(server: FeedServer) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    for _ in range(5):
        connection.request("GET", "/x")
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (200, BODY)
    connection.close()


def test_too_many_at_once_are_let_go_and_the_place_of_one_who_leaves_is_free(
    server: FeedServer, knock: Callable[[], socket.socket]
) -> None:
    silent = [knock() for _ in range(3)]
    for one in silent:
        one.sendall(b"GET /x HTTP/1.1\r\n")
    late = knock()
    assert late.recv(1) == b""
    for one in silent:
        one.close()
    for _ in range(200):
        try:
            assert get(server)[0] == 200
            break
        except (ConnectionError, OSError):
            continue
    else:
        pytest.fail("no place came free")


def test_a_part_asked_for_is_answered_with_the_whole(server: FeedServer) -> None:
    assert get(server, Range="bytes=0-9") == (200, BODY)
    assert get(server, "HEAD", Range="bytes=0-9") == (200, b"")
