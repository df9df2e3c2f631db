"""A document printed to PDF by the Chromium of the machine, without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
LONGEST_SECONDS = 90


class NoBrowser(RuntimeError):
    """No Chromium was found to print with, or it did not print."""


@cache
def browser() -> str | None:
    """The browser that can print, looked for once; None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def printed(document: str, out: Path) -> None:
    """Write the document as a PDF. Raises NoBrowser."""
    out.write_bytes(pdf(document))


def pdf(document: str) -> bytes:
    """The document as a PDF. Raises NoBrowser."""
    found = browser()
    if found is None:
        raise NoBrowser
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "brief.html", Path(folder) / "brief.pdf"
        source.write_text(document, encoding="utf-8")
        command = [found, "--headless", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")
        try:
            subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=LONGEST_SECONDS)
        except (subprocess.SubprocessError, OSError) as problem:
            raise NoBrowser from problem
        if not made.is_file():
            raise NoBrowser
        return made.read_bytes()
