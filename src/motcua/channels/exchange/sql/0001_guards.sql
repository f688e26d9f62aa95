-- What was tried and what a comparison found is never changed or emptied.
CREATE FUNCTION exchange_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'evidence of the exchange is append-only: % is refused', tg_op
        USING ERRCODE = 'MC009';
END
$$;

CREATE TRIGGER exchange_try_no_change BEFORE UPDATE OR DELETE ON exchange_try
    FOR EACH ROW EXECUTE FUNCTION exchange_is_final();
CREATE TRIGGER exchange_try_no_truncate BEFORE TRUNCATE ON exchange_try
    FOR EACH STATEMENT EXECUTE FUNCTION exchange_is_final();
CREATE TRIGGER exchange_difference_no_change BEFORE UPDATE OR DELETE ON exchange_difference
    FOR EACH ROW EXECUTE FUNCTION exchange_is_final();
CREATE TRIGGER exchange_difference_no_truncate BEFORE TRUNCATE ON exchange_difference
    FOR EACH STATEMENT EXECUTE FUNCTION exchange_is_final();
