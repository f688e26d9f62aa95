-- A line is never removed. It may be closed by an earlier last day; or struck, when it is a fact
-- shipped wrongly or a decided line whose first day has not come. Nothing else of it changes.
CREATE FUNCTION scheme_line_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v_may_change text[] := ARRAY['valid', 'struck_on', 'struck_why'];
BEGIN
    IF tg_op = 'DELETE' THEN
        RAISE EXCEPTION 'line % of the scheme is history: close it by a date', old.id
            USING ERRCODE = 'MC003';
    END IF;
    IF to_jsonb(new) - v_may_change <> to_jsonb(old) - v_may_change OR old.struck_on IS NOT NULL THEN
        RAISE EXCEPTION 'line % of the scheme is history: it does not change', old.id
            USING ERRCODE = 'MC003';
    END IF;
    IF new.valid <> old.valid AND NOT (
        lower(new.valid) = lower(old.valid)
        AND upper(new.valid) IS NOT NULL
        AND (upper(old.valid) IS NULL OR upper(new.valid) < upper(old.valid))
    ) THEN
        RAISE EXCEPTION 'line % of the scheme can only end earlier: decide a new line', old.id
            USING ERRCODE = 'MC003';
    END IF;
    IF new.struck_on IS NOT NULL AND old.origin <> 'shipped' AND new.struck_on >= lower(old.valid)
    THEN
        RAISE EXCEPTION 'line % of the scheme has been in force: close it by a date', old.id
            USING ERRCODE = 'MC003';
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER scheme_line_no_change BEFORE UPDATE OR DELETE ON scheme_schemeline
    FOR EACH ROW EXECUTE FUNCTION scheme_line_is_kept();

-- What was decided, and which line it closed, is written once.
CREATE FUNCTION scheme_record_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record of decisions is append-only: % is refused', tg_op
        USING ERRCODE = 'MC003';
END
$$;

CREATE TRIGGER scheme_decision_no_change BEFORE UPDATE OR DELETE ON scheme_schemedecision
    FOR EACH ROW EXECUTE FUNCTION scheme_record_is_final();

CREATE TRIGGER scheme_ending_no_change BEFORE UPDATE OR DELETE ON scheme_schemeending
    FOR EACH ROW EXECUTE FUNCTION scheme_record_is_final();

CREATE TRIGGER scheme_line_no_truncate BEFORE TRUNCATE ON scheme_schemeline
    FOR EACH STATEMENT EXECUTE FUNCTION scheme_record_is_final();

CREATE TRIGGER scheme_decision_no_truncate BEFORE TRUNCATE ON scheme_schemedecision
    FOR EACH STATEMENT EXECUTE FUNCTION scheme_record_is_final();

CREATE TRIGGER scheme_ending_no_truncate BEFORE TRUNCATE ON scheme_schemeending
    FOR EACH STATEMENT EXECUTE FUNCTION scheme_record_is_final();
