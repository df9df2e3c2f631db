"""Twelve people at one server: how long from a click on a filter until the page is redrawn?

    python -m tests.twelve_at_once --store FILE [--people 12] [--clicks 8] [--pause 10] [--settle 30] [--pages pulse,service,voice]

Serves the store as a workshop does, opens one session per person over the app's own protocol, lets them read the page for
`settle` seconds, then lets each click filters with pauses of their own, `pause` seconds on average. Prints, per page, the median and
the 95th percentile of seconds from click to the end of the redraw, as the server gives it. What a browser needs to paint
is spent on the guests' own machines and is not in it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from tests.browser import until_it_serves

ROOT = Path(__file__).parent.parent
FILTERS = ("channel", "segment", "language", "country")
PERIODS = (0, 1, 2)
LONGEST_SECONDS = 120
CODE, KEY = "ABC234", "the key of this measure"


class Person:
    """One session: what it was shown, and the clicks it makes."""

    def __init__(self, socket, number: int) -> None:
        self.socket, self.draw = socket, random.Random(number)
        self.boxes: dict[str, tuple[str, list[str]]] = {}
        self.held: dict[str, list[str]] = {}
        self.pages: dict[str, str] = {}
        self.page = ""

    async def ask(self, page: str = "", query: str = "") -> float:
        """Run the script with what is held; seconds until it ended."""
        told = BackMsg()
        state = told.rerun_script
        state.query_string = query
        if page:
            self.page = self.pages[page]
        state.page_script_hash = self.page
        for name, values in self.held.items():
            widget = state.widget_states.widgets.add(id=self.boxes[name][0])
            if name == "period":
                widget.string_value = values[0]
            else:
                widget.string_array_value.data.extend(values)
        began = time.monotonic()
        await self.socket.send(told.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(self.socket.recv(), LONGEST_SECONDS))
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.pages = {one.url_pathname: one.page_script_hash for one in message.navigation.app_pages}
            elif kind == "delta":
                self._see(message.delta)
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return time.monotonic() - began

    def _see(self, delta) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("multiselect", "selectbox"):
            box = getattr(element, kind)
            name = box.id.rsplit("-", 1)[-1]
            if name in (*FILTERS, "period"):
                self.boxes[name] = (box.id, list(box.options))

    async def click(self) -> float:
        """Change one filter, as a reader would: mostly alone, now and then beside those chosen before."""
        if self.draw.random() < 0.6:
            self.held = {name: [] for name in self.held if name != "period"} | {name: values for name, values in self.held.items() if name == "period"}
        name = self.draw.choice([name for name in (*FILTERS, "period") if len(self.boxes.get(name, ("", ()))[1]) > 1])
        options = self.boxes[name][1]
        self.held[name] = [options[self.draw.choice(PERIODS)]] if name == "period" else self.draw.sample(options, 1)
        return await self.ask()


async def one_person(address: str, number: int, page: str, clicks: int, pause: float, settle: float) -> list[float]:
    async with connect(address, subprotocols=["streamlit"], max_size=None, ping_interval=None, origin=None) as socket:
        person = Person(socket, number)
        await asyncio.sleep(number * 0.1)
        await person.ask(query=f"key={KEY}")
        if page != "pulse":
            await person.ask(page)
        await asyncio.sleep(settle)
        taken = []
        for _ in range(clicks):
            await asyncio.sleep(person.draw.uniform(0.5, 1.5) * pause)
            taken.append(await person.click())
        return taken


async def room(address: str, page: str, people: int, clicks: int, pause: float, settle: float) -> np.ndarray:
    found = await asyncio.gather(*(one_person(address, number, page, clicks, pause, settle) for number in range(people)))
    return np.concatenate([np.array(one) for one in found])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--people", type=int, default=12)
    parser.add_argument("--clicks", type=int, default=8)
    parser.add_argument("--pause", type=float, default=10.0)
    parser.add_argument("--settle", type=float, default=30.0)
    parser.add_argument("--pages", default="pulse,service,voice,human")
    parser.add_argument("--port", type=int, default=8641)
    options = parser.parse_args()
    for page in options.pages.split(","):
        taken = measured(options.store, page, options.people, options.clicks, options.pause, options.settle, options.port)
        told = ", ".join(f"{name} {value:.2f} s" for name, value in (("median", np.median(taken)), ("95th percentile", np.percentile(taken, 95)), ("longest", taken.max())))
        print(f"{page}: {options.people} people, {len(taken)} clicks: {told}; {np.mean(taken < 1):.0%} under a second", flush=True)


def measured(store: Path, page: str, people: int, clicks: int, pause: float, settle: float, port: int) -> np.ndarray:
    """Seconds of every click of a room on one page, of a workshop served for it alone."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--logger.level", "error"]
    settings = {**os.environ, "EGARDS_STORE": str(store.resolve()), "EGARDS_WORKSHOP_CODE": CODE, "EGARDS_WORKSHOP_KEY": KEY}
    with subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until_it_serves(port)
            return asyncio.run(room(f"ws://127.0.0.1:{port}/_stcore/stream", page, people, clicks, pause, settle))
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
