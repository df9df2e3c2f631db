"""Many at once: sessions that each click, wait for the page, think five seconds and click again."""

from __future__ import annotations

import asyncio
import random
import time

from tests.bench.measuring import spread

THINK_SECONDS = 5.0
PERIODS = ("28d", "90d", "12m", "all")


async def _session(address: str, page: str, clicks: int, seed: int, seconds: list[float], failures: list[str]) -> None:
    import websockets
    from streamlit.proto.BackMsg_pb2 import BackMsg

    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, THINK_SECONDS))
    async with websockets.connect(f"{address.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
        for turn in range(clicks + 1):
            message = BackMsg()
            message.rerun_script.query_string = f"period={chance.choice(PERIODS)}&compare={chance.choice(('previous', 'year', 'none'))}"
            message.rerun_script.page_name = page
            began = time.perf_counter()
            await socket.send(message.SerializeToString())
            failures += await _finished(socket)
            if turn:  # the first draws the page; it is no click
                seconds.append(time.perf_counter() - began)
            await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK_SECONDS)


async def _finished(socket) -> list[str]:
    """Read until the script has ended; return the exceptions it showed."""
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    shown = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(await socket.recv())
        if message.WhichOneof("type") == "delta" and message.delta.WhichOneof("type") == "new_element" and message.delta.new_element.WhichOneof("type") == "exception":
            shown.append(message.delta.new_element.exception.message)
        if message.WhichOneof("type") == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return shown  # a page that starts over (its first visit does) has not ended


def clicks_of(sessions: int, address: str, page: str, clicks: int) -> dict:
    """Milliseconds from a click to the end of the page's script, with so many sessions at once."""

    async def everyone() -> tuple[list[float], list[str]]:
        seconds: list[float] = []
        failures: list[str] = []
        await asyncio.gather(*(_session(address, page, clicks, seed, seconds, failures) for seed in range(sessions)))
        return seconds, failures

    seconds, failures = asyncio.run(everyone())
    return spread(seconds).as_milliseconds() | {"errors": len(failures)}


def first_page(address: str, page: str) -> list[str]:
    """Open a page and wait until it is whole; the exceptions it showed."""

    async def opened() -> list[str]:
        import websockets
        from streamlit.proto.BackMsg_pb2 import BackMsg

        async with websockets.connect(f"{address.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
            message = BackMsg()
            message.rerun_script.page_name = page
            await socket.send(message.SerializeToString())
            return await _finished(socket)

    return asyncio.run(opened())
