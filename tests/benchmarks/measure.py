"""Measuring: processor time, in turns, so that what else the machine does falls on both alike."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter, process_time

ROUNDS = 7


def in_turns(
    tasks: Mapping[str, Callable[[], object]], rounds: int | None = None
) -> dict[str, float]:
    """Return the median processor milliseconds of each task, after one round to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range((rounds or ROUNDS) + 1):
        for name, task in tasks.items():
            start = process_time()
            task()
            if number:
                taken[name].append(process_time() - start)
    return {name: 1000 * median(times) for name, times in taken.items()}


def cold(commands: Mapping[str, Sequence[object]], rounds: int | None = None) -> dict[str, float]:
    """Return the median seconds of whole processes, as one waits for them."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range((rounds or ROUNDS) + 1):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run([str(c) for c in command], check=True, stdout=subprocess.DEVNULL)
            if number:
                taken[name].append(perf_counter() - start)
    return {name: median(times) for name, times in taken.items()}


def children_seconds() -> float:
    """Return the processor seconds of all child processes that have ended."""
    times = os.times()
    return times.children_user + times.children_system
