-- What was tried for a notice, and the words that were in force, are never changed or emptied.
CREATE FUNCTION notice_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'evidence of notices is append-only: % is refused', tg_op
        USING ERRCODE = 'MC008';
END
$$;

CREATE TRIGGER notice_attempt_no_change BEFORE UPDATE OR DELETE ON notice_attempt
    FOR EACH ROW EXECUTE FUNCTION notice_is_final();
CREATE TRIGGER notice_attempt_no_truncate BEFORE TRUNCATE ON notice_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION notice_is_final();
CREATE TRIGGER notice_template_no_change BEFORE UPDATE OR DELETE ON notice_template
    FOR EACH ROW EXECUTE FUNCTION notice_is_final();
CREATE TRIGGER notice_template_no_truncate BEFORE TRUNCATE ON notice_template
    FOR EACH STATEMENT EXECUTE FUNCTION notice_is_final();
