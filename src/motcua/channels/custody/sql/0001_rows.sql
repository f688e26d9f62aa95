-- Renews the current rows of what was touched; what a thing is when it is labelled stays.
CREATE FUNCTION custody_put(p_rows jsonb) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$ -- always by key, as custody_load
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
        to_unit = excluded.to_unit,
        state = excluded.state;

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

-- Appends events in one round trip: answers a known key, refuses a version that is taken or whose
-- one before is not there, links the hashes, renews the rows, and says whether a late report waits
-- for one of the subjects.
CREATE FUNCTION custody_append(
    p_events jsonb, -- name, payload, subjects in byte order between tabs, their new versions
    p_rows jsonb,
    p_asked jsonb, -- actor, at, owner, key, request in hex
    OUT positions bigint[],
    OUT replayed boolean,
    OUT waiting boolean
) LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    v_request bytea := decode(p_asked ->> 'request', 'hex');
    v_actor text := p_asked ->> 'actor';
    v_at timestamptz := p_asked ->> 'at';
    v_known idempotency_key%ROWTYPE;
    v_event jsonb;
    v_subjects text[];
    v_versions integer[];
    v_touched text[] := '{}';
    v_prev bytea;
    v_whole boolean;
BEGIN
    waiting := false;
    positions := '{}';
    FOR i IN 1 .. jsonb_array_length(p_events) LOOP
        positions := positions || nextval('custody_event_position_seq');
    END LOOP;
    INSERT INTO idempotency_key (owner, key, request_hash, answer)
    VALUES (p_asked ->> 'owner', p_asked ->> 'key', v_request,
        jsonb_build_object('custody', positions))
    ON CONFLICT (owner, key) DO NOTHING;
    replayed := NOT found;
    IF replayed THEN
        SELECT * INTO v_known FROM idempotency_key k
        WHERE k.owner = p_asked ->> 'owner' AND k.key = p_asked ->> 'key';
        IF v_known.request_hash <> v_request THEN
            RAISE EXCEPTION 'the key % stands for another request', v_known.key
                USING ERRCODE = 'MC001';
        END IF;
        positions := ARRAY(
            SELECT each::bigint FROM jsonb_array_elements_text(v_known.answer -> 'custody') AS each
        );
        RETURN;
    END IF;

    FOR i IN 1 .. jsonb_array_length(p_events) LOOP
        v_event := p_events -> (i - 1);
        v_subjects := string_to_array(v_event ->> 'subjects', E'\t');
        v_versions := string_to_array(v_event ->> 'versions', E'\t')::integer[];
        v_touched := v_touched || v_subjects;
        SELECT sha256(string_agg(coalesce(e.hash, decode(repeat('00', 32), 'hex')), ''::bytea
                ORDER BY s.place)), bool_and(s.version = 1 OR e.hash IS NOT NULL)
        INTO v_prev, v_whole
        FROM unnest(v_subjects, v_versions) WITH ORDINALITY AS s (subject, version, place)
        LEFT JOIN custody_touch t ON t.subject = s.subject AND t.version = s.version - 1
        LEFT JOIN custody_event e ON e."position" = t."position";
        IF NOT v_whole THEN
            RAISE EXCEPTION 'an event before this one is not there' USING ERRCODE = '40001';
        END IF;

        INSERT INTO custody_event ("position", name, payload, actor, recorded_at, prev_hash, hash)
        VALUES (positions[i], v_event ->> 'name', v_event ->> 'payload', v_actor, v_at, v_prev,
            custody_hash(v_prev, v_subjects, v_event ->> 'name', v_at, v_actor,
                v_event ->> 'payload'));

        INSERT INTO custody_touch (subject, version, "position")
        SELECT s.subject, s.version, positions[i]
        FROM unnest(v_subjects, v_versions) AS s (subject, version);
    END LOOP;

    PERFORM custody_put(p_rows);
    waiting := EXISTS (
        SELECT FROM custody_late late
        WHERE late.settled_at IS NULL AND late.subjects && v_touched
    );
END
$$;
