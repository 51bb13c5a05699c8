-- Our copies of others' facts.
create table tenant (
    tenant_id uuid primary key,
    version int not null,
    data text not null -- what mails need of the blueprint
);
select guard_rows('tenant');

create table person (
    tenant_id uuid not null,
    id uuid not null,
    address text not null,
    name text not null,
    role text not null,
    language text not null,
    primary key (tenant_id, id)
);
select guard_rows('person');

-- What we remember of a ticket between two of its events.
create table ticket (
    tenant_id uuid not null,
    id uuid not null,
    number bigint not null,
    phase text not null,
    assignee text, -- a person, as JSON
    last_said text, -- the latest public words, as JSON
    sequence bigint not null,
    primary key (tenant_id, id)
);
select guard_rows('ticket');

-- The Message-IDs of a ticket's mails, oldest first, for References: those people wrote, and those we wrote to one mailbox.
create table thread_mail (
    tenant_id uuid not null,
    ticket uuid not null,
    position bigint generated always as identity,
    message_id text not null,
    mailbox text,
    primary key (tenant_id, ticket, position)
);
select guard_rows('thread_mail');

-- One mail to one person; see docs/decisions/never-the-same-mail-twice.md for the states.
create table delivery (
    tenant_id uuid not null,
    id uuid not null,
    position bigint generated always as identity, -- the order in which mails were wanted
    event_id uuid not null,
    ticket uuid,
    number bigint,
    generation int not null,
    kind text not null,
    recipient text not null, -- a person, as JSON
    mailbox text not null,
    staff boolean not null,
    content text not null, -- the facts told, as JSON
    message_id text not null,
    thread text[] not null, -- Message-IDs for References, oldest first
    state text not null,
    attempts int not null default 0,
    doubts int not null default 0, -- how often nobody could know whether the server had taken it
    next_attempt_at timestamptz not null,
    claimed_by text,
    claimed_until timestamptz, -- the database's time, not the service's movable clock
    handed_at timestamptz, -- the end of the mail was about to be sent
    wanted_at timestamptz not null,
    sent_at timestamptz,
    error text,
    primary key (tenant_id, id),
    unique (tenant_id, event_id, mailbox) -- nobody hears of one event twice
);
create index delivery_due on delivery (next_attempt_at) where state in ('queued', 'deferred');
create index delivery_doubtful on delivery (next_attempt_at) where state = 'doubtful';
create index delivery_claimed on delivery (claimed_until) where state = 'sending';
create index delivery_of_ticket on delivery (tenant_id, number, position);
create index delivery_answers on delivery (tenant_id, mailbox, wanted_at) where kind in ('acknowledgement', 'refusal');
select guard_rows('delivery', true);

create table bell (
    tenant_id uuid not null,
    id bigint generated always as identity,
    person uuid not null,
    event_id uuid not null,
    ticket bigint,
    kind text not null,
    text_es text not null,
    text_en text not null,
    at timestamptz not null,
    read boolean not null default false,
    primary key (tenant_id, person, id)
);
select guard_rows('bell');

-- Addresses that came back as dead for good.
create table suppressed (
    tenant_id uuid not null,
    mailbox text not null,
    reason text not null,
    since timestamptz not null,
    primary key (tenant_id, mailbox)
);
select guard_rows('suppressed');
