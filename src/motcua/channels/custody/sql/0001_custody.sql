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

-- Everything that touches what a command names: the things, the packets they lie in, on demand
-- what lies in the packets and what the minutes count, the packet with that seal. The minutes and
-- a person's cash come as they stand, in rows of their own at position 0.
CREATE FUNCTION custody_load(
    p_labels text[], p_minutes text[], p_seal text, p_person text, p_content boolean,
    p_counted boolean
) RETURNS TABLE ("position" bigint, name text, payload text, subjects text[], versions integer[])
-- Always by key: a plan made while the tables were empty would read all of them later.
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
    v_labels text[] := p_labels;
    v_subjects text[];
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
    v_subjects := ARRAY(SELECT DISTINCT 't/' || label FROM unnest(v_labels) AS label);
    RETURN QUERY
        SELECT e."position", e.name, e.payload, t.subjects, t.versions
        FROM (
            SELECT touch."position", array_agg(touch.subject) AS subjects,
                array_agg(touch.version) AS versions
            FROM custody_touch touch WHERE touch.subject = ANY(v_subjects) GROUP BY 1
        ) t JOIN custody_event e USING ("position") ORDER BY 1;
    RETURN QUERY
        SELECT 0::bigint, 'minutes'::text, m.state, ARRAY['m/' || m.number], ARRAY[m.version]
        FROM custody_minutes m WHERE m.number = ANY(p_minutes);
    IF p_person <> '' THEN
        RETURN QUERY
            SELECT 0::bigint, 'cash'::text, c.amount::text, ARRAY['c/' || p_person], ARRAY[c.version]
            FROM custody_cash c WHERE c.person = p_person;
    END IF;
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
