-- Tenants that stand otherwise than the rest, as this service has heard: a suspended one's work rests, an erased one's rows go.
-- One line stays of an erased tenant, so that what comes late of it is dropped; it holds nothing but its id and how much went.
create table tenant_standing (
    tenant_id uuid primary key,
    standing text not null check (standing in ('ACTIVE', 'SUSPENDED', 'ERASED')),
    sequence bigint not null,
    heard_at timestamptz not null default now(),
    erased_at timestamptz,
    -- how many rows of each table went, and what else did
    erased jsonb not null default '{}'
);
select guard_rows('tenant_standing', true);

-- Deletes rows of the transaction's tenant from a guarded table and counts them; in the owner's name, because there are tables (an
-- audit log) of which the service may delete nothing. Only for a tenant of which the word is that it is erased: that word is final,
-- so a service that lied here would have to give up the tenant for it.
create function erase_rows(guarded regclass, most int) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    whose uuid := nullif(current_setting('app.tenant', true), '')::uuid;
    gone bigint;
begin
    perform from tenant_standing where tenant_id = whose and standing = 'ERASED' for update;
    if not found then
        raise exception 'tenant % is not to be erased', whose;
    end if;
    perform from pg_policy join pg_class on pg_class.oid = polrelid
        where polrelid = guarded and polname = 'own_tenant' and relnamespace = 'public'::regnamespace;
    if not found then
        raise exception '% is no guarded table', guarded;
    end if;
    execute format('delete from %1$s where ctid = any (array(select ctid from %1$s where tenant_id = $1 limit $2))', guarded)
        using whose, most;
    get diagnostics gone = row_count;
    if gone > 0 then
        update tenant_standing
        set erased = erased || jsonb_build_object(
            guarded::text, coalesce((erased ->> guarded::text)::bigint, 0) + gone)
        where tenant_id = whose;
    end if;
    return gone;
end $$;
revoke all on function erase_rows(regclass, int) from public;
grant execute on function erase_rows(regclass, int) to ${app_user};

-- Without data: what a compacted topic keeps by that key is to go.
alter table outbox alter column data drop not null;
