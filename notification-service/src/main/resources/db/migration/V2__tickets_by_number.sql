-- What a breach or a bounce names is a number.
create index ticket_by_number on ticket (tenant_id, number);
