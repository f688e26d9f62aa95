-- The quarter of a moment in Viet Nam, e.g. 20263 for July to September 2026.
CREATE FUNCTION till_quarter(p_at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT (extract(year FROM p_at AT TIME ZONE interval '7 hours') * 10
        + extract(quarter FROM p_at AT TIME ZONE interval '7 hours'))::integer
$$;

-- Writes one entry with its postings. What is told after its quarter was settled with one of the
-- beneficiaries is settled in the quarter of today.
CREATE FUNCTION till_post(p_entry jsonb, p_postings jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_at timestamptz := p_entry ->> 'at';
    v_recorded timestamptz := p_entry ->> 'recorded_at';
    v_quarter integer := till_quarter(v_at);
    v_settled boolean;
    v_id bigint;
BEGIN
    IF v_quarter < till_quarter(v_recorded) THEN
        -- Locked before it is looked at: whoever is agreeing just now comes first or after.
        SELECT bool_or(held.agreed_at IS NOT NULL) INTO v_settled FROM (
            SELECT s.agreed_at FROM till_settlement s
            JOIN jsonb_to_recordset(p_postings) AS p (kind text, owner text, place text)
                ON p.kind IN ('collected', 'beneficiary')
                AND s.beneficiary = p.owner AND s.collector = p.place
            WHERE s.quarter >= v_quarter
            FOR SHARE OF s
        ) AS held;
        IF v_settled THEN
            v_quarter := till_quarter(v_recorded);
        END IF;
    END IF;
    INSERT INTO till_entry
        (kind, about, unit, shift, at, recorded_at, book_day, quarter, by_person, by_name)
    VALUES (p_entry ->> 'kind', p_entry ->> 'about', p_entry ->> 'unit', p_entry ->> 'shift',
        v_at, v_recorded, (v_at AT TIME ZONE interval '7 hours')::date, v_quarter,
        p_entry ->> 'by_person', p_entry ->> 'by_name')
    RETURNING id INTO v_id;
    INSERT INTO till_posting (entry_id, kind, owner, place, amount)
    SELECT v_id, p.kind, p.owner, p.place, p.amount
    FROM jsonb_to_recordset(p_postings) AS p (kind text, owner text, place text, amount bigint);
    RETURN v_id;
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
