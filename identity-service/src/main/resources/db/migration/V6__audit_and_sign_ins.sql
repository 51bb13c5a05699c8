-- Who did what to whom. The service may add and read; only the deletion of a whole tenant removes lines.
create table audit (
    tenant_id uuid not null references tenant,
    id bigint generated always as identity,
    at timestamptz not null,
    action text not null,
    actor_kind text not null,
    actor text,
    actor_name text,
    origin text,
    subject text,
    subject_name text,
    detail text not null,
    primary key (tenant_id, id)
);
select guard_rows('audit');
revoke update, delete, truncate on audit from ${app_user};
create index audit_action on audit (tenant_id, action, id);
create index audit_actor on audit (tenant_id, actor, id) where actor is not null;
create index audit_subject on audit (tenant_id, subject, id) where subject is not null;

-- Sign-ins have a name people can end them by, and say how, by what program and from where; so do the authorizations made by one.
alter table sign_in
    add column id uuid not null default gen_random_uuid(),
    add column how text not null default 'password',
    add column program text not null default '',
    add column origin text not null default '',
    add column seen_at timestamptz;
create unique index sign_in_id on sign_in (tenant_id, id);
create index sign_in_person on sign_in (tenant_id, person);
alter table oauth2_authorization add column sign_in uuid;
create index oauth2_authorization_sign_in on oauth2_authorization (tenant_id, sign_in);

-- From when on a key signs: it is published before, so that whoever checks tokens knows it by then.
alter table signing_key add column signs_from timestamptz;
update signing_key set signs_from = made_at;
alter table signing_key alter column signs_from set not null;
