create table remark (
    tenant_id uuid not null,
    id uuid not null,
    note uuid not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, note) references note (tenant_id, id)
);
select guard_rows('remark');
