-- What somebody sent, when they want it or want it gone.
create index mails_by_sender on mails (tenant_id, lower(sender)) where sender is not null;
-- Contents that no attachment refers to any more are looked for by their key.
create index attachments_by_content on attachments (tenant_id, sha256);
