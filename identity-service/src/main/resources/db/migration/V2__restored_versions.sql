-- The earlier version that a rollback has put in force again as this one.
alter table blueprint add column restored int;
