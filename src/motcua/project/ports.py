"""Which ports of this machine are free, asked before a server takes them."""

import socket


def is_free(host: str, port: int) -> bool:
    """Whether a server can listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
