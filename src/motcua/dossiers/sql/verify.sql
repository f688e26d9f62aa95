-- size: how many events the journal has
SELECT count(*) FROM dossier_event;

-- acknowledged_but_gone: answers given to people about events that are not there any more
WITH answered AS (
    SELECT answer ->> 'dossier' AS dossier,
           max((answer ->> 'version')::integer) AS version,
           max(answer ->> 'number') AS number
      FROM idempotency_key
     WHERE answer -> 'dossier' IS NOT NULL AND answer -> 'version' IS NOT NULL
     GROUP BY 1
), held AS (
    SELECT dossier_id::text AS dossier, max(version) AS version FROM dossier_event GROUP BY 1
)
SELECT answered.dossier, coalesce(answered.number, ''), answered.version, held.version
  FROM answered
  LEFT JOIN held USING (dossier)
  LEFT JOIN dossier ON dossier.id::text = answered.dossier
 -- Where the register's row still counts the events, comparing it with them has told already.
 WHERE (held.version IS NULL AND dossier.id IS NULL)
    OR (answered.version > held.version AND dossier.version <= held.version);

-- gaps: the first positions in a stretch at which no event stands
SELECT position FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS position
 WHERE NOT EXISTS (SELECT FROM dossier_event AS event WHERE event.position = position.position)
 ORDER BY position LIMIT 6;
