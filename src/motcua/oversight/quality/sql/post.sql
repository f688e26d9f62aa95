-- post_report: the figures of a period for each unit and field, from what the post wrote down
WITH carried AS (
    SELECT
        c.number,
        c.receiving_unit AS unit,
        c.field,
        c.direction,
        c.postage,
        c.accepted_at,
        c.promised_at,
        coalesce(c.filed_at, c.delivered_at, c.ended_at) AS arrived_at,
        c.filed_at IS NOT NULL OR c.delivered_at IS NOT NULL AS reached
    FROM post_consignment AS c
    WHERE
        (NOT c.synthetic OR %(synthetic)s)
        AND (%(units)s::text [] IS NULL OR c.receiving_unit = ANY(%(units)s::text []))
        AND c.accepted_at < %(until)s
),

volume AS (
    SELECT
        unit,
        field,
        count(*) FILTER (WHERE direction = 'send') AS sent,
        count(*) FILTER (WHERE direction = 'return') AS returned,
        coalesce(sum(postage), 0) AS revenue
    FROM carried
    WHERE accepted_at >= %(since)s
    GROUP BY unit, field
),

-- What reached its end in the period; past its promise at the end of it, or now while it runs.
ended AS (
    SELECT
        unit,
        field,
        count(*) FILTER (WHERE reached AND arrived_at >= %(since)s AND arrived_at < %(until)s)
            AS delivered,
        count(*) FILTER (
            WHERE reached AND arrived_at >= %(since)s AND arrived_at < %(until)s
            AND arrived_at <= promised_at
        ) AS on_time,
        count(*) FILTER (
            WHERE NOT reached AND arrived_at >= %(since)s AND arrived_at < %(until)s
        ) AS not_delivered,
        count(*) FILTER (
            WHERE promised_at < %(as_of)s AND (arrived_at IS NULL OR arrived_at >= %(as_of)s)
        ) AS overdue
    FROM carried
    GROUP BY unit, field
),

mishaps AS (
    SELECT
        c.unit,
        c.field,
        count(DISTINCT m.thing) FILTER (WHERE m.kind = 'lost') AS lost,
        count(DISTINCT m.thing) FILTER (WHERE m.kind = 'damaged') AS damaged,
        coalesce(sum(m.reissue_cost + m.damages), 0) AS owed
    FROM post_mishap AS m
    INNER JOIN carried AS c ON m.consignment = c.number
    WHERE m.declared_at >= %(since)s AND m.declared_at < %(until)s
    GROUP BY c.unit, c.field
),

complaints AS (
    SELECT
        c.unit,
        c.field,
        count(*) FILTER (WHERE p.made_at >= %(since)s) AS received,
        count(*) FILTER (WHERE p.answered_at >= %(since)s AND p.answered_at < %(until)s)
            AS answered,
        count(*) FILTER (
            WHERE p.answered_at >= %(since)s AND p.answered_at < %(until)s
            AND p.answered_at <= p.answer_due
        ) AS answered_in_time,
        count(*) FILTER (
            WHERE p.answer_due < %(as_of)s
            AND (p.answered_at IS NULL OR p.answered_at >= %(as_of)s)
        ) AS unanswered,
        coalesce(sum(p.compensation) FILTER (
            WHERE p.answered_at >= %(since)s AND p.answered_at < %(until)s
        ), 0) AS awarded
    FROM post_complaint AS p
    INNER JOIN carried AS c ON p.consignment = c.number
    WHERE p.made_at < %(until)s
    GROUP BY c.unit, c.field
)

SELECT
    unit,
    field,
    coalesce(volume.sent, 0)::integer AS sent,
    coalesce(volume.returned, 0)::integer AS returned,
    coalesce(volume.revenue, 0)::bigint AS revenue,
    coalesce(ended.delivered, 0)::integer AS delivered,
    coalesce(ended.on_time, 0)::integer AS on_time,
    round(ended.on_time::numeric / nullif(ended.delivered, 0)::numeric, 4) AS on_time_share,
    coalesce(ended.not_delivered, 0)::integer AS not_delivered,
    coalesce(ended.overdue, 0)::integer AS overdue,
    coalesce(mishaps.lost, 0)::integer AS lost,
    coalesce(mishaps.damaged, 0)::integer AS damaged,
    coalesce(complaints.received, 0)::integer AS complaints,
    coalesce(complaints.answered, 0)::integer AS answered,
    coalesce(complaints.answered_in_time, 0)::integer AS answered_in_time,
    round(
        complaints.answered_in_time::numeric / nullif(complaints.answered, 0)::numeric, 4
    ) AS answered_share,
    coalesce(complaints.unanswered, 0)::integer AS unanswered,
    (coalesce(mishaps.owed, 0) + coalesce(complaints.awarded, 0))::bigint AS compensation
FROM ended
LEFT JOIN volume USING (unit, field)
LEFT JOIN mishaps USING (unit, field)
LEFT JOIN complaints USING (unit, field)
WHERE
    coalesce(volume.sent, volume.returned, mishaps.lost, complaints.received) IS NOT NULL
    OR ended.delivered > 0 OR ended.not_delivered > 0 OR ended.overdue > 0
ORDER BY unit, field;
