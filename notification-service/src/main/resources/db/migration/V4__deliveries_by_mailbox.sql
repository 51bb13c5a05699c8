-- What was sent to somebody, when they want to know or to be forgotten.
create index delivery_by_mailbox on delivery (tenant_id, mailbox);
create index delivery_by_ticket on delivery (tenant_id, ticket) where ticket is not null;
create index thread_mail_by_mailbox on thread_mail (tenant_id, mailbox) where mailbox is not null;
create index bell_by_ticket on bell (tenant_id, ticket) where ticket is not null;
