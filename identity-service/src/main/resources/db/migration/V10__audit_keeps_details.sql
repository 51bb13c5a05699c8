-- As forget_in_audit(uuid), which a replica of the version before calls; but what was done to a forgotten person keeps its details,
-- such as the rights they had, without their name and address.
create function forget_in_audit(forgotten uuid, address text, name text, stand_in_address text, stand_in text) returns void
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
    update audit set subject_name = null,
        detail = without_person(detail, forget_in_audit.address, forget_in_audit.name, stand_in_address, stand_in),
        origin = case when actor is not null then origin end
    where tenant_id = whose and subject = who;
end $$;
revoke all on function forget_in_audit(uuid, text, text, text, text) from public;
grant execute on function forget_in_audit(uuid, text, text, text, text) to ${app_user};
