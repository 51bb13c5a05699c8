-- The agents' list over all phases, next due first.
create index ticket_by_due_time on ticket (tenant_id, next_due_at, (-number));
