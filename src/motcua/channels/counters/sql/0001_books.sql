-- The quarter of a moment in Viet Nam, e.g. 20263 for July to September 2026.
CREATE FUNCTION till_quarter(p_at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT (extract(year FROM p_at AT TIME ZONE interval '7 hours') * 10
        + extract(quarter FROM p_at AT TIME ZONE interval '7 hours'))::integer
$$;

-- The place of the next entry. The table is locked first, so that a seal can tell who still writes.
CREATE FUNCTION till_position() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE till_entry IN ROW EXCLUSIVE MODE;
    RETURN nextval(pg_get_serial_sequence('till_entry', 'position'));
END
$$;

-- What an entry is known by: itself, its postings, the receipts written with it, one on a line.
-- The query contents of verify.sql takes the same lines from the tables.
CREATE FUNCTION till_hash(p_entry till_entry) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(concat_ws(E'\n', 'motcua.till/1',
        jsonb_build_array(p_entry.kind, p_entry.about, p_entry.unit, p_entry.shift,
            to_char(p_entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            to_char(p_entry.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            p_entry.book_day, p_entry.quarter, p_entry.by_person, p_entry.by_name, p_entry.scheme),
        (SELECT string_agg(jsonb_build_array(p.kind, p.owner, p.place, p.amount)::text, E'\n'
            ORDER BY p.kind COLLATE "C", p.owner COLLATE "C", p.place COLLATE "C")
        FROM till_posting p WHERE p.entry_id = p_entry.position),
        (SELECT string_agg(jsonb_build_array(r.number, r.template, r.series, r.serial,
            r.receipt_group, r.unit, r.collector, r.shift, r.payer, r.beneficiary, r.method,
            r.proof, r.lines, r.total, r.dossier, r.dossier_code, r.consignment, r.replaces,
            to_char(r.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            r.issued_by, r.issuer_name)::text, E'\n' ORDER BY r.number COLLATE "C")
        FROM till_receipt r WHERE r.entry_id = p_entry.position)), 'UTF8'))
$$;

-- Writes one entry with its postings, the entry last because its hash covers them. What is told
-- after its quarter was settled with one of the beneficiaries is settled in the quarter of today.
CREATE FUNCTION till_post(p_entry jsonb, p_postings jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_entry till_entry%ROWTYPE;
    v_settled boolean;
BEGIN
    v_entry.position := coalesce((p_entry ->> 'position')::bigint, till_position());
    v_entry.kind := p_entry ->> 'kind';
    v_entry.about := p_entry ->> 'about';
    v_entry.unit := p_entry ->> 'unit';
    v_entry.shift := p_entry ->> 'shift';
    v_entry.at := p_entry ->> 'at';
    v_entry.recorded_at := p_entry ->> 'recorded_at';
    v_entry.book_day := (v_entry.at AT TIME ZONE interval '7 hours')::date;
    v_entry.quarter := till_quarter(v_entry.at);
    v_entry.by_person := p_entry ->> 'by_person';
    v_entry.by_name := p_entry ->> 'by_name';
    v_entry.scheme := coalesce(p_entry ->> 'scheme', '');
    IF v_entry.quarter < till_quarter(v_entry.recorded_at) THEN
        -- Locked before it is looked at: whoever is agreeing just now comes first or after.
        SELECT bool_or(held.agreed_at IS NOT NULL) INTO v_settled FROM (
            SELECT s.agreed_at FROM till_settlement s
            JOIN jsonb_to_recordset(p_postings) AS p (kind text, owner text, place text)
                ON p.kind IN ('collected', 'beneficiary')
                AND s.beneficiary = p.owner AND s.collector = p.place
            WHERE s.quarter >= v_entry.quarter
            FOR SHARE OF s
        ) AS held;
        IF v_settled THEN
            v_entry.quarter := till_quarter(v_entry.recorded_at);
        END IF;
    END IF;
    INSERT INTO till_posting (entry_id, kind, owner, place, amount)
    SELECT v_entry.position, p.kind, p.owner, p.place, p.amount
    FROM jsonb_to_recordset(p_postings) AS p (kind text, owner text, place text, amount bigint);
    v_entry.hash := till_hash(v_entry);
    INSERT INTO till_entry SELECT v_entry.*;
    RETURN v_entry.position;
END
$$;

-- The n-th series of a year: AA26, AB26 … then AAA26; the same as receipts.series_name in Python.
CREATE FUNCTION till_series_name(p_place integer, p_year integer, p_letters text) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    v_count bigint := length(p_letters);
    v_width integer := 2;
    v_rest bigint := p_place - 1;
    v_signs text := '';
BEGIN
    WHILE v_rest >= v_count ^ v_width LOOP
        v_rest := v_rest - (v_count ^ v_width)::bigint;
        v_width := v_width + 1;
    END LOOP;
    FOR i IN 1 .. v_width LOOP
        v_signs := substr(p_letters, (v_rest % v_count)::integer + 1, 1) || v_signs;
        v_rest := v_rest / v_count;
    END LOOP;
    RETURN v_signs || lpad((p_year % 100)::text, 2, '0');
END
$$;

-- The series a unit writes its receipts of a group in that year; its first receipt opens it.
CREATE FUNCTION till_series_of(p_unit text, p_group text, p_template text, p_year integer,
    p_letters text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    v_name text;
BEGIN
    SELECT s.name INTO v_name FROM till_series s
    WHERE s.unit = p_unit AND s.receipt_group = p_group AND s.year = p_year;
    IF found THEN
        RETURN v_name;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('till_series'), p_year);
    SELECT s.name INTO v_name FROM till_series s
    WHERE s.unit = p_unit AND s.receipt_group = p_group AND s.year = p_year;
    IF found THEN
        RETURN v_name;
    END IF;
    v_name := till_series_name(numbering_next('till-series/' || p_year), p_year, p_letters);
    INSERT INTO till_series (name, receipt_group, template, unit, year)
    VALUES (v_name, p_group, p_template, p_unit, p_year);
    RETURN v_name;
END
$$;
