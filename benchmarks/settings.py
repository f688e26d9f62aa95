"""The product's settings with no limit by address: all clients of a benchmark are one machine."""

from motcua.project.settings import *  # noqa: F403

MOTCUA_PER_MINUTE = {"track": 0, "api_track": 0, "api_public": 0, "draft": 0}
