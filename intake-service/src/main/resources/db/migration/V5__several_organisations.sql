-- Somebody may belong to several organisations (S60). The one there was counts until identity-service says more.
alter table people add column organisations uuid[] not null default '{}';
alter table people add column has_left boolean not null default false;
alter table people no force row level security;
update people set organisations = array[organisation] where organisation is not null;
alter table people force row level security;
