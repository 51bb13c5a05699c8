-- The tenants as far as intake needs them; a copy of what "directory" says.
create table tenants (
    tenant_id uuid primary key,
    version int not null,
    slug text not null,
    address text not null,
    open_to_all boolean not null,
    form text not null
);
select guard_rows('tenants', true);

create table people (
    tenant_id uuid not null,
    id uuid not null,
    address text not null,
    name text not null,
    staff boolean not null,
    may_mail boolean not null,
    organisation uuid,
    primary key (tenant_id, id)
);
create index people_by_address on people (tenant_id, address);
select guard_rows('people');

-- A copy of what "tickets" says: how a number leads to a conversation, and who is on it.
create table tickets (
    tenant_id uuid not null,
    number bigint not null,
    conversation uuid not null,
    organisation uuid,
    addresses text[] not null,
    sequence bigint not null,
    primary key (tenant_id, number)
);
create index tickets_by_conversation on tickets (tenant_id, conversation);
select guard_rows('tickets');

-- How far each mailbox has been read, and which replica reads it: a lease that is renewed while it does.
create table mailboxes (
    tenant_id uuid not null,
    address text not null,
    uid_validity bigint,
    last_uid bigint not null default 0,
    reader uuid,
    leased_until timestamptz not null default '-infinity',
    primary key (tenant_id, address)
);
select guard_rows('mailboxes', true);

-- Every mail ever taken, its bytes unchanged. outcome is null until it is settled; waits_for names the unknown sender
-- whose account it waits for.
create table mails (
    tenant_id uuid not null,
    id uuid not null,
    mailbox text not null,
    uid_validity bigint not null,
    uid bigint not null,
    sha256 text not null,
    raw bytea not null,
    size bigint not null,
    whole boolean not null,
    received_at timestamptz not null,
    message_id text,
    sender text,
    sender_name text,
    subject text,
    content_sha256 text,
    outcome text check (outcome in ('ticket', 'message', 'bounce', 'automatic', 'refused', 'duplicate', 'quarantined')),
    reason text,
    conversation uuid,
    ticket bigint,
    waits_for text,
    tries int not null default 0,
    next_try_at timestamptz not null,
    error text,
    settled_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, mailbox, uid_validity, uid)
);
create index mails_by_message_id on mails (tenant_id, message_id);
create index mails_by_hash on mails (tenant_id, mailbox, sha256);
create index mails_due on mails (next_try_at, received_at) where outcome is null and waits_for is null;
create index mails_waiting on mails (tenant_id, waits_for) where waits_for is not null;
create index mails_by_outcome on mails (tenant_id, outcome, received_at);
select guard_rows('mails', true);

-- When a refused sender was told last.
create table refusals (
    tenant_id uuid not null,
    address text not null,
    told_at timestamptz not null,
    primary key (tenant_id, address)
);
select guard_rows('refusals');

-- Files: the bytes once per content, an attachment for each time they were sent.
create table contents (
    tenant_id uuid not null,
    sha256 text not null,
    bytes bytea not null,
    primary key (tenant_id, sha256)
);
alter table contents alter column bytes set storage external; -- most files are compressed already
select guard_rows('contents');

create table attachments (
    tenant_id uuid not null,
    id uuid not null,
    sha256 text not null,
    name text not null,
    content_type text not null,
    size bigint not null,
    inline boolean not null,
    content_id text,
    uploaded_by uuid,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, sha256) references contents (tenant_id, sha256)
);
select guard_rows('attachments');

-- Requests made by form. Key and hash make a repeated call the same call.
create table requests (
    tenant_id uuid not null,
    id uuid not null,
    person uuid not null,
    conversation uuid not null,
    idempotency_key text,
    body_sha256 text not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, person, idempotency_key)
);
select guard_rows('requests');
