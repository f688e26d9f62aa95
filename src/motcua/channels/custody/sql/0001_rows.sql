-- Renews the current rows of what was touched; what a thing is when it is labelled stays.
CREATE FUNCTION custody_put(p_rows jsonb) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$ -- always by key, as custody_load
BEGIN
    INSERT INTO custody_thing
    SELECT * FROM jsonb_populate_recordset(NULL::custody_thing, p_rows -> 'things')
    ON CONFLICT (label) DO UPDATE SET
        inside = excluded.inside,
        fate = excluded.fate,
        damaged = excluded.damaged,
        "returning" = excluded."returning",
        holder = excluded.holder,
        holder_kind = excluded.holder_kind,
        holder_person = excluded.holder_person,
        holder_name = excluded.holder_name,
        holder_employer = excluded.holder_employer,
        holder_place = excluded.holder_place,
        since = excluded.since,
        to_name = excluded.to_name,
        to_text = excluded.to_text,
        to_unit = excluded.to_unit;

    DELETE FROM custody_loose
    WHERE thing IN (SELECT each ->> 'label' FROM jsonb_array_elements(p_rows -> 'things') AS each);

    IF p_rows ? 'loose' THEN
        INSERT INTO custody_loose
        SELECT * FROM jsonb_populate_recordset(NULL::custody_loose, p_rows -> 'loose');
    END IF;

    IF p_rows ? 'minutes' THEN
        INSERT INTO custody_minutes
        SELECT * FROM jsonb_populate_recordset(NULL::custody_minutes, p_rows -> 'minutes')
        ON CONFLICT (number) DO UPDATE SET
            version = excluded.version,
            state = excluded.state,
            giver = excluded.giver,
            receiver = excluded.receiver,
            giver_place = excluded.giver_place,
            receiver_place = excluded.receiver_place,
            things = excluded.things,
            signed = excluded.signed,
            open = excluded.open,
            filed_at = excluded.filed_at,
            first_scan_at = least(custody_minutes.first_scan_at, excluded.first_scan_at);
    END IF;

    IF p_rows ? 'cases' THEN
        INSERT INTO custody_case
        SELECT * FROM jsonb_populate_recordset(NULL::custody_case, p_rows -> 'cases')
        ON CONFLICT (number) DO UPDATE SET
            owner = excluded.owner,
            closed_at = excluded.closed_at,
            resolution = excluded.resolution,
            said = excluded.said;
    END IF;

    IF p_rows ? 'cash' THEN
        INSERT INTO custody_cash
        SELECT * FROM jsonb_populate_recordset(NULL::custody_cash, p_rows -> 'cash')
        ON CONFLICT (person) DO UPDATE SET amount = excluded.amount, version = excluded.version;
    END IF;
END
$$;

-- Appends events in one round trip: answers a known key, refuses a version that is taken, links
-- the hashes, renews the rows, and says whether a late report waits for one of the subjects.
CREATE FUNCTION custody_append(
    p_events jsonb, -- name, payload, subjects in byte order, their new versions
    p_rows jsonb,
    p_actor text,
    p_recorded_at timestamptz,
    p_owner text,
    p_key text,
    p_request bytea,
    OUT positions bigint[],
    OUT replayed boolean,
    OUT waiting boolean
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    v_known idempotency_key%ROWTYPE;
    v_event jsonb;
    v_subjects text[];
    v_touched text[] := '{}';
    v_prev bytea;
    v_position bigint;
BEGIN
    waiting := false;
    positions := '{}';
    INSERT INTO idempotency_key (owner, key, request_hash) VALUES (p_owner, p_key, p_request)
    ON CONFLICT (owner, key) DO NOTHING;
    replayed := NOT found;
    IF replayed THEN
        SELECT * INTO v_known FROM idempotency_key k WHERE k.owner = p_owner AND k.key = p_key;
        IF v_known.request_hash <> p_request THEN
            RAISE EXCEPTION 'the key % stands for another request', p_key USING ERRCODE = 'MC001';
        END IF;
        positions := ARRAY(
            SELECT each::bigint FROM jsonb_array_elements_text(v_known.answer -> 'custody') AS each
        );
        RETURN;
    END IF;

    FOR v_event IN SELECT * FROM jsonb_array_elements(p_events) LOOP
        v_subjects := ARRAY(SELECT jsonb_array_elements_text(v_event -> 'subjects'));
        SELECT sha256(string_agg(coalesce(e.hash, decode(repeat('00', 32), 'hex')), ''::bytea
                ORDER BY s.place)) INTO v_prev
        FROM jsonb_array_elements_text(v_event -> 'versions') WITH ORDINALITY AS s (version, place)
        LEFT JOIN custody_touch t
            ON t.subject = v_subjects[s.place] AND t.version = s.version::integer - 1
        LEFT JOIN custody_event e ON e."position" = t."position";

        INSERT INTO custody_event (name, payload, actor, recorded_at, prev_hash, hash)
        VALUES (v_event ->> 'name', v_event ->> 'payload', p_actor, p_recorded_at, v_prev,
            custody_hash(v_prev, v_subjects, v_event ->> 'name', p_recorded_at, p_actor,
                v_event ->> 'payload'))
        RETURNING "position" INTO v_position;

        INSERT INTO custody_touch (subject, version, "position")
        SELECT v_subjects[s.place], s.version::integer, v_position
        FROM jsonb_array_elements_text(v_event -> 'versions') WITH ORDINALITY AS s (version, place);
        positions := positions || v_position;
        v_touched := v_touched || v_subjects;
    END LOOP;

    PERFORM custody_put(p_rows);
    UPDATE idempotency_key k SET answer = jsonb_build_object('custody', positions)
    WHERE k.owner = p_owner AND k.key = p_key;
    waiting := EXISTS (
        SELECT FROM custody_late late
        WHERE late.settled_at IS NULL AND late.subjects && v_touched
    );
END
$$;
