-- The list of all mails, whatever became of them, newest first.
create index mails_by_time on mails (tenant_id, received_at);
