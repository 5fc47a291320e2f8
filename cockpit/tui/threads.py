"""Work beside the screen, in threads that leaving does not wait for, or only for a moment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Done = TypeVar("Done")

# Seconds: what writes a draft is done by then; what is left half-way costs nothing, as after a kill.
_MOMENT = 0.2


class Threads(ThreadPoolExecutor):
    """The threads of the app's workers: ended in order where they end at once, else left to end with the process."""

    def __init__(self) -> None:
        super().__init__(thread_name_prefix="beside")
        self._under_way: set[Future[Any]] = set()

    def submit(self, job: Callable[..., Done], /, *args: Any, **named: Any) -> Future[Done]:
        """Begin a job."""
        future = super().submit(job, *args, **named)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more jobs; wait a moment for those that are under way."""
        super().shutdown(wait=False, cancel_futures=cancel_futures)
        if wait:
            wait_for(set(self._under_way), _MOMENT)


async def read_beside(job: Callable[[], Done]) -> Done:
    """Return what a job that only reads comes to; it is left where it stands when the app ends."""
    loop = asyncio.get_running_loop()
    found: asyncio.Future[Done] = loop.create_future()

    def settle(tell: Callable[[Any], None], what: object) -> None:
        if not found.done():  # nobody waits for it any more
            tell(what)

    def run() -> None:
        tell: Callable[[Any], None]
        try:
            what: object = job()
            tell = found.set_result
        except Exception as error:  # noqa: BLE001 - whoever waits for it is given it
            what, tell = error, found.set_exception
        with suppress(RuntimeError):  # the loop is closed: nobody waits
            loop.call_soon_threadsafe(settle, tell, what)

    Thread(target=run, name="reading", daemon=True).start()
    return await found
