-- of_dossiers: the things of these dossiers or consignments, and the packets they lie in
SELECT * FROM custody_now
 WHERE label IN (
    SELECT label FROM custody_thing WHERE dossier = ANY(%(dossiers)s) AND dossier <> ''
    UNION
    SELECT inside FROM custody_thing
     WHERE dossier = ANY(%(dossiers)s) AND dossier <> '' AND inside <> ''
 ) ORDER BY since, label;

-- by_holder: what somebody holds, sealed or loose
SELECT * FROM custody_now
 WHERE label IN (
    SELECT label FROM custody_thing WHERE holder = %(holder)s AND fate = 'held' AND inside = ''
    UNION
    SELECT item.label FROM custody_thing item JOIN custody_thing packet
        ON packet.label = item.inside AND item.inside <> ''
     WHERE packet.holder = %(holder)s AND packet.fate = 'held'
 ) ORDER BY since, label;

-- by_place: what lies at a place, whoever has it there
SELECT * FROM custody_now
 WHERE label IN (
    SELECT label FROM custody_thing
     WHERE holder_place = %(place)s AND fate = 'held' AND inside = ''
    UNION
    SELECT item.label FROM custody_thing item JOIN custody_thing packet
        ON packet.label = item.inside AND item.inside <> ''
     WHERE packet.holder_place = %(place)s AND packet.fate = 'held'
 ) ORDER BY since, label;

-- story: every event behind a thing: its own, those of packets it was in, and the signatures
WITH own AS (
    SELECT "position" FROM custody_touch WHERE subject = 't/' || %(label)s
), packets AS (
    SELECT DISTINCT payload::jsonb -> 'packet' ->> 'label' AS label
      FROM custody_event JOIN own USING ("position") WHERE name LIKE 'custody.sealed/%%'
), about AS (
    SELECT "position" FROM own
    UNION
    SELECT "position" FROM custody_touch JOIN packets ON subject = 't/' || packets.label
), numbers AS (
    SELECT DISTINCT subject FROM custody_touch JOIN about USING ("position")
     WHERE subject LIKE 'm/%%'
), signed AS (
    SELECT "position" FROM custody_touch JOIN numbers USING (subject)
      JOIN custody_event USING ("position") WHERE name LIKE 'custody.minutes_signed/%%'
)
SELECT name, payload FROM custody_event
 WHERE "position" IN (SELECT "position" FROM about UNION SELECT "position" FROM signed)
 ORDER BY "position";

-- minutes_events: every scan and signature under a number
SELECT name, payload FROM custody_event JOIN custody_touch USING ("position")
 WHERE subject = 'm/' || %(number)s ORDER BY "position";
