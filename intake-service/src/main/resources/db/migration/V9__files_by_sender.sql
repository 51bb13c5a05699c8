-- What somebody sent, when they are forgotten with it.
create index attachments_by_sender on attachments (tenant_id, uploaded_by) where uploaded_by is not null;
