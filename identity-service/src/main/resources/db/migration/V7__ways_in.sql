-- A provider's name for somebody, and whom of ours it stands for.
create table linked_account (
    tenant_id uuid not null,
    issuer text not null,
    subject text not null,
    provider text not null,
    person uuid not null,
    linked_at timestamptz not null,
    used_at timestamptz not null,
    primary key (tenant_id, issuer, subject),
    foreign key (tenant_id, person) references person (tenant_id, id) on delete cascade
);
select guard_rows('linked_account');
create index linked_account_person on linked_account (tenant_id, person);

-- Somebody whom a provider has vouched for without a proof of their address: joined to an account once they prove that it is theirs.
create table joining (
    tenant_id uuid not null references tenant,
    id_hash text not null,
    issuer text not null,
    subject text not null,
    provider text not null,
    name text not null,
    expires_at timestamptz not null,
    mailed_at timestamptz,
    primary key (tenant_id, id_hash)
);
select guard_rows('joining');
create index joining_account on joining (tenant_id, issuer, subject);

-- By what we prove to a provider who we are.
create table provider_secret (
    tenant_id uuid not null references tenant,
    provider text not null,
    salt text not null,
    sealed text not null,
    set_at timestamptz not null,
    primary key (tenant_id, provider)
);
select guard_rows('provider_secret');

-- Who has given one factor and owes the second is not signed in yet.
alter table sign_in add column pending boolean not null default false;

-- A person's generator of one-time codes (RFC 6238): its key, encrypted, and the last time step a code was taken of.
create table code_generator (
    tenant_id uuid not null,
    person uuid not null,
    salt text not null,
    sealed text not null,
    -- the sign-in that is setting it up: nobody else gets to see the same key
    session uuid not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0,
    primary key (tenant_id, person),
    foreign key (tenant_id, person) references person (tenant_id, id) on delete cascade
);
select guard_rows('code_generator');

-- For who has lost the generator: each serves once.
create table recovery_code (
    tenant_id uuid not null,
    person uuid not null,
    code text not null,
    primary key (tenant_id, person, code),
    foreign key (tenant_id, person) references person (tenant_id, id) on delete cascade
);
select guard_rows('recovery_code');

-- A passkey as its authenticator registered it (WebAuthn level 3 §6.5), for one host.
create table passkey (
    tenant_id uuid not null,
    id text not null,
    person uuid not null,
    host text not null,
    label text not null,
    attestation text not null,
    counter bigint not null,
    made_at timestamptz not null,
    used_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, person) references person (tenant_id, id) on delete cascade
);
select guard_rows('passkey');
create index passkey_person on passkey (tenant_id, person);
create index passkey_host on passkey (tenant_id, host);

-- What an authenticator has to sign, once, in the browser that was asked.
create table challenge (
    tenant_id uuid not null references tenant,
    id_hash text not null,
    challenge text not null,
    expires_at timestamptz not null,
    primary key (tenant_id, id_hash)
);
select guard_rows('challenge');

-- Tokens of a program around the portal that were taken: each lets in once.
create table taken_token (
    tenant_id uuid not null references tenant,
    id_hash text not null,
    expires_at timestamptz not null,
    primary key (tenant_id, id_hash)
);
select guard_rows('taken_token');
