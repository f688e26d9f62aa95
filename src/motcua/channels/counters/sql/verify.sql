-- unbalanced: entries whose postings do not sum to zero
SELECT e.position, coalesce(sum(p.amount), 0)::bigint
FROM till_entry e LEFT JOIN till_posting p ON p.entry_id = e.position
GROUP BY e.position HAVING coalesce(sum(p.amount), 0) <> 0 OR count(p.id) < 2 ORDER BY e.position

-- contents: every entry with the lines its hash covers: itself, its postings, its receipts
SELECT e.position, e.hash, jsonb_build_array(e.kind, e.about, e.unit, e.shift,
        to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        e.book_day, e.quarter, e.by_person, e.by_name, e.scheme)::text,
    ARRAY(
        SELECT jsonb_build_array(p.kind, p.owner, p.place, p.amount)::text
        FROM till_posting p WHERE p.entry_id = e.position
        ORDER BY p.kind COLLATE "C", p.owner COLLATE "C", p.place COLLATE "C"),
    ARRAY(
        SELECT jsonb_build_array(r.number, r.template, r.series, r.serial, r.receipt_group, r.unit,
            r.collector, r.shift, r.payer, r.beneficiary, r.method, r.proof, r.lines, r.total,
            r.dossier, r.dossier_code, r.consignment, r.replaces,
            to_char(r.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            r.issued_by, r.issuer_name)::text
        FROM till_receipt r WHERE r.entry_id = e.position ORDER BY r.number COLLATE "C")
FROM till_entry e ORDER BY e.position

-- orphans: postings whose entry is gone
SELECT p.id FROM till_posting p LEFT JOIN till_entry e ON e.position = p.entry_id
WHERE e.position IS NULL ORDER BY p.id

-- broken_series: series that do not run 1, 2, 3 … up to the last number given out
SELECT s.name, coalesce(max(r.serial), 0), count(r.serial), coalesce(max(c.last), 0)
FROM till_series s
LEFT JOIN till_receipt r ON r.series = s.name
LEFT JOIN numbering_counter c ON c.scope = 'till-receipt/' || s.name
GROUP BY s.name
HAVING count(r.serial) <> coalesce(max(r.serial), 0)
    OR coalesce(max(c.last), 0) <> coalesce(max(r.serial), 0)
ORDER BY s.name

-- entries_against_receipts: collections whose receipts are not what was booked for the bodies
SELECT e.position, booked.sum::bigint, coalesce(sum(r.total), 0)::bigint
FROM till_entry e
CROSS JOIN LATERAL (
    SELECT -sum(p.amount) AS sum FROM till_posting p WHERE p.entry_id = e.position AND p.kind = 'collected'
) AS booked
LEFT JOIN till_receipt r ON r.entry_id = e.position
WHERE e.kind = 'collected'
GROUP BY e.position, booked.sum HAVING booked.sum <> coalesce(sum(r.total), 0) ORDER BY e.position

-- receipts_against_lines: receipts whose lines do not sum to their total
SELECT r.number FROM till_receipt r
WHERE r.total <> (
    SELECT coalesce(sum((line ->> 'amount')::bigint), 0) FROM jsonb_array_elements(r.lines) AS line
) ORDER BY r.number

-- voids_against_books: void receipts whose money was not booked back
SELECT v.number FROM till_void v JOIN till_receipt r ON r.number = v.number
WHERE r.total <> (
    SELECT coalesce(sum(p.amount), 0) FROM till_posting p
    WHERE p.entry_id = v.entry_id AND p.kind = 'collected'
) ORDER BY v.number

-- drawers_of_closed_shifts: closed shifts whose drawer is not empty
SELECT s.number, sum(p.amount)::bigint
FROM till_shift s JOIN till_posting p
    ON p.kind = 'drawer' AND p.owner = s.number AND p.place = s.unit
WHERE s.closed_at IS NOT NULL
GROUP BY s.number HAVING sum(p.amount) <> 0 ORDER BY s.number

-- counts_against_books: closed shifts whose last count is not what the books moved
SELECT s.number, c.total, c.expected,
    coalesce(-sum(p.amount) FILTER (WHERE p.kind = 'difference'), 0)::bigint
FROM till_shift s
JOIN LATERAL (
    SELECT * FROM till_cash_up u WHERE u.shift_id = s.number ORDER BY u.id DESC LIMIT 1
) AS c ON true
LEFT JOIN till_entry e ON e.kind = 'shift_closed' AND e.about = s.number
LEFT JOIN till_posting p ON p.entry_id = e.position
WHERE s.closed_at IS NOT NULL
GROUP BY s.number, c.total, c.expected
HAVING c.total - c.expected <> coalesce(-sum(p.amount) FILTER (WHERE p.kind = 'difference'), 0)
ORDER BY s.number

-- remittances_against_books: remittances whose state is not where the books have their money
SELECT r.number, coalesce(sum(p.amount), 0)::bigint
FROM till_remittance r LEFT JOIN till_posting p ON p.kind = 'under_way' AND p.owner = r.number
GROUP BY r.number, r.amount, r.ended_at
HAVING coalesce(sum(p.amount), 0) <> CASE WHEN r.ended_at IS NULL THEN r.amount ELSE 0 END
ORDER BY r.number

-- settled: what both sides signed
SELECT number, collector, beneficiary, quarter, figures::text
FROM till_settlement WHERE agreed_at IS NOT NULL ORDER BY number

-- size: how much there is
SELECT (SELECT count(*) FROM till_entry)::bigint, (SELECT count(*) FROM till_receipt)::bigint
