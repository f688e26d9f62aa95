-- Where everything is: what lies in a packet is where the packet is.
CREATE VIEW custody_now AS
SELECT item.label, item.kind, item.dossier, item.paper, item.amount, item.seal, item.inside,
       coalesce(packet.fate, item.fate) AS fate,
       item.damaged,
       coalesce(packet."returning", item."returning") AS "returning",
       coalesce(packet.holder_kind, item.holder_kind) AS holder_kind,
       coalesce(packet.holder_person, item.holder_person) AS holder_person,
       coalesce(packet.holder_name, item.holder_name) AS holder_name,
       coalesce(packet.holder_employer, item.holder_employer) AS holder_employer,
       coalesce(packet.holder_place, item.holder_place) AS holder_place,
       coalesce(packet.since, item.since) AS since,
       coalesce(packet.to_name, item.to_name) AS to_name,
       coalesce(packet.to_text, item.to_text) AS to_text,
       coalesce(packet.to_unit, item.to_unit) AS to_unit
  FROM custody_thing item
  LEFT JOIN custody_thing packet ON packet.label = item.inside AND item.inside <> '';
