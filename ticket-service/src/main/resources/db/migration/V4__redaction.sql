-- Tickets of which a forgotten person is still to be taken out, and what by what; each row goes when its ticket is done.
create table redaction (
    tenant_id uuid not null,
    ticket_id uuid not null,
    person_id uuid not null,
    address text not null,
    name text not null,
    stand_in_address text not null,
    stand_in text not null,
    primary key (tenant_id, ticket_id, person_id)
);
select guard_rows('redaction', true);

-- What a person wrote and did, on whose tickets whatever.
create index message_by_author on message (tenant_id, author_id) where author_id is not null;
create index history_by_actor on history (tenant_id, actor_id) where actor_id is not null;
