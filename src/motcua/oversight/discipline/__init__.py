"""How the service keeps its own time: announced stops, measured availability, real durations."""
