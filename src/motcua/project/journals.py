"""The journals that are sealed each night, in one list."""

from motcua.channels.counters import verify as till
from motcua.channels.custody import verify as custody
from motcua.dossiers import verify as register

JOURNALS = (register.JOURNAL, custody.JOURNAL, till.JOURNAL)
