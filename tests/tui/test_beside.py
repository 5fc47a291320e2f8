"""Leaving waits for nothing that only reads, and a moment for what writes."""

from __future__ import annotations

import asyncio
from threading import Event
from time import sleep

import pytest

from cockpit.errors import BookError
from cockpit.tui.threads import Threads, read_beside

_PATIENCE = 30.0


def test_a_loop_ends_while_threads_beside_it_go_on() -> None:
    may_end, has_ended = Event(), Event()

    def reads() -> None:
        may_end.wait(_PATIENCE)
        has_ended.set()

    async def app() -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(Threads())
        tasks = [
            asyncio.ensure_future(loop.run_in_executor(None, reads)),
            asyncio.create_task(read_beside(reads)),
        ]
        await asyncio.sleep(0)
        assert not any(task.done() for task in tasks)

    asyncio.run(app())
    assert not has_ended.is_set()
    may_end.set()
    assert has_ended.wait(_PATIENCE)


def test_what_is_being_written_is_written_before_it_ends() -> None:
    written = []

    def writes() -> None:
        sleep(0.02)
        written.append("a draft")

    async def app() -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(Threads())
        loop.run_in_executor(None, writes)

    asyncio.run(app())
    assert written == ["a draft"]


def test_what_is_read_beside_the_screen_comes_back_and_so_does_an_error() -> None:
    def fails() -> str:
        raise BookError("The disk failed.", "Check it.")

    async def app() -> str:
        with pytest.raises(BookError, match="The disk failed"):
            await read_beside(fails)
        return await read_beside(lambda: "found")

    assert asyncio.run(app()) == "found"
