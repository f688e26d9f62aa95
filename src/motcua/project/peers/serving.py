"""Serves peers: one or several in one process, each on a port of this machine only."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from threading import Event, Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import WSGIApplication

from motcua.project.peers.table import Peer

HOST = "127.0.0.1"
PATIENCE = 30
"""Seconds an idle caller may hold a thread."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64

    def server_bind(self) -> None:
        """Without asking the network for this machine's name, which may take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]
        self.setup_environ()


class _Handler(WSGIRequestHandler):
    timeout = PATIENCE

    def address_string(self) -> str:
        return HOST

    def log_message(self, format: str, *args: object) -> None:
        """Silent: each peer has a page that shows what came."""


def server(application: WSGIApplication, port: int) -> WSGIServer:
    """Listens already; port 0 takes any free one. Serve it with `serve_forever`."""
    return make_server(HOST, port, application, server_class=_Server, handler_class=_Handler)


def serve(
    peers: Mapping[Peer, int], home: Path, *, said: Callable[[Peer, str], None], stopped: Event
) -> None:
    """Serves each peer at its port until `stopped`; `said` is told the address of each."""
    with ExitStack() as stack:
        for peer, port in peers.items():
            own = home / peer.name
            own.mkdir(parents=True, exist_ok=True)
            serving = stack.enter_context(server(peer.application(own), port))
            Thread(target=serving.serve_forever, daemon=True).start()
            stack.callback(serving.shutdown)
            said(peer, f"http://{HOST}:{serving.server_port}/")
        stopped.wait()
