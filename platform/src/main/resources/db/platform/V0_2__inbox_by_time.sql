-- Rows come in the order of time, so a few ranges lead to the old ones that are forgotten.
create index inbox_by_time on inbox using brin (heard_at);
