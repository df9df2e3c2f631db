"""`python -m tests.bench.spark_cluster --store STORE`: the same questions on Apache Spark, a master and two workers of this machine.

Wants Java 17 and the `pyspark` wheel (not the client alone), in build/peers or where `--python` says. Starts the standalone
cluster and Spark Connect on it, asks every question (or those named) there and in the store, compares, stops what it started.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import on_sail, peers
from tests.browser import free_port

STARTS_WITHIN_SECONDS = 600


def home(python: str) -> Path:
    """Where Spark is installed for a Python. Raises FileNotFoundError where only the client is, or nothing."""
    asked = [python, "-c", "import pathlib, pyspark; print(pathlib.Path(pyspark.__file__).parent)"]
    found = subprocess.run(asked, capture_output=True, text=True)
    folder = Path(found.stdout.strip() or "/nowhere")
    if not (folder / "bin" / "spark-class").exists():
        raise FileNotFoundError(f"{python} has no whole Spark: {python} -m pip install pyspark==4.2.0")
    if shutil.which("java") is None:
        raise FileNotFoundError("Java 17 is not installed: apt-get install openjdk-17-jre-headless")
    return folder


@contextlib.contextmanager
def cluster(spark: Path, python: str, memory: str = "2g") -> Iterator[str]:
    """The address of Spark Connect on a master and two workers of one core each; all are stopped at the end."""
    folder = Path(tempfile.mkdtemp(prefix="spark-"))
    settings = {**os.environ, "SPARK_HOME": str(spark), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": python, "SPARK_NO_DAEMONIZE": "1", "SPARK_WORKER_DIR": str(folder / "work")}
    port, web, connect = free_port(), free_port(), free_port()
    master = f"spark://127.0.0.1:{port}"
    started: list[subprocess.Popen] = []

    def start(name: str, *command: str) -> subprocess.Popen:
        with (folder / f"{name}.log").open("w") as log:
            started.append(subprocess.Popen(command, env=settings, stdout=log, stderr=subprocess.STDOUT, cwd=folder))
        return started[-1]

    run = str(spark / "bin" / "spark-class")
    try:
        _until_open(port, start("master", run, "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(web)), folder)
        for place in (1, 2):
            start(f"worker{place}", run, "org.apache.spark.deploy.worker.Worker", master, "--cores", "1", "--memory", memory, "--host", "127.0.0.1", "--webui-port", str(free_port()))
        submit = (
            str(spark / "bin" / "spark-submit"), "--master", master, "--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "--name", "egards",
            "--conf", f"spark.connect.grpc.binding.port={connect}", "--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.ui.enabled=false",
            "--conf", "spark.sql.shuffle.partitions=4", "--conf", f"spark.executor.memory={memory}", "spark-internal",
        )  # fmt: skip
        _until_open(connect, start("connect", *submit), folder)
        yield f"sc://127.0.0.1:{connect}"
    finally:
        for one in reversed(started):
            one.terminate()
        for one in started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                one.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _until_open(port: int, process: subprocess.Popen, folder: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.2)
    told = "\n".join((log.name + ": " + log.read_text(errors="replace")[-600:]) for log in sorted(folder.glob("*.log")))
    raise RuntimeError(f"Spark did not start within {STARTS_WITHIN_SECONDS} s:\n{told}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.spark_cluster", description=__doc__.splitlines()[0])
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--folder", type=Path, help="where the store's Parquet files are or go (default: beside the store)")
    parser.add_argument("--python", default=peers.interpreter(), help="the Python that has the pyspark wheel")
    parser.add_argument("--questions", nargs="*", default=[], help="only these")
    options = parser.parse_args(arguments)
    try:
        spark = home(options.python)
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the cluster is stopped also when this is
    with cluster(spark, options.python) as address:
        told = on_sail.equality_at(address, options.store, options.folder or options.store.with_suffix(".parquet"), tuple(options.questions))
    print(json.dumps(told, indent=1))
    return 1 if told["differ"] else 0


if __name__ == "__main__":
    sys.exit(main())
