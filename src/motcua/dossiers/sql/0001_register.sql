-- The journal is never changed and never emptied.
CREATE FUNCTION dossier_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % is refused', tg_op USING ERRCODE = 'MC003';
END
$$;

CREATE TRIGGER dossier_event_no_change BEFORE UPDATE OR DELETE ON dossier_event
    FOR EACH ROW EXECUTE FUNCTION dossier_event_is_final();

CREATE TRIGGER dossier_event_no_truncate BEFORE TRUNCATE ON dossier_event
    FOR EACH STATEMENT EXECUTE FUNCTION dossier_event_is_final();

-- Writes the current row of a dossier; a number allotted earlier is never written over.
CREATE FUNCTION dossier_put(p_row jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO dossier SELECT * FROM jsonb_populate_record(NULL::dossier, p_row)
    ON CONFLICT (id) DO UPDATE SET
        version = excluded.version,
        code = excluded.code,
        slip = excluded.slip,
        stage = excluded.stage,
        national_status = excluded.national_status,
        regime = excluded.regime,
        form_set = excluded.form_set,
        procedure = excluded.procedure,
        procedure_version = excluded.procedure_version,
        procedure_case = excluded.procedure_case,
        procedure_name = excluded.procedure_name,
        field = excluded.field,
        channel_in = excluded.channel_in,
        channel_out = excluded.channel_out,
        support_point = excluded.support_point,
        receiving_unit = excluded.receiving_unit,
        competent_agency = excluded.competent_agency,
        officer = excluded.officer,
        officer_name = excluded.officer_name,
        applicant_name = excluded.applicant_name,
        applicant_identity = excluded.applicant_identity,
        search_text = excluded.search_text,
        synthetic = excluded.synthetic,
        opened_at = excluded.opened_at,
        received_at = excluded.received_at,
        due_at = excluded.due_at,
        finished_at = excluded.finished_at,
        returned_at = excluded.returned_at,
        last_event_at = excluded.last_event_at,
        next_alarm_at = excluded.next_alarm_at,
        next_alarm = excluded.next_alarm,
        violations = excluded.violations,
        owed = excluded.owed
$$;

-- Appends events to one dossier in one round trip: answers a known key, checks the version,
-- allots the number, chains the hashes and renews the current row.
CREATE FUNCTION dossier_append(
    p_dossier uuid,
    p_expected integer,
    p_names text[],
    p_payloads text[],
    p_actor text,
    p_recorded_at timestamptz,
    p_numbering jsonb, -- null, or scope, prefix, digits, column
    p_row jsonb,
    p_owner text,
    p_key text,
    p_request bytea,
    OUT dossier uuid,
    OUT version integer,
    OUT number text,
    OUT replayed boolean
) LANGUAGE plpgsql AS $$
DECLARE
    v_known idempotency_key%ROWTYPE;
    v_hash bytea := decode(repeat('00', 32), 'hex');
    v_prev bytea;
    v_serial text;
    v_current integer;
BEGIN
    INSERT INTO idempotency_key (owner, key, request_hash) VALUES (p_owner, p_key, p_request)
    ON CONFLICT (owner, key) DO NOTHING;
    replayed := NOT found;
    IF replayed THEN
        SELECT * INTO v_known FROM idempotency_key k WHERE k.owner = p_owner AND k.key = p_key;
        IF v_known.request_hash <> p_request THEN
            RAISE EXCEPTION 'the key % stands for another request', p_key USING ERRCODE = 'MC001';
        END IF;
        dossier := (v_known.answer ->> 'dossier')::uuid;
        version := (v_known.answer ->> 'version')::integer;
        number := v_known.answer ->> 'number';
        RETURN;
    END IF;

    IF p_expected > 0 THEN
        SELECT d.version INTO v_current FROM dossier d WHERE d.id = p_dossier FOR UPDATE;
        IF v_current IS DISTINCT FROM p_expected THEN
            RAISE EXCEPTION 'dossier % is at version %, not %', p_dossier, v_current, p_expected
                USING ERRCODE = 'MC002';
        END IF;
        SELECT e.hash INTO STRICT v_hash FROM dossier_event e
        WHERE e.dossier_id = p_dossier AND e.version = p_expected;
    END IF;

    IF p_numbering IS NOT NULL THEN
        v_serial := numbering_next(p_numbering ->> 'scope')::text;
        number := (p_numbering ->> 'prefix')
            || lpad(v_serial, greatest((p_numbering ->> 'digits')::integer, length(v_serial)), '0')
            || coalesce(p_numbering ->> 'suffix', '');
        p_row := jsonb_set(p_row, ARRAY[p_numbering ->> 'column'], to_jsonb(number));
    END IF;

    dossier := p_dossier;
    version := p_expected;
    FOR i IN 1 .. array_length(p_names, 1) LOOP
        version := version + 1;
        v_prev := v_hash;
        v_hash := journal_hash(v_prev, p_dossier, version, p_names[i], p_recorded_at, p_actor,
            CASE WHEN i = 1 THEN number END, p_payloads[i]);
        INSERT INTO dossier_event
            (dossier_id, version, name, payload, allocated, actor, recorded_at, prev_hash, hash)
        VALUES (p_dossier, version, p_names[i], p_payloads[i], CASE WHEN i = 1 THEN number END,
            p_actor, p_recorded_at, v_prev, v_hash);
    END LOOP;

    PERFORM dossier_put(p_row);
    UPDATE idempotency_key k
    SET answer = jsonb_build_object('dossier', p_dossier, 'version', version, 'number', number)
    WHERE k.owner = p_owner AND k.key = p_key;
END
$$;
