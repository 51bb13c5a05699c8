-- What a ticket asks for, of the blueprint's requests, where its subject told when it was opened (S8).
alter table ticket add column request text;
create index ticket_by_request on ticket (tenant_id, request, next_due_at, (-number)) where request is not null;
