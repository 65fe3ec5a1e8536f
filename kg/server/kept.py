"""Answers that are given again as they are, until a build changes the graph."""

from __future__ import annotations

from collections import OrderedDict

from kg.server.message import Answer

_MOST = 32 << 20  # bytes of all bodies together
_LARGEST = 256 << 10  # bytes of one, with what it answers
_EACH = 1 << 10  # bytes that an answer takes beside its body
Key = tuple[str, ...]


class Kept:
    """The small answers that were asked for last, of one generation of the graph."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._size = 0
        self._generation = ""
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def get(self, generation: str, key: Key) -> Answer | None:
        """Return the answer that was put for `key` while the graph was the same."""
        if generation != self._generation:
            self._answers.clear()
            self._size, self._generation = 0, generation
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def put(self, generation: str, key: Key, answer: Answer) -> None:
        """Keep an answer if it is one and small; those asked for longest ago make room for it."""
        size = _size(key, answer)
        is_whole = answer.status == 200 and answer.content is None
        if not is_whole or size > _LARGEST or generation != self._generation:
            return
        self._forget(key)
        self._answers[key] = answer
        self._size += size
        while self._size > self._most:
            self._forget(next(iter(self._answers)))

    def _forget(self, key: Key) -> None:
        answer = self._answers.pop(key, None)
        if answer is not None:
            self._size -= _size(key, answer)


def _size(key: Key, answer: Answer) -> int:
    return _EACH + len(answer.body) + sum(map(len, key))
