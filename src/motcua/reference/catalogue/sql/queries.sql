-- search: procedures in force on a day, best match first
-- Ranked by code, by initials, by the share of words found (name before keywords, fillers counting
-- little), by the phrase as a whole and, for slips of the keyboard, by trigrams.
SELECT p.code, p.name, p.name_en, p.field, p.sector, v.number,
       v.content ->> 'level' AS level,
       v.content ->> 'agency' AS agency,
       v.content ->> 'online' AS online,
       v.content ->> 'trust' AS trust,
       (CASE WHEN p.code LIKE %(code)s || '%%' THEN 4 ELSE 0 END
        + CASE WHEN p.initials = %(letters)s THEN 2
               WHEN length(%(letters)s) >= 3 AND p.initials LIKE '%%' || %(letters)s || '%%' THEN 1.5
               ELSE 0 END
        + CASE WHEN p.name_folded LIKE '%% ' || %(core)s || ' %%' THEN 0.5
               WHEN p.search LIKE '%% ' || %(core)s || ' %%' THEN 0.4
               ELSE 0 END
        + found.share
        + 0.5 * word_similarity(%(core)s, p.name_folded)
        - 0.001 * length(p.name_folded))::float8 AS score
FROM catalogue_procedure p
JOIN catalogue_procedureversion v
  ON v.procedure_id = p.code AND v.published_at IS NOT NULL AND v.valid @> %(on)s::date
CROSS JOIN LATERAL (
    SELECT sum(weight * CASE WHEN p.name_folded LIKE '%% ' || word || '%%' THEN 1.0
                             WHEN p.search LIKE '%% ' || word || '%%' THEN 0.7
                             ELSE 0 END) / sum(weight) AS share
    FROM unnest(%(words)s::text[], %(weights)s::float8[]) AS asked (word, weight)
) AS found
WHERE (%(field)s::text IS NULL OR p.field = %(field)s)
  AND (p.code LIKE %(code)s || '%%'
       OR p.initials = %(letters)s
       OR (length(%(letters)s) >= 3 AND p.initials LIKE '%%' || %(letters)s || '%%')
       OR found.share >= 0.5
       OR word_similarity(%(text)s, p.search) >= 0.6)
ORDER BY score DESC, p.code
LIMIT %(limit)s

-- one_writer: waits until no other process changes the catalogue; ends with the transaction
SELECT pg_advisory_xact_lock(hashtext('motcua.catalogue'))

-- search_national: rows of the national list, by code or by the share of words found
SELECT n.code, n.name, n.fields, n.departments, n.promulgating_agency, n.target_types, n.type,
       n.state, n.url,
       (CASE WHEN n.code LIKE %(code)s || '%%' THEN 4 ELSE 0 END
        + found.share + 0.5 * word_similarity(%(text)s, n.search)
        - 0.001 * length(n.search))::float8 AS score
FROM catalogue_nationalentry n
CROSS JOIN LATERAL (
    SELECT sum(weight * CASE WHEN n.search LIKE '%% ' || word || '%%' THEN 1.0 ELSE 0 END)
           / sum(weight) AS share
    FROM unnest(%(words)s::text[], %(weights)s::float8[]) AS asked (word, weight)
) AS found
WHERE n.code LIKE %(code)s || '%%' OR found.share >= 0.7
ORDER BY score DESC, n.code
LIMIT %(limit)s
