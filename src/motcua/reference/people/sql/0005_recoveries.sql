-- What a desk saw and restored is written once: only what is still open may be carried out.
CREATE FUNCTION people_recovery_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF tg_op = 'UPDATE' AND old.done_at IS NULL
        AND (new.code, new.user_id, new.what, new.place_code, new.asked_by_id, new.asked_at)
            IS NOT DISTINCT FROM
            (old.code, old.user_id, old.what, old.place_code, old.asked_by_id, old.asked_at)
        AND (new.document_kind, new.document_tail, new.for_staff)
            IS NOT DISTINCT FROM (old.document_kind, old.document_tail, old.for_staff)
    THEN
        RETURN new;
    END IF;
    RAISE EXCEPTION '% is append-only: % is refused', tg_table_name, tg_op USING ERRCODE = 'MC003';
END
$$;
CREATE TRIGGER people_recovery_no_change BEFORE UPDATE OR DELETE ON people_recovery
    FOR EACH ROW EXECUTE FUNCTION people_recovery_is_kept();
CREATE TRIGGER people_recovery_no_truncate BEFORE TRUNCATE ON people_recovery
    FOR EACH STATEMENT EXECUTE FUNCTION people_is_final();
