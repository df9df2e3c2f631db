"""The addresses under which this machine is found on its local network; nothing is sent to find them."""

from __future__ import annotations

import ipaddress
import socket

TOWARDS = ("192.168.255.255", "10.255.255.255", "172.31.255.255", "192.0.2.1")
"""Where a packet would go: asking which of our addresses it would leave from sends none. The last is nobody's (RFC 5737)."""
MOST_PORTS, LAST_PORT = 20, 65535


def local_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this machine on local networks, likeliest first; none where it has no network."""
    found = [address for there in TOWARDS if (address := _left_from(there))]
    try:
        found += [told[4][0] for told in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        pass
    return tuple(dict.fromkeys(address for address in found if is_local(address)))


def is_local(address: str) -> bool:
    """Whether an address is of a local network, other machines of which can reach it."""
    told = ipaddress.ip_address(address)
    return told.is_private and not (told.is_loopback or told.is_link_local or told.is_unspecified)


def _left_from(there: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((there, 9))
            return asked.getsockname()[0]
        except OSError:
            return None


class NoFreePort(OSError):
    """Something listens at every port from `first` to `last`."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(f"ports {first} to {last} are all taken")
        self.first, self.last = first, last


def free_port(first: int) -> int:
    """The first port from `first` on that nothing listens at. Raises NoFreePort where twenty, or all there are, are taken."""
    tried_ports = range(first, min(first + MOST_PORTS, LAST_PORT + 1))
    for port in tried_ports:
        with socket.socket() as tried:
            tried.settimeout(1)
            if tried.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise NoFreePort(first, tried_ports[-1])
