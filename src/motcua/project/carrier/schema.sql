-- The training carrier's own book: what it was given, what has happened, what was pushed.
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS shipment (
    serial INTEGER PRIMARY KEY AUTOINCREMENT,
    reference TEXT NOT NULL UNIQUE,
    tracking TEXT UNIQUE,
    body TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    plan TEXT NOT NULL,
    cancelled_at TEXT
);

-- `told` is how many steps of its plan a parcel has lived; the rest lies ahead of the clock.
CREATE TABLE IF NOT EXISTS message (
    cursor INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    tracking TEXT NOT NULL,
    number INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (tracking, number)
);
