-- What happened to a consignment is evidence: never changed, never removed.
CREATE FUNCTION post_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history is append-only: % is refused', tg_op USING ERRCODE = 'MC003';
END
$$;

CREATE TRIGGER post_consignment_event_no_change
    BEFORE UPDATE OR DELETE ON post_consignment_event
    FOR EACH ROW EXECUTE FUNCTION post_event_is_final();

CREATE TRIGGER post_consignment_event_no_truncate
    BEFORE TRUNCATE ON post_consignment_event
    FOR EACH STATEMENT EXECUTE FUNCTION post_event_is_final();
