-- Customers of such a tenant open no tickets here, they only follow them (S57). As the next version of its blueprint says.
alter table tenants add column follow_only boolean not null default false;
