-- Mailboxes beside the first: address, who may open tickets by writing to it, and what a mail to it asks for. The first keeps
-- its columns, which a replica of the version before reads.
alter table tenants add column other_mailboxes jsonb not null default '[]';
