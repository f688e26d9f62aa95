-- size: how many events there are
SELECT count(*) FROM custody_event;

-- subjects: the next subjects after one, in the order of their text
SELECT subject FROM custody_touch WHERE version = 1 AND subject > %(after)s
 ORDER BY subject LIMIT %(limit)s;

-- touching: what touched these subjects, oldest first
SELECT name, payload FROM custody_event
 WHERE "position" IN (SELECT "position" FROM custody_touch WHERE subject = ANY(%(subjects)s))
 ORDER BY "position";

-- versions: how many events touched each of these subjects
SELECT subject, max(version) FROM custody_touch WHERE subject = ANY(%(subjects)s) GROUP BY subject;

-- put: writes rows
SELECT custody_put(%(rows)s);

-- alone: rows that no event stands behind
SELECT 'thing', label FROM custody_thing
 WHERE NOT EXISTS (SELECT FROM custody_touch WHERE subject = 't/' || label)
UNION ALL
SELECT 'loose', thing FROM custody_loose
 WHERE NOT EXISTS (SELECT FROM custody_touch WHERE subject = 't/' || thing)
UNION ALL
SELECT 'case', number FROM custody_case
 WHERE NOT EXISTS (SELECT FROM custody_touch WHERE subject = 't/' || thing)
UNION ALL
SELECT 'minutes', number FROM custody_minutes
 WHERE NOT EXISTS (SELECT FROM custody_touch WHERE subject = 'm/' || number)
UNION ALL
SELECT 'cash', person FROM custody_cash
 WHERE NOT EXISTS (SELECT FROM custody_touch WHERE subject = 'c/' || person)
ORDER BY 1, 2;

-- gone: answers given to people about events that are not there any more
SELECT each::bigint FROM idempotency_key, jsonb_array_elements_text(answer -> 'custody') AS each
 WHERE answer ? 'custody'
   AND NOT EXISTS (SELECT FROM custody_event WHERE "position" = each::bigint)
 ORDER BY 1;

-- chain: each event with what it touched, and the last events of that before it
SELECT e."position", e.name, e.payload, e.actor, e.recorded_at, e.prev_hash, e.hash,
       coalesce(t.subjects, '{}'), coalesce(t.versions, '{}'), coalesce(t.befores, '{}'),
       coalesce(t.hashes, '{}')
  FROM custody_event e
  LEFT JOIN (
    SELECT "position",
           array_agg(subject ORDER BY subject COLLATE "C") AS subjects,
           array_agg(version ORDER BY subject COLLATE "C") AS versions,
           array_agg(before ORDER BY subject COLLATE "C") AS befores,
           array_agg(hash ORDER BY subject COLLATE "C") AS hashes
      FROM (
        SELECT touch."position", touch.subject, touch.version,
               coalesce(lag(touch.version) OVER one, 0) AS before,
               coalesce(lag(event.hash) OVER one, decode(repeat('00', 32), 'hex')) AS hash
          FROM custody_touch touch LEFT JOIN custody_event event USING ("position")
        WINDOW one AS (PARTITION BY touch.subject ORDER BY touch.version)
      ) touched GROUP BY "position"
  ) t USING ("position") ORDER BY e."position";
