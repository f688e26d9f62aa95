-- Procedures in force on a day, best match first: by code, by initials, by the share of words found
-- (name before keywords, filler words counting little) and, for slips of the keyboard, by trigrams.
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
