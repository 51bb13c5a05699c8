-- For forgetting the old ones.
create index inbox_by_time on inbox (heard_at);
