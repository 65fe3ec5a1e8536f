"""The collector rests while a document is read, and only then."""

from __future__ import annotations

import gc

import pytest

from kg.extraction.collector import paused_collector


def test_collector_runs_again_even_after_an_error() -> None:
    with pytest.raises(ValueError, match="inside"), paused_collector():
        assert not gc.isenabled()
        raise ValueError("inside")
    assert gc.isenabled()


def test_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
