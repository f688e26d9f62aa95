"""Tools without business words: clock, journal, relay, numbering, files, embedded database."""
