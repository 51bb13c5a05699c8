-- Whether the files that a forgotten person sent leave their tickets too.
alter table redaction add column files boolean not null default false;

-- Set for who was forgotten: with their files or without. What they said before may be heard after it.
alter table person add column erased_with_files boolean;
