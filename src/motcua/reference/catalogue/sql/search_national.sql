-- Rows of the national list, best match first: by code or by the share of words found.
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
