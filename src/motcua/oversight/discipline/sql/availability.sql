-- months: minutes passed, measured, answered and within announced stops, by month
WITH looked AS (
    SELECT date_trunc('month', minute AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month,
           answered, milliseconds,
           EXISTS (
               SELECT 1 FROM discipline_outage o
                WHERE o.called_off_at IS NULL AND minute >= o.starts_at
                  AND minute < least(o.back_at, coalesce(o.ended_at, o.back_at))
           ) AS stopped
      FROM discipline_look
     WHERE minute >= %(since)s AND minute < %(until)s
)
SELECT month,
       (extract(epoch FROM
            least(%(until)s, (month + interval '1 month') AT TIME ZONE 'Asia/Ho_Chi_Minh')
            - month::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') / 60)::int,
       count(*) FILTER (WHERE NOT stopped)::int,
       count(*) FILTER (WHERE answered AND NOT stopped)::int,
       count(*) FILTER (WHERE stopped)::int,
       (percentile_disc(0.95) WITHIN GROUP (ORDER BY milliseconds) FILTER (WHERE answered))::int
  FROM looked
 GROUP BY month
 ORDER BY month DESC
