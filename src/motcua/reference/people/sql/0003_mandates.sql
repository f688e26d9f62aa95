-- What was agreed, what became of it and who looked is written once.
CREATE FUNCTION people_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', tg_table_name, tg_op USING ERRCODE = 'MC003';
END
$$;

CREATE TRIGGER people_mandate_no_change BEFORE UPDATE OR DELETE ON people_mandate
    FOR EACH ROW EXECUTE FUNCTION people_is_final();
CREATE TRIGGER people_mandate_no_truncate BEFORE TRUNCATE ON people_mandate
    FOR EACH STATEMENT EXECUTE FUNCTION people_is_final();
CREATE TRIGGER people_mandate_event_no_change BEFORE UPDATE OR DELETE ON people_mandate_event
    FOR EACH ROW EXECUTE FUNCTION people_is_final();
CREATE TRIGGER people_mandate_event_no_truncate BEFORE TRUNCATE ON people_mandate_event
    FOR EACH STATEMENT EXECUTE FUNCTION people_is_final();
CREATE TRIGGER people_mandate_use_no_change BEFORE UPDATE OR DELETE ON people_mandate_use
    FOR EACH ROW EXECUTE FUNCTION people_is_final();
CREATE TRIGGER people_mandate_use_no_truncate BEFORE TRUNCATE ON people_mandate_use
    FOR EACH STATEMENT EXECUTE FUNCTION people_is_final();
CREATE TRIGGER people_take_over_no_change BEFORE UPDATE OR DELETE ON people_take_over
    FOR EACH ROW EXECUTE FUNCTION people_is_final();
CREATE TRIGGER people_take_over_no_truncate BEFORE TRUNCATE ON people_take_over
    FOR EACH STATEMENT EXECUTE FUNCTION people_is_final();

-- Who looked is never rewritten; it is cleared only when its time of keeping has passed.
CREATE TRIGGER people_access_no_change BEFORE UPDATE ON people_access
    FOR EACH ROW EXECUTE FUNCTION people_is_final();
CREATE TRIGGER people_access_no_truncate BEFORE TRUNCATE ON people_access
    FOR EACH STATEMENT EXECUTE FUNCTION people_is_final();

-- An answer is given once.
CREATE FUNCTION people_request_is_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.answered_at IS NOT NULL THEN
        RAISE EXCEPTION 'the request % is answered', old.code USING ERRCODE = 'MC003';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER people_data_request_no_change BEFORE UPDATE ON people_data_request
    FOR EACH ROW EXECUTE FUNCTION people_request_is_answered();
