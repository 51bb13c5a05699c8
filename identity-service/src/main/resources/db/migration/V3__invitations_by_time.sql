-- So that nobody can have somebody else written to again and again.
alter table invitation add column issued_at timestamptz not null default '-infinity';
-- how many in a row that were not used, each within a day of the one before
alter table invitation add column issues int not null default 1;
-- Whoever chooses another password ends every sign-in and every authorization of theirs.
create index oauth2_authorization_principal on oauth2_authorization (tenant_id, principal_name);
