"""`python -m pages.workshop`: serve the app to a room, with a join code for everyone and a key for the one who leads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from data import starting
from data.arguments import Parser, number_in, path_in
from data.store import DEFAULT_PATH, Store, StoreProblem
from data.wording import reader_language
from data.wording import say as say_of_data
from pages.parts.words import words
from pages.parts.workshop.door import new_code, new_key
from pages.parts.workshop.network import LAST_PORT, NoFreePort, free_port, local_addresses

ROOT = Path(__file__).parents[3]
FIRST_PORT = 8501

UPLOADED_MB_AT_MOST = 16
"""The server takes a file into memory before anybody has given the code; whoever leads names the folder of larger ones."""


def serve(arguments: list[str] | None = None) -> int:
    """Print where and how to come in, and serve until stopped."""
    starting.is_ready()
    said = words(reader_language())
    metavar = {name: say_of_data(f"metavar_{name}", said.language) for name in ("file", "port", "address")}
    parser = Parser(prog="python -m pages.workshop", description=said.say("workshop.command.told"), language=said.language)
    parser.add_argument("--store", type=path_in(said.language), default=DEFAULT_PATH, metavar=metavar["file"], help=said.say("workshop.command.store"))
    parser.add_argument("--port", type=number_in(said.language, 1, LAST_PORT), default=FIRST_PORT, metavar=metavar["port"], help=said.say("workshop.command.port"))
    parser.add_argument("--address", action="append", metavar=metavar["address"], help=said.say("workshop.command.address"))
    options = parser.parse_args(arguments)
    if not options.store.is_file():
        print(said.say("workshop.command.no_store", path=str(options.store)), file=sys.stderr)
        return 1
    try:
        Store(options.store).close()
    except StoreProblem as problem:
        print(say_of_data(problem.code, said.language, **problem.detail), file=sys.stderr)
        return 1
    try:
        port = free_port(options.port)
    except NoFreePort as problem:
        print(said.say("workshop.command.no_port", first=str(problem.first), last=str(problem.last)), file=sys.stderr)
        return 1
    found = [f"http://{address}:{port}" for address in options.address or local_addresses()]
    code, key = new_code(), new_key()
    told = [said.say("workshop.command.code", code=code)]
    told += [said.say("workshop.command.room", address=address) for address in found] or [said.say("workshop.no_network")]
    told += [said.say("workshop.command.key", address=f"http://localhost:{port}/workshop?key={key}"), said.say("workshop.command.stop")]
    print("\n".join(["", *told, ""]), flush=True)
    environment = {
        **os.environ, "EGARDS_STORE": str(options.store.resolve()), "EGARDS_WORKSHOP_CODE": code, "EGARDS_WORKSHOP_KEY": key,
        "EGARDS_WORKSHOP_ADDRESSES": " ".join(found),
    }  # fmt: skip
    shown = found[0].removeprefix("http://").partition(":")[0] if found else "localhost"
    command = [
        sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.address", "0.0.0.0", "--server.port", str(port),
        "--server.allowedHosts", "*",  # the room comes by whatever name; it is the code that lets in
        "--server.maxUploadSize", str(UPLOADED_MB_AT_MOST),
        "--browser.serverAddress", shown, "--logger.hideWelcomeMessage", "true", "--logger.level", "error",
    ]  # fmt: skip
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server inherits this until it listens: until then Ctrl-C is for this command alone
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        starting.is_ready()
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:
            server.terminate()
            return 0
