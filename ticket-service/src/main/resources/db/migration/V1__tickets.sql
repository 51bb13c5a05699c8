-- Copies of identity-service's facts, fed by its topic.
create table tenant (
    tenant_id uuid primary key,
    version int not null,
    applied jsonb not null -- the event's data as heard: what a later version of this service understands of it, it finds here
);
select guard_rows('tenant');

create table organisation (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    plan text not null,
    primary key (tenant_id, id)
);
select guard_rows('organisation');

create table person (
    tenant_id uuid not null,
    id uuid not null,
    address text not null,
    name text not null,
    role text not null,
    organisation_id uuid,
    language text not null,
    provisional boolean not null, -- made here for a sender whom identity-service had not told us of yet
    primary key (tenant_id, id)
);
select guard_rows('person');
-- not unique: two people may pass an address on, and we hear of each in no particular order
create index person_by_address on person (tenant_id, address);

-- The last number given out; its row is the queue in which openings of one tenant wait for each other (S17).
create table ticket_number (
    tenant_id uuid primary key,
    last bigint not null
);
select guard_rows('ticket_number');

create table ticket (
    tenant_id uuid not null,
    id uuid not null,
    number bigint not null,
    conversation uuid not null,
    subject text not null,
    channel text not null,
    opened_at timestamptz not null,
    requester_id uuid not null,
    organisation_id uuid,
    plan text,
    follows_up bigint,
    state text not null,
    phase text not null,
    state_since timestamptz not null,
    generation int not null,
    reason text,
    assignee_id uuid,
    classification text,
    amount numeric,
    currency text,
    fields jsonb not null,
    incomplete boolean not null,
    first_response_at timestamptz,
    sequence bigint not null,
    updated_at timestamptz not null,
    version bigint not null,
    -- What sla-timer-service says about the ticket; written beside the version, because it decides nothing here.
    next_due_at timestamptz not null default 'infinity', -- so that "none" sorts last without a null to mind
    closes_at timestamptz,
    closes_generation int,
    primary key (tenant_id, id),
    unique (tenant_id, number)
);
select guard_rows('ticket');
-- the agents' list: most urgent first, then newest
create index ticket_by_urgency on ticket (tenant_id, phase, next_due_at, (-number));
create index ticket_by_assignee on ticket (tenant_id, assignee_id, next_due_at, (-number));
create index ticket_by_follow_up on ticket (tenant_id, follows_up) where follows_up is not null;
create index ticket_by_requester on ticket (tenant_id, requester_id, number desc);
create index ticket_by_conversation on ticket (tenant_id, conversation, number desc);

create table ticket_participant (
    tenant_id uuid not null,
    ticket_id uuid not null,
    person_id uuid not null,
    primary key (tenant_id, ticket_id, person_id)
);
select guard_rows('ticket_participant');
create index ticket_participant_by_person on ticket_participant (tenant_id, person_id, ticket_id);

create table message (
    tenant_id uuid not null,
    id uuid not null,
    ticket_id uuid not null,
    sequence bigint not null, -- of the change it came with; the conversation's order
    visibility text not null,
    author_kind text not null,
    author_id uuid,
    author_name text not null,
    text text not null,
    full_text text,
    html text,
    attachments jsonb not null,
    channel text not null,
    automatic boolean not null,
    at timestamptz not null,
    mail_message_id text,
    primary key (tenant_id, id)
);
select guard_rows('message');
create index message_by_ticket on message (tenant_id, ticket_id, sequence);

-- Every change of every ticket: who, when, from what to what, why. Append-only.
create table history (
    tenant_id uuid not null,
    ticket_id uuid not null,
    sequence bigint not null,
    at timestamptz not null,
    kind text not null,
    actor_kind text not null,
    actor_id uuid,
    actor_name text not null,
    from_value text,
    to_value text,
    reason text,
    cause text,
    message_id uuid,
    internal boolean not null, -- staff alone may read it
    primary key (tenant_id, ticket_id, sequence)
);
select guard_rows('history');

create table ticket_target (
    tenant_id uuid not null,
    ticket_id uuid not null,
    target text not null,
    due_at timestamptz not null,
    primary key (tenant_id, ticket_id, target)
);
select guard_rows('ticket_target');
