-- Lines about an assignment keep names; ids do not lead to them when a person is to be forgotten.
create index history_assigned_from on history (tenant_id, from_value) where kind = 'ASSIGNED';
create index history_assigned_to on history (tenant_id, to_value) where kind = 'ASSIGNED';
