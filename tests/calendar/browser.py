"""A real Chromium, driven by its own driver over WebDriver: what a page is to those who see it, and who hear it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any

import pytest

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what WebDriver calls an element


class Browser:
    """One window."""

    def __init__(self, port: int, arguments: list[str]) -> None:
        self.port = port
        wanted = {"browserName": "chrome", "goog:chromeOptions": {"args": arguments}}
        made = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = f"/session/{made['sessionId']}"

    def open(self, url: str) -> None:
        self._ask("POST", f"{self.session}/url", {"url": url})

    def run(self, script: str) -> Any:
        """Return what a script returns."""
        return self._ask("POST", f"{self.session}/execute/sync", {"script": script, "args": []})

    def elements(self, selector: str) -> list[str]:
        found = self._ask("POST", f"{self.session}/elements", {"using": "css selector", "value": selector})
        return [one[_ELEMENT] for one in found]

    def of(self, element: str, what: str) -> Any:
        """Return something of an element: `text`, `rect`, `computedrole`, `computedlabel`, `displayed` …."""
        return self._ask("GET", f"{self.session}/element/{element}/{what}")

    def click(self, element: str) -> None:
        self._ask("POST", f"{self.session}/element/{element}/click", {})

    def close(self) -> None:
        self._ask("DELETE", self.session)

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        data = None if body is None else json.dumps(body)
        connection.request(method, path, body=data, headers={"Content-Type": "application/json"})
        answer = connection.getresponse()
        value = json.loads(answer.read())["value"]
        connection.close()
        assert answer.status == 200, value
        return value


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """Open a window of a phone's size. Skips the test where there is no Chromium."""
    driver, browser = shutil.which("chromedriver"), shutil.which("chromium")
    if driver is None or browser is None:
        pytest.skip("chromium and its chromedriver are not installed")
    process = subprocess.Popen(
        [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    try:
        port = next(
            int(found[1]) for line in process.stdout if (found := re.search(r"on port (\d+)\.", line))
        )
        window = Browser(
            port, ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=500,900", *arguments]
        )
        try:
            yield window
        finally:
            window.close()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
