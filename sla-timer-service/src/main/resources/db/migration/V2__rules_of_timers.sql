-- The version of the tenant's rules by which a timer was set; told with its ring.
alter table timer add column rules int not null default 0;
