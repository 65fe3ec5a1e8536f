"""Messages through pipes: whole, one at a time, and an end that is noticed."""

from __future__ import annotations

import asyncio
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kg.server.channel import Channel
from kg.server.message import LENGTH


@contextmanager
def _pipes() -> Iterator[tuple[int, int, int, int]]:
    """Give our ends and the worker's: to write to it, to read from it, its input, its output."""
    its_input, to_worker = os.pipe()
    from_worker, its_output = os.pipe()
    ends = [to_worker, from_worker, its_input, its_output]
    try:
        yield to_worker, from_worker, its_input, its_output
    finally:
        for end in ends:
            try:
                os.close(end)
            except OSError:
                continue


def _message(body: bytes) -> bytes:
    header = json.dumps({"file": None, "length": len(body)}).encode()
    return LENGTH.pack(len(header)) + header + body


@pytest.mark.parametrize("in_thread", [False, True])
@pytest.mark.parametrize("piece", [1, 7, 1 << 20])
def test_message_is_whole_however_it_arrives(in_thread: bool, piece: int) -> None:
    async def exchange() -> bytes:
        with _pipes() as (to_worker, from_worker, its_input, its_output):
            channel = Channel(to_worker, from_worker, in_thread=in_thread)
            coming = channel.ask(b"question")
            assert os.read(its_input, 100) == b"question"
            whole = _message("市科技局".encode() * 3)
            for start in range(0, len(whole), piece):
                os.write(its_output, whole[start : start + piece])
                await asyncio.sleep(0)
            header, body = await asyncio.wait_for(coming, 10)
            assert header["length"] == len(body)
            os.close(its_output)
            await asyncio.sleep(0.02)
            channel.close()
            return body

    assert asyncio.run(exchange()) == "市科技局".encode() * 3


@pytest.mark.parametrize("in_thread", [False, True])
def test_end_of_the_worker_is_an_error_for_who_waits(in_thread: bool) -> None:
    async def exchange() -> None:
        with _pipes() as (to_worker, from_worker, its_input, its_output):
            channel = Channel(to_worker, from_worker, in_thread=in_thread)
            coming = channel.ask(b"question")
            os.write(its_output, _message(b"answer")[:-2])
            os.close(its_output)
            with pytest.raises(ConnectionError):
                await asyncio.wait_for(coming, 10)
            os.close(its_input)
            with pytest.raises(ConnectionError):
                await asyncio.wait_for(channel.ask(b"another"), 10)
            channel.close()

    asyncio.run(exchange())


def test_lingering_finds_an_answer_that_comes_at_once() -> None:
    async def exchange() -> None:
        with _pipes() as (to_worker, from_worker, _, its_output):
            channel = Channel(to_worker, from_worker)
            coming = channel.ask(b"question")
            channel.linger()
            assert not coming.done()
            os.write(its_output, _message(b"answer"))
            channel.linger()
            assert coming.result()[1] == b"answer"
            channel.close()

    asyncio.run(exchange())


def test_question_larger_than_the_pipe_arrives() -> None:
    async def exchange() -> None:
        with _pipes() as (to_worker, from_worker, its_input, its_output):
            channel = Channel(to_worker, from_worker)
            question, read = os.urandom(300_000), bytearray()

            def work() -> None:
                while len(read) < len(question):
                    read.extend(os.read(its_input, 1 << 16))
                os.write(its_output, _message(b"read"))

            worker = threading.Thread(target=work)
            worker.start()
            assert (await asyncio.wait_for(channel.ask(question), 10))[1] == b"read"
            worker.join()
            assert read == question
            channel.close()

    asyncio.run(exchange())
