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
