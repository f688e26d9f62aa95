-- What was filed is never changed and never emptied.
CREATE FUNCTION online_filed_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was filed online is append-only: % is refused', tg_op
        USING ERRCODE = 'MC003';
END
$$;

CREATE TRIGGER online_answers_no_change BEFORE UPDATE OR DELETE ON online_answers
    FOR EACH ROW EXECUTE FUNCTION online_filed_is_final();

CREATE TRIGGER online_answers_no_truncate BEFORE TRUNCATE ON online_answers
    FOR EACH STATEMENT EXECUTE FUNCTION online_filed_is_final();

CREATE TRIGGER online_submission_no_change BEFORE UPDATE OR DELETE ON online_submission
    FOR EACH ROW EXECUTE FUNCTION online_filed_is_final();

CREATE TRIGGER online_submission_no_truncate BEFORE TRUNCATE ON online_submission
    FOR EACH STATEMENT EXECUTE FUNCTION online_filed_is_final();
