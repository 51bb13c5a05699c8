-- A mailbox that takes answers to its own mails and opens no tickets. Beside open_to_all, not instead of it: a replica of
-- the version before still reads that column.
alter table tenants add column answers_only boolean not null default false;
