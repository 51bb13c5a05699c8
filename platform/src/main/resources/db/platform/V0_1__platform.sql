-- Run by the schema's owner. The service's own user, ${app_user}, is neither owner nor exempt from row-level security.
alter default privileges in schema public grant select, insert, update, delete on tables to ${app_user};
alter default privileges in schema public grant usage, select on sequences to ${app_user};

-- Every table that holds a tenant's data is given to this function right after its creation.
-- Without app.tenant (and, for worker tables, app.worker) set in the transaction, no row is seen and none can be written.
create function guard_rows(guarded regclass, worker_table boolean default false) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format($policy$create policy own_tenant on %s
        using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
        with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)$policy$, guarded);
    if worker_table then
        execute format($policy$create policy worker on %s using (current_setting('app.worker', true) = 'on')
            with check (current_setting('app.worker', true) = 'on')$policy$, guarded);
    end if;
end $$;

-- Events said but not yet on Kafka. Read in id order by one relay and deleted once acknowledged.
create table outbox (
    id bigint generated always as identity primary key,
    tenant_id uuid not null,
    event_id uuid not null,
    topic text not null,
    key text not null,
    type text not null,
    subject text not null,
    sequence bigint not null,
    said_at timestamptz not null,
    trace_parent text,
    data text not null
);
select guard_rows('outbox', true);

-- Events already worked into this database, so that a second delivery has no second effect.
create table inbox (
    tenant_id uuid not null,
    consumer text not null,
    event_id uuid not null,
    heard_at timestamptz not null default now(),
    primary key (tenant_id, consumer, event_id)
);
select guard_rows('inbox', true);
