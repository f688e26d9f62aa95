-- What was issued, ended, used or opened stays; only a kept paper nobody used may be taken away.
CREATE FUNCTION doc_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', tg_table_name, tg_op USING ERRCODE = 'MC003';
END
$$;

CREATE FUNCTION doc_may_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.kind <> 'paper' OR EXISTS (SELECT FROM doc_use u WHERE u.document_id = old.id) THEN
        RAISE EXCEPTION 'the document % stays', old.id USING ERRCODE = 'MC003';
    END IF;
    RETURN old;
END
$$;

CREATE TRIGGER doc_document_no_change BEFORE UPDATE ON doc_document
    FOR EACH ROW EXECUTE FUNCTION doc_is_final();
CREATE TRIGGER doc_document_no_delete BEFORE DELETE ON doc_document
    FOR EACH ROW EXECUTE FUNCTION doc_may_go();
CREATE TRIGGER doc_document_no_truncate BEFORE TRUNCATE ON doc_document
    FOR EACH STATEMENT EXECUTE FUNCTION doc_is_final();
CREATE TRIGGER doc_ending_no_change BEFORE UPDATE OR DELETE ON doc_ending
    FOR EACH ROW EXECUTE FUNCTION doc_is_final();
CREATE TRIGGER doc_ending_no_truncate BEFORE TRUNCATE ON doc_ending
    FOR EACH STATEMENT EXECUTE FUNCTION doc_is_final();
CREATE TRIGGER doc_use_no_change BEFORE UPDATE OR DELETE ON doc_use
    FOR EACH ROW EXECUTE FUNCTION doc_is_final();
CREATE TRIGGER doc_use_no_truncate BEFORE TRUNCATE ON doc_use
    FOR EACH STATEMENT EXECUTE FUNCTION doc_is_final();
CREATE TRIGGER doc_opened_no_change BEFORE UPDATE OR DELETE ON doc_opened
    FOR EACH ROW EXECUTE FUNCTION doc_is_final();
CREATE TRIGGER doc_opened_no_truncate BEFORE TRUNCATE ON doc_opened
    FOR EACH STATEMENT EXECUTE FUNCTION doc_is_final();
