-- How a tenant stands: suspended for a while, to be erased at a moment, being erased. Words counts what was said of it.
alter table tenant
    add column words bigint not null default 0,
    add column suspended_at timestamptz,
    add column suspended_because text,
    add column deletion_asked_at timestamptz,
    add column erase_at timestamptz,
    add column erasing boolean not null default false;
create index tenant_to_erase on tenant (erase_at) where erase_at is not null;

-- Erasures begun and, with their certificate, finished. No tenant's data is in here: a name, moments and counts.
create table erasure (
    tenant uuid primary key,
    slug text not null,
    asked_at timestamptz not null,
    begun_at timestamptz not null,
    finished_at timestamptz,
    services text
);
revoke delete, truncate on erasure from ${app_user};
