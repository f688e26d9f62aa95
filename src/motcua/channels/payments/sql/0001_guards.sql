-- What was heard about money is evidence: it only grows.
CREATE FUNCTION payment_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', tg_table_name, tg_op USING ERRCODE = 'MC003';
END
$$;

CREATE TRIGGER payment_fact_no_change BEFORE UPDATE OR DELETE ON payment_fact
    FOR EACH ROW EXECUTE FUNCTION payment_is_final();
CREATE TRIGGER payment_fact_no_truncate BEFORE TRUNCATE ON payment_fact
    FOR EACH STATEMENT EXECUTE FUNCTION payment_is_final();
CREATE TRIGGER payment_assignment_no_change BEFORE UPDATE OR DELETE ON payment_assignment
    FOR EACH ROW EXECUTE FUNCTION payment_is_final();
CREATE TRIGGER payment_assignment_no_truncate BEFORE TRUNCATE ON payment_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION payment_is_final();
CREATE TRIGGER payment_call_no_change BEFORE UPDATE OR DELETE ON payment_call
    FOR EACH ROW EXECUTE FUNCTION payment_is_final();
CREATE TRIGGER payment_call_no_truncate BEFORE TRUNCATE ON payment_call
    FOR EACH STATEMENT EXECUTE FUNCTION payment_is_final();
CREATE TRIGGER payment_statement_no_change BEFORE UPDATE OR DELETE ON payment_statement
    FOR EACH ROW EXECUTE FUNCTION payment_is_final();
CREATE TRIGGER payment_statement_no_truncate BEFORE TRUNCATE ON payment_statement
    FOR EACH STATEMENT EXECUTE FUNCTION payment_is_final();
CREATE TRIGGER payment_statement_line_no_change BEFORE UPDATE OR DELETE ON payment_statement_line
    FOR EACH ROW EXECUTE FUNCTION payment_is_final();
CREATE TRIGGER payment_statement_line_no_truncate BEFORE TRUNCATE ON payment_statement_line
    FOR EACH STATEMENT EXECUTE FUNCTION payment_is_final();
