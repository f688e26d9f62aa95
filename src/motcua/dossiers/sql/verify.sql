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

-- seals: how many days are sealed
SELECT count(*) FROM day_seal WHERE journal = 'dossier_event';

-- gaps: the first positions of a sealed day at which no event stands
SELECT place FROM day_seal, generate_series(first_position, last_position) AS place
 WHERE journal = 'dossier_event' AND day = %(day)s
   AND NOT EXISTS (SELECT FROM dossier_event WHERE position = place)
 ORDER BY place LIMIT 6;
