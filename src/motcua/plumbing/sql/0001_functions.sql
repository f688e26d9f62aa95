-- The next number of a scope: no gap and no double, because a rollback takes the number back.
CREATE FUNCTION numbering_next(scope_name text) RETURNS integer
LANGUAGE sql VOLATILE STRICT AS $$
    INSERT INTO numbering_counter AS counter (scope, last) VALUES (scope_name, 1)
    ON CONFLICT (scope) DO UPDATE SET last = counter.last + 1
    RETURNING counter.last
$$;

-- The hash that links an event to the one before it; the same as journal.chain_hash in Python.
CREATE FUNCTION journal_hash(
    prev_hash bytea,
    dossier_id uuid,
    version integer,
    name text,
    recorded_at timestamptz,
    actor text,
    allocated text,
    payload text
) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(prev_hash || convert_to(
        dossier_id || E'\n'
        || version || E'\n'
        || name || E'\n'
        || to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\n'
        || actor || E'\n'
        || coalesce(allocated, '') || E'\n'
        || payload,
        'UTF8'))
$$;
