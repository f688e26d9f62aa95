-- The books and the receipts only grow; a correction is another entry.
CREATE FUNCTION till_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', tg_table_name, tg_op USING ERRCODE = 'MC003';
END
$$;

CREATE TRIGGER till_entry_no_change BEFORE UPDATE OR DELETE ON till_entry
    FOR EACH ROW EXECUTE FUNCTION till_is_final();
CREATE TRIGGER till_entry_no_truncate BEFORE TRUNCATE ON till_entry
    FOR EACH STATEMENT EXECUTE FUNCTION till_is_final();
CREATE TRIGGER till_posting_no_change BEFORE UPDATE OR DELETE ON till_posting
    FOR EACH ROW EXECUTE FUNCTION till_is_final();
CREATE TRIGGER till_posting_no_truncate BEFORE TRUNCATE ON till_posting
    FOR EACH STATEMENT EXECUTE FUNCTION till_is_final();
CREATE TRIGGER till_receipt_no_change BEFORE UPDATE OR DELETE ON till_receipt
    FOR EACH ROW EXECUTE FUNCTION till_is_final();
CREATE TRIGGER till_receipt_no_truncate BEFORE TRUNCATE ON till_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION till_is_final();
CREATE TRIGGER till_void_no_change BEFORE UPDATE OR DELETE ON till_void
    FOR EACH ROW EXECUTE FUNCTION till_is_final();
CREATE TRIGGER till_void_no_truncate BEFORE TRUNCATE ON till_void
    FOR EACH STATEMENT EXECUTE FUNCTION till_is_final();
CREATE TRIGGER till_dossier_payment_no_change BEFORE UPDATE OR DELETE ON till_dossier_payment
    FOR EACH ROW EXECUTE FUNCTION till_is_final();
CREATE TRIGGER till_dossier_payment_no_truncate BEFORE TRUNCATE ON till_dossier_payment
    FOR EACH STATEMENT EXECUTE FUNCTION till_is_final();

-- Every entry sums to zero and moves something, seen when the transaction ends.
CREATE FUNCTION till_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v_entry bigint := CASE tg_table_name WHEN 'till_entry' THEN to_jsonb(new) ->> 'position'
        ELSE to_jsonb(new) ->> 'entry_id' END;
    v_sum numeric;
    v_postings integer;
BEGIN
    SELECT coalesce(sum(p.amount), 0), count(*) INTO v_sum, v_postings
    FROM till_posting p WHERE p.entry_id = v_entry;
    IF v_sum <> 0 OR v_postings < 2 THEN
        RAISE EXCEPTION 'the entry % sums to % with % postings', v_entry, v_sum, v_postings
            USING ERRCODE = 'MC004';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER till_entry_is_balanced AFTER INSERT ON till_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION till_entry_balances();
CREATE CONSTRAINT TRIGGER till_posting_is_balanced AFTER INSERT ON till_posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION till_entry_balances();

-- What both sides have signed is never changed.
CREATE FUNCTION till_settlement_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.agreed_at IS NOT NULL THEN
        RAISE EXCEPTION 'the settlement % is agreed and frozen', old.number USING ERRCODE = 'MC003';
    END IF;
    RETURN CASE tg_op WHEN 'DELETE' THEN old ELSE new END;
END
$$;

CREATE TRIGGER till_settlement_no_change BEFORE UPDATE OR DELETE ON till_settlement
    FOR EACH ROW EXECUTE FUNCTION till_settlement_is_frozen();
