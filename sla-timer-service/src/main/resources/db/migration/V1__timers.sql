-- Each tenant's latest blueprint as it was announced; read anew with every release, so nothing derived can grow stale.
create table tenant_rules (
    tenant_id uuid primary key,
    version int not null,
    applied text not null
);
select guard_rows('tenant_rules');

-- What is known of each ticket's course.
create table ticket (
    tenant_id uuid not null,
    id uuid not null,
    number bigint not null,
    sequence bigint not null,
    state text not null,
    phase text not null,
    generation int not null,
    state_since timestamptz not null,
    opened_at timestamptz not null,
    plan text,
    first_response_at timestamptz,
    requester uuid not null,
    people uuid[] not null,
    primary key (tenant_id, id),
    unique (tenant_id, number)
);
select guard_rows('ticket');

-- Mails that told somebody of a ticket's state. May be heard before the ticket itself. No generation: it was given up.
create table announcement (
    tenant_id uuid not null,
    delivery uuid not null,
    ticket uuid not null,
    recipient uuid,
    generation int,
    happened_at timestamptz not null,
    primary key (tenant_id, delivery)
);
create index announcement_of_ticket on announcement (tenant_id, ticket);
select guard_rows('announcement');

-- One row per ticket and thing that can fall due. due_at is null where it is not awaited any more.
create table timer (
    tenant_id uuid not null,
    ticket uuid not null,
    number bigint not null,
    kind text not null check (kind in ('deadline', 'target')),
    id text not null,
    generation int not null,
    due_at timestamptz,
    rung_at timestamptz,
    primary key (tenant_id, ticket, kind, id)
);
-- The loop asks only for what has not rung, so a million rung rows cost it nothing.
create index timer_due on timer (due_at) where rung_at is null and due_at is not null;
select guard_rows('timer', true);
