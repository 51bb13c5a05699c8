-- Somebody who was forgotten: the row stays for what refers to it, with stand-ins in place of who they were.
alter table person add column erased_at timestamptz;

-- Takes a forgotten person's name, address and network out of the audit log; what was done stays. The service may change no line of
-- it otherwise.
create function forget_in_audit(forgotten uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    whose uuid := nullif(current_setting('app.tenant', true), '')::uuid;
    who text := forgotten::text;
begin
    perform from person where tenant_id = whose and id = forgotten and erased_at is not null;
    if not found then
        raise exception 'person % is not erased', forgotten;
    end if;
    update audit set actor_name = null, origin = null where tenant_id = whose and actor = who;
    update audit set subject_name = null, detail = '', origin = case when actor is not null then origin end
    where tenant_id = whose and subject = who;
end $$;
revoke all on function forget_in_audit(uuid) from public;
grant execute on function forget_in_audit(uuid) to ${app_user};
