"""Runs a PostgreSQL of our own beside the application: start, ask, stop."""

from motcua.plumbing.embedded.problems import CannotStart
from motcua.plumbing.embedded.server import Server, data_home, discard, start, status, stop

__all__ = ["CannotStart", "Server", "data_home", "discard", "start", "status", "stop"]
