-- Whether the files that a forgotten person sent leave their tickets too.
alter table redaction add column files boolean not null default false;
