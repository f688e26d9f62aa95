-- Notices are evidence: a row is added, never changed or removed.
CREATE FUNCTION rulebook_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A recorded notice is never changed; record a new one instead.'
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER rulebook_unithours_append_only
    BEFORE UPDATE OR DELETE ON rulebook_unithours
    FOR EACH ROW EXECUTE FUNCTION rulebook_refuse_change();

CREATE TRIGGER rulebook_closurenotice_append_only
    BEFORE UPDATE OR DELETE ON rulebook_closurenotice
    FOR EACH ROW EXECUTE FUNCTION rulebook_refuse_change();
