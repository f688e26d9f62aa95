-- Serial numbers of labels; a gap is a label that was printed and thrown away.
CREATE SEQUENCE custody_label;

-- What happened to papers is never changed and never emptied.
CREATE FUNCTION custody_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'custody is append-only: % is refused', tg_op USING ERRCODE = 'MC003';
END
$$;

CREATE TRIGGER custody_event_no_change BEFORE UPDATE OR DELETE ON custody_event
    FOR EACH ROW EXECUTE FUNCTION custody_event_is_final();

CREATE TRIGGER custody_event_no_truncate BEFORE TRUNCATE ON custody_event
    FOR EACH STATEMENT EXECUTE FUNCTION custody_event_is_final();

CREATE TRIGGER custody_touch_no_change BEFORE UPDATE OR DELETE ON custody_touch
    FOR EACH ROW EXECUTE FUNCTION custody_event_is_final();

CREATE TRIGGER custody_touch_no_truncate BEFORE TRUNCATE ON custody_touch
    FOR EACH STATEMENT EXECUTE FUNCTION custody_event_is_final();

-- Room beside each row for its next state, so that most scans need not touch the indexes.
ALTER TABLE custody_thing SET (fillfactor = 70);
ALTER TABLE custody_minutes SET (fillfactor = 70);

-- What a command names as it stands: the things, the packets they lie in, on demand what lies in
-- the packets and what the minutes count, the packet with that seal; every case about these; the
-- minutes and a person's cash. Each with how many events touched it.
CREATE FUNCTION custody_load(
    p_labels text[], p_minutes text[], p_seal text, p_person text, p_content boolean,
    p_counted boolean
) RETURNS TABLE (sort text, name text, state text, version integer)
-- Always by key, and planned once: a plan made while the tables were empty would read all of them
-- later, and planning for each array anew costs more than reading.
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    v_labels text[] := p_labels;
BEGIN
    IF p_counted THEN
        v_labels := v_labels || ARRAY(
            SELECT unnest(m.things) FROM custody_minutes m WHERE m.number = ANY(p_minutes));
    END IF;
    IF p_seal <> '' THEN
        v_labels := v_labels || ARRAY(
            SELECT t.label FROM custody_thing t WHERE t.seal = p_seal AND t.seal <> '');
    END IF;
    v_labels := v_labels || ARRAY(
        SELECT t.inside FROM custody_thing t WHERE t.label = ANY(v_labels) AND t.inside <> '');
    IF p_content THEN
        v_labels := v_labels || ARRAY(
            SELECT t.label FROM custody_thing t
            WHERE t.inside = ANY(v_labels) AND t.inside <> '');
    END IF;
    RETURN QUERY
        SELECT 'thing', l.label, t.state, (
            SELECT touch.version FROM custody_touch touch
            WHERE touch.subject = 't/' || l.label ORDER BY touch.version DESC LIMIT 1)
        FROM unnest(v_labels) AS l (label) LEFT JOIN custody_thing t USING (label)
        UNION ALL
        SELECT 'minutes', m.number, m.state, m.version
        FROM custody_minutes m WHERE m.number = ANY(p_minutes)
        UNION ALL
        SELECT 'case', c.number, jsonb_build_object(
            'case', c.number, 'kind', c.kind, 'thing', c.thing, 'what', c.what, 'owner', c.owner,
            'opened_at', c.opened_at, 'closed_at', c.closed_at,
            'resolution', nullif(c.resolution, ''), 'said', c.said)::text, 0
        FROM custody_case c WHERE c.thing = ANY(v_labels)
        UNION ALL
        SELECT 'cash', c.person, c.amount::text, c.version
        FROM custody_cash c WHERE c.person = p_person AND p_person <> '';
END
$$;

-- The hash that links an event to the last ones of all it touches; chains.link_hash in Python.
CREATE FUNCTION custody_hash(
    prev_hash bytea, subjects text[], name text, recorded_at timestamptz, actor text, payload text
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(prev_hash || convert_to(
        array_to_string(subjects, E'\t') || E'\n'
        || name || E'\n'
        || to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\n'
        || actor || E'\n'
        || payload,
        'UTF8'))
$$;
