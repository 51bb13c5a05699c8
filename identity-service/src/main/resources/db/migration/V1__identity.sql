-- The operator's register, asked before the tenant is known: which tenants there are, and the names (hosts, mailboxes) only
-- one of them may hold. Without row-level security on purpose: no customer's data is in here.
create table tenant (
    id uuid primary key,
    slug text not null unique,
    registered_at timestamptz not null
);

create table tenant_claim (
    kind text not null check (kind in ('host', 'mailbox')),
    name text not null,
    tenant uuid not null references tenant,
    primary key (kind, name)
);

-- Keys that sign tokens, encrypted with the installation's secret. They belong to the platform, not to a tenant.
create table signing_key (
    id text primary key,
    made_at timestamptz not null,
    salt text not null,
    sealed text not null
);

-- Every version ever applied: the document as written, and as read.
create table blueprint (
    tenant_id uuid not null references tenant,
    version int not null,
    document text not null,
    blueprint text not null,
    applied_at timestamptz not null,
    primary key (tenant_id, version)
);
select guard_rows('blueprint');

create table organisation (
    tenant_id uuid not null references tenant,
    id uuid not null,
    name text not null,
    plan text not null,
    commercial_contact text,
    version bigint not null,
    primary key (tenant_id, id)
);
create unique index organisation_name on organisation (tenant_id, lower(name));
select guard_rows('organisation');

create table person (
    tenant_id uuid not null references tenant,
    id uuid not null,
    address text not null check (address = lower(address)),
    name text not null,
    role text not null,
    organisation uuid,
    password text,
    activated boolean not null,
    may_mail boolean not null,
    language text not null,
    version bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, address),
    foreign key (tenant_id, organisation) references organisation (tenant_id, id)
);
select guard_rows('person');

-- The one invitation of a person that counts: a newer one replaces it, using it up sets used_at.
create table invitation (
    tenant_id uuid not null,
    person uuid not null,
    nonce_hash text not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (tenant_id, person),
    foreign key (tenant_id, person) references person (tenant_id, id)
);
select guard_rows('invitation');

-- Browsers that are signed in, by the hash of their cookie.
create table sign_in (
    tenant_id uuid not null,
    id_hash text not null,
    person uuid not null,
    since timestamptz not null,
    expires_at timestamptz not null,
    primary key (tenant_id, id_hash),
    foreign key (tenant_id, person) references person (tenant_id, id)
);
select guard_rows('sign_in');

create table integrator (
    tenant_id uuid not null references tenant,
    client_id text not null,
    name text not null,
    secret_hash text not null,
    scopes text not null,
    made_at timestamptz not null,
    revoked_at timestamptz,
    primary key (tenant_id, client_id)
);
select guard_rows('integrator');

-- Spring Authorization Server's own table, as its documentation asks for PostgreSQL, with the tenant added: the library knows no
-- tenants, so the row takes the one its transaction has told the database.
create table oauth2_authorization (
    tenant_id uuid not null default nullif(current_setting('app.tenant', true), '')::uuid,
    id varchar(100) not null,
    registered_client_id varchar(100) not null,
    principal_name varchar(200) not null,
    authorization_grant_type varchar(100) not null,
    authorized_scopes varchar(1000),
    attributes text,
    state varchar(500),
    authorization_code_value text,
    authorization_code_issued_at timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata text,
    access_token_value text,
    access_token_issued_at timestamptz,
    access_token_expires_at timestamptz,
    access_token_metadata text,
    access_token_type varchar(100),
    access_token_scopes varchar(1000),
    oidc_id_token_value text,
    oidc_id_token_issued_at timestamptz,
    oidc_id_token_expires_at timestamptz,
    oidc_id_token_metadata text,
    refresh_token_value text,
    refresh_token_issued_at timestamptz,
    refresh_token_expires_at timestamptz,
    refresh_token_metadata text,
    user_code_value text,
    user_code_issued_at timestamptz,
    user_code_expires_at timestamptz,
    user_code_metadata text,
    device_code_value text,
    device_code_issued_at timestamptz,
    device_code_expires_at timestamptz,
    device_code_metadata text,
    primary key (tenant_id, id)
);
create index oauth2_authorization_code on oauth2_authorization (tenant_id, authorization_code_value);
create index oauth2_authorization_refresh on oauth2_authorization (tenant_id, refresh_token_value);
select guard_rows('oauth2_authorization');
