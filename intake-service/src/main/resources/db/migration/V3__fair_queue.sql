-- The queue of each tenant, in the order of arrival. Mails that wait for an account are in it too: they are looked at
-- again when their time comes.
drop index mails_due;
create index mails_queue on mails (tenant_id, received_at, uid) include (next_try_at, id) where outcome is null;

-- The list of all mails is read in this order, so that a page begins where the one before it ended.
drop index mails_by_time;
drop index mails_by_outcome;
create index mails_by_time on mails (tenant_id, received_at, id);
create index mails_by_outcome on mails (tenant_id, outcome, received_at, id);

-- Which word of identity-service's this copy is: an older one, heard late, changes nothing.
alter table people add column sequence bigint not null default 0;
