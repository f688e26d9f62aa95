-- Takes money in one round trip: answers a known key, holds the shift open, allots the numbers of
-- the receipts without a gap, writes the books and stores the receipts.
CREATE FUNCTION till_collect(
    p_entry jsonb, -- what till_post takes
    p_postings jsonb,
    p_receipts jsonb, -- rows of till_receipt without series, serial and number, with letters, digits
    p_shift text, -- empty at the door
    p_owner text,
    p_key text,
    p_request bytea,
    OUT entry bigint,
    OUT numbers text[],
    OUT replayed boolean
) LANGUAGE plpgsql AS $$
DECLARE
    v_known idempotency_key%ROWTYPE;
    v_receipt jsonb;
    v_series text;
    v_serial integer;
    v_number text;
BEGIN
    INSERT INTO idempotency_key (owner, key, request_hash) VALUES (p_owner, p_key, p_request)
    ON CONFLICT (owner, key) DO NOTHING;
    replayed := NOT found;
    IF replayed THEN
        SELECT * INTO v_known FROM idempotency_key k WHERE k.owner = p_owner AND k.key = p_key;
        IF v_known.request_hash <> p_request THEN
            RAISE EXCEPTION 'the key % stands for another request', p_key USING ERRCODE = 'MC001';
        END IF;
        entry := (v_known.answer ->> 'entry')::bigint;
        numbers := ARRAY(
            SELECT each FROM jsonb_array_elements_text(v_known.answer -> 'numbers') AS each
        );
        RETURN;
    END IF;

    IF p_shift <> '' THEN
        PERFORM FROM till_shift s WHERE s.number = p_shift AND s.closed_at IS NULL FOR SHARE;
        IF NOT found THEN
            RAISE EXCEPTION 'the shift % is not open', p_shift USING ERRCODE = 'MC005';
        END IF;
    END IF;

    numbers := '{}';
    entry := till_position();
    -- All series before the first serial: who opens a series for the year holds a lock that
    -- somebody with a serial in hand must never wait for.
    PERFORM till_series_of(each ->> 'unit', each ->> 'receipt_group', each ->> 'template',
        (each ->> 'year')::integer, each ->> 'letters')
    FROM jsonb_array_elements(p_receipts) AS each;
    FOR v_receipt IN
        SELECT * FROM jsonb_array_elements(p_receipts) AS each
        ORDER BY each ->> 'receipt_group' DESC, each ->> 'beneficiary' -- one order, no deadlock
    LOOP
        v_series := till_series_of(v_receipt ->> 'unit', v_receipt ->> 'receipt_group',
            v_receipt ->> 'template', (v_receipt ->> 'year')::integer, v_receipt ->> 'letters');
        v_serial := numbering_next('till-receipt/' || v_series);
        v_number := v_series || '-' || lpad(v_serial::text,
            greatest((v_receipt ->> 'digits')::integer, length(v_serial::text)), '0');
        INSERT INTO till_receipt SELECT * FROM jsonb_populate_record(NULL::till_receipt,
            v_receipt || jsonb_build_object('number', v_number, 'series', v_series,
                'serial', v_serial, 'entry_id', entry));
        numbers := numbers || v_number;
    END LOOP;
    PERFORM till_post(p_entry || jsonb_build_object('position', entry), p_postings);

    UPDATE idempotency_key k
    SET answer = jsonb_build_object('entry', entry, 'numbers', to_jsonb(numbers))
    WHERE k.owner = p_owner AND k.key = p_key;
END
$$;
