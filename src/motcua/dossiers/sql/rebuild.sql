-- dossiers: how many dossiers the journal tells of
SELECT count(DISTINCT dossier_id) FROM dossier_event;

-- next_ids: the dossiers after one, in the order of their ids
SELECT DISTINCT dossier_id FROM dossier_event WHERE dossier_id > %(after)s
 ORDER BY dossier_id LIMIT %(limit)s;

-- lock: keeps others from appending to these dossiers until the transaction ends
SELECT id FROM dossier WHERE id = ANY(%(ids)s) ORDER BY id FOR UPDATE;

-- events: what happened to these dossiers
SELECT dossier_id, name, payload, allocated, recorded_at FROM dossier_event
 WHERE dossier_id = ANY(%(ids)s) ORDER BY dossier_id, version;

-- put: writes the rows
SELECT count(dossier_put(made)) FROM jsonb_array_elements(%(rows)s) AS made;

-- remove_alone: removes rows that no event stands behind
DELETE FROM dossier WHERE NOT EXISTS (
    SELECT FROM dossier_event WHERE dossier_event.dossier_id = dossier.id
);
