"""The schema ladder: plain SQL steps on `PRAGMA user_version`, forward only. A rung is written once, never changed."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x686F6374
"""Marks a SQLite file as a register of hoctui ("hoct")."""

_EVENTS = """
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    version INTEGER NOT NULL CHECK (version >= 1),
    happened TEXT NOT NULL CHECK (happened GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    recorded_at TEXT NOT NULL CHECK (length(recorded_at) BETWEEN 20 AND 40),
    offset_minutes INTEGER NOT NULL CHECK (offset_minutes BETWEEN -1440 AND 1440),
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    body_hash TEXT NOT NULL CHECK (length(body_hash) = 64),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX event_by_case ON event (case_id, id);
CREATE TABLE event_body (
    event_id INTEGER PRIMARY KEY REFERENCES event (id),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER event_body_never_changes BEFORE UPDATE ON event_body
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_body_never_goes BEFORE DELETE ON event_body
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END
"""

_CASES = """
CREATE TABLE case_line (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
    number INTEGER NOT NULL CHECK (number >= 1),
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('complaint', 'service request')),
    edition TEXT NOT NULL,
    resident TEXT NOT NULL,
    about TEXT NOT NULL,
    property TEXT NOT NULL,
    category TEXT NOT NULL,
    channel TEXT NOT NULL,
    handler TEXT NOT NULL,
    urgent TEXT NOT NULL,
    received TEXT NOT NULL,
    stage INTEGER NOT NULL CHECK (stage BETWEEN 0 AND 3),
    state TEXT NOT NULL,
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    next_step TEXT NOT NULL,
    next_clause TEXT NOT NULL,
    next_due TEXT,
    projected INTEGER NOT NULL CHECK (projected IN (0, 1)),
    waiting_on TEXT NOT NULL,
    last_event INTEGER NOT NULL,
    UNIQUE (year, number)
) STRICT;
CREATE INDEX case_by_due ON case_line (is_open, next_due IS NULL, next_due, id);
CREATE INDEX case_by_any_due ON case_line (next_due IS NULL, next_due, id);
CREATE INDEX case_by_next ON case_line (next_due, id);
CREATE INDEX case_by_stage ON case_line (is_open, stage, next_due IS NULL, next_due, id);
CREATE INDEX case_by_received ON case_line (received, id);
CREATE INDEX case_by_resident ON case_line (resident COLLATE NOCASE, id);
CREATE INDEX case_by_handler ON case_line (handler COLLATE NOCASE, id);
CREATE INDEX case_waiting ON case_line (next_due IS NULL, next_due, id) WHERE is_open = 1 AND waiting_on <> '';
CREATE INDEX case_requests ON case_line (kind, is_open, next_due IS NULL, next_due, id);
CREATE TABLE deadline (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_line (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    label TEXT NOT NULL,
    stage INTEGER NOT NULL,
    clause TEXT NOT NULL,
    due TEXT NOT NULL,
    projected INTEGER NOT NULL CHECK (projected IN (0, 1)),
    counted_from TEXT,
    counted_event TEXT NOT NULL,
    counted_days INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX deadline_by_due ON deadline (due, id);
CREATE INDEX deadline_by_case ON deadline (case_id);
CREATE VIRTUAL TABLE case_words USING fts5 (
    reference, resident, about, property, handler,
    content = 'case_line', content_rowid = 'id', prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER case_words_in AFTER INSERT ON case_line BEGIN
    INSERT INTO case_words (rowid, reference, resident, about, property, handler)
    VALUES (new.id, new.reference, new.resident, new.about, new.property, new.handler);
END;
CREATE TRIGGER case_words_out AFTER DELETE ON case_line BEGIN
    INSERT INTO case_words (case_words, rowid, reference, resident, about, property, handler)
    VALUES ('delete', old.id, old.reference, old.resident, old.about, old.property, old.handler);
END;
CREATE TRIGGER case_words_changed AFTER UPDATE ON case_line BEGIN
    INSERT INTO case_words (case_words, rowid, reference, resident, about, property, handler)
    VALUES ('delete', old.id, old.reference, old.resident, old.about, old.property, old.handler);
    INSERT INTO case_words (rowid, reference, resident, about, property, handler)
    VALUES (new.id, new.reference, new.resident, new.about, new.property, new.handler);
END
"""

_ASSESSMENTS = """
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    year TEXT NOT NULL,
    edition TEXT NOT NULL,
    landlord TEXT NOT NULL,
    source TEXT NOT NULL,
    notes TEXT NOT NULL CHECK (json_valid(notes)),
    created_at TEXT NOT NULL,
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
    previous_id INTEGER REFERENCES assessment (id),
    last_clause TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT;
CREATE UNIQUE INDEX assessment_current ON assessment (is_current) WHERE is_current = 1;
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    assessment_id INTEGER NOT NULL REFERENCES assessment (id),
    clause TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('', 'Yes', 'No', 'Partial', 'N/A')),
    evidence TEXT NOT NULL,
    commentary TEXT NOT NULL,
    reason TEXT NOT NULL,
    action TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT,
    review TEXT NOT NULL CHECK (json_valid(review)),
    wording TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (assessment_id, clause)
) STRICT;
CREATE TABLE answer_before (
    id INTEGER PRIMARY KEY,
    assessment_id INTEGER NOT NULL REFERENCES assessment (id),
    clause TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (json_valid(answer)),
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX answer_before_by_clause ON answer_before (assessment_id, clause, id)
"""

_KEEPING = """
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    since TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX setting_by_name ON setting (name, since, id);
CREATE TABLE bank_holiday (
    day TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('calendar', 'added', 'struck')),
    name TEXT NOT NULL,
    PRIMARY KEY (day, source)
) STRICT;
CREATE TABLE derived (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE draft (
    name TEXT PRIMARY KEY,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    saved_at TEXT NOT NULL
) STRICT
"""

_WHAT_IS_NEXT = """
ALTER TABLE case_line ADD COLUMN next_words TEXT NOT NULL DEFAULT '';
ALTER TABLE case_line ADD COLUMN next_event TEXT NOT NULL DEFAULT '';
ALTER TABLE case_line ADD COLUMN next_target INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_line ADD COLUMN to_settle INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_line ADD COLUMN first_to_settle TEXT NOT NULL DEFAULT '';
ALTER TABLE deadline ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE deadline ADD COLUMN event TEXT NOT NULL DEFAULT '';
ALTER TABLE deadline ADD COLUMN target INTEGER NOT NULL DEFAULT 0;
CREATE INDEX deadline_by_what ON deadline (what, due, id);
CREATE INDEX deadline_by_person ON deadline (person COLLATE NOCASE, due, id);
CREATE INDEX case_to_settle ON case_line (is_open, id) WHERE to_settle > 0;
CREATE INDEX case_by_property ON case_line (property COLLATE NOCASE, id);
CREATE INDEX event_by_kind ON event (kind, id)
"""

_THE_YEAR = """
ALTER TABLE answer ADD COLUMN carried INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1));
ALTER TABLE answer ADD COLUMN ticked TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(ticked));
ALTER TABLE answer ADD COLUMN done_on TEXT;
CREATE TABLE assessment_step (
    id INTEGER PRIMARY KEY,
    assessment_id INTEGER NOT NULL REFERENCES assessment (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 40),
    happened TEXT NOT NULL CHECK (happened GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    details TEXT NOT NULL CHECK (json_valid(details)),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_step_by_assessment ON assessment_step (assessment_id, id);
CREATE TABLE evidence_item (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    dated TEXT,
    review_on TEXT,
    place TEXT NOT NULL,
    note TEXT NOT NULL,
    retired_on TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE evidence_use (
    assessment_id INTEGER NOT NULL REFERENCES assessment (id),
    clause TEXT NOT NULL,
    item_id INTEGER NOT NULL REFERENCES evidence_item (id),
    PRIMARY KEY (assessment_id, clause, item_id)
) STRICT;
CREATE INDEX evidence_use_by_item ON evidence_use (item_id, assessment_id)
"""

LADDER: tuple[str, ...] = (f"{_EVENTS};\n{_CASES};\n{_ASSESSMENTS};\n{_KEEPING}", f"{_WHAT_IS_NEXT};\n{_THE_YEAR}")
"""The steps from an empty file to the newest schema; step n leads to user_version n + 1."""


def statements(script: str) -> list[str]:
    """A step's single statements. `executescript` would commit behind our back, so each is run on its own."""
    found, pending = [], ""
    for piece in script.split(";"):
        pending += piece + ";"
        if sqlite3.complete_statement(pending):
            if pending.strip(" \n;"):
                found.append(pending.strip())
            pending = ""
    return found
